"""The help part of the interface."""
