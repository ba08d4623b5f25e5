"""What is asked: the bank, the guide, suggestions, the question list and its file. No Qt."""
