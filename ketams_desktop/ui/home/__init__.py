"""The home part of the interface."""
