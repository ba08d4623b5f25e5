"""The weigh-it-up part of the interface."""
