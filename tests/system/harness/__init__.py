"""Private system services for tests: a display, message buses, a print queue, speech.

Each is a context manager that starts a service of its own in a temporary folder and takes
all of it away at the end, also when the test fails. Nothing here knows about the app.
"""
