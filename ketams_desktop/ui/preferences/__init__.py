"""The preferences part of the interface."""
