"""The interface's words: taken out of the code for translators, and compiled for the app."""
