"""Has the C library of Linux keep nothing at hand that was given back to it.

For each thread the GNU C library keeps some pieces of memory of each size ready for the next small
wish, with what was last written into them, and never overwrites them. Those of the app's own thread
can be taken and filled; those of other libraries' threads cannot be reached: a word of a list that
a screen reader had asked for was found there. Only at the start of a process can it be told to keep
none. So a waiting room starts the app's own program once more, in the same process, before anything
else is loaded.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping

_VARIABLE = "GLIBC_TUNABLES"
_NONE_AT_HAND = "glibc.malloc.tcache_count=0"


def start_with_nothing_at_hand(environment: Mapping[str, str] = os.environ) -> None:
    """Start this program anew in its own place, unless it was started so. Never fails.

    Returns where there is nothing to do: another system, a login that has set it, or a system
    that refuses.
    """
    told = environment.get(_VARIABLE, "")
    if not sys.platform.startswith("linux") or _NONE_AT_HAND in told:
        return
    wanted = ":".join(x for x in (told, _NONE_AT_HAND) if x)
    with contextlib.suppress(OSError):
        env = {**environment, _VARIABLE: wanted}
        os.execve(sys.executable, own_command(), env)  # noqa: S606 - the program that runs already


def own_command() -> list[str]:
    """Return the words that this process was started with."""
    is_frozen = getattr(sys, "frozen", False)
    return [sys.executable, *(sys.argv[1:] if is_frozen else sys.orig_argv[1:])]
