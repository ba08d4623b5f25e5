"""The widgets part of the interface."""
