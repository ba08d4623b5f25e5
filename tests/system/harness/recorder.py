"""Takes sound from a named pipe as slowly as a loudspeaker does, and writes it to a WAV file.

    recorder.py PIPE FILE

The sound is bare samples of 16 bits in one channel, RATE a second. It runs by itself, until it
is ended: nothing of the harness is imported.
"""

from __future__ import annotations

import fcntl
import os
import select
import struct
import sys
import time
from pathlib import Path

RATE = 22_050
WIDTH = 2
#: What lies in the pipe is still heard after someone wants to be quiet, so it holds little.
PIPE_SIZE = 4096
PART = 1024
#: How long to wait for the next speaker when there is none.
REST = 0.02
UNKNOWN = 0x7FFFFFFF


def header() -> bytes:
    """Return the head of a WAV file whose length is not known yet."""
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, RATE * WIDTH, WIDTH, 8 * WIDTH)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", UNKNOWN)
    return struct.pack("<4sI", b"RIFF", UNKNOWN) + body


def record(pipe: Path, target: Path) -> None:
    """Copy the sound for ever."""
    sound = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    fcntl.fcntl(sound, fcntl.F_SETPIPE_SZ, PIPE_SIZE)
    with target.open("wb") as file:
        file.write(header())
        file.flush()
        heard_until = 0.0
        while True:
            select.select([sound], [], [])
            try:
                part = os.read(sound, PART)
            except BlockingIOError:
                continue
            if not part:
                time.sleep(REST)
                continue
            file.write(part)
            file.flush()
            heard_until = max(heard_until, time.monotonic()) + len(part) / (RATE * WIDTH)
            time.sleep(max(0.0, heard_until - time.monotonic()))


if __name__ == "__main__":
    record(Path(sys.argv[1]), Path(sys.argv[2]))
