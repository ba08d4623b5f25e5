"""The guide part of the interface."""
