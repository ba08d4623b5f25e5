"""The content checks: small functions that look at what was read and yield findings."""
