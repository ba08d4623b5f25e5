"""What strace saw of the sockets that were opened and of the programs that were started."""

from __future__ import annotations

import re

_SOCKET = re.compile(r"socket\((AF_[A-Z0-9_]+)")
_PROGRAM = re.compile(r'execve\("([^"]*)".* = 0$')
#: To the display, the print system, the voice and the message bus, all on this computer.
LOCAL = {"AF_UNIX"}


def socket_families(text: str) -> set[str]:
    """Return the families of the sockets that were opened."""
    return {found[1] for line in text.splitlines() if (found := _SOCKET.search(line))}


def programs(text: str) -> list[str]:
    """Return the programs that were started, in order."""
    return [found[1] for line in text.splitlines() if (found := _PROGRAM.search(line))]
