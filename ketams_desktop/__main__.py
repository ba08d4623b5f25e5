"""Starts the app: `python -m ketams_desktop`."""

import sys

from ketams_desktop.command_line import main

if __name__ == "__main__":
    sys.exit(main())
