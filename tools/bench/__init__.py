"""The bench: how long a person waits for the app, and how much memory it takes."""
