"""What is read: blocks, records, the content pack, search. No Qt, no Markdown, no YAML."""
