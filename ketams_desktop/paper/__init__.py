"""What is taken away: the sheet as data, and Typst typesetting. No Qt."""
