"""Takes sound from ALSA's file device as slowly as a loudspeaker does, and writes it down.

    recorder.py FILE < sound in the form of a WAV file

Each time the device is opened this starts anew, and goes on writing where the last one ended.
It runs by itself: nothing of the harness is imported.
"""

from __future__ import annotations

import fcntl
import struct
import sys
import time
from pathlib import Path

HEADER = 44
#: Where the header says how many bytes a second takes.
BYTES_A_SECOND = 28
#: What lies in the pipe is lost to whoever wants to be quiet at once, so it holds little.
PIPE_SIZE = 4096
PART = 2048


def main(target: Path) -> int:
    """Copy the sound; return the exit code."""
    fcntl.fcntl(sys.stdin.fileno(), fcntl.F_SETPIPE_SZ, PIPE_SIZE)
    sound = sys.stdin.buffer
    header = sound.read(HEADER)
    if len(header) < HEADER:
        return 0
    (speed,) = struct.unpack_from("<I", header, BYTES_A_SECOND)
    with target.open("ab") as file:
        if file.tell() == 0:
            file.write(header)
        start, taken = time.monotonic(), 0
        while part := sound.read1(PART):
            file.write(part)
            file.flush()
            taken += len(part)
            time.sleep(max(0.0, start + taken / speed - time.monotonic()))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
