"""The reader part of the interface."""
