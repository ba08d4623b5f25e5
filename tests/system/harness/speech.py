"""A private speech server with one voice, whose sound goes to a file instead of a loudspeaker.

A file takes sound as fast as it is made. Where a test is about time, the sound goes through
`recorder.py`, which takes it as slowly as a loudspeaker does.
"""

from __future__ import annotations

import contextlib
import os
import struct
import subprocess
import sys
import tempfile
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.services import HarnessError, check_alive, find_program, running, wait_until

VOICE = "espeak-ng"
# The samples in ALSA's file stand behind the usual header of a WAV file.
_HEADER = 44

_SERVER_CONF = """\
LogLevel 4
LogDir "{root}/log"
CommunicationMethod "unix_socket"
SocketPath "{root}/socket"
DisableAutoSpawn
DefaultLanguage "en"
DefaultModule {voice}
AddModule "{voice}" "sd_{voice}" "{voice}.conf"
AudioOutputMethod "alsa"
AudioALSADevice "recorder"
"""

_VOICE_CONF = """\
Debug 0
EspeakIndexing 1
"""

# A device that writes down what it is given, and plays it nowhere.
_SOUND_CONF = """\
pcm.recorder {{
    type file
    slave.pcm {{ type null }}
    file "{sink}"
    format "wav"
}}
pcm.!default pcm.recorder
ctl.!default {{ type hw card 0 }}
"""


@dataclass(frozen=True, slots=True)
class SpeechServer:
    """A running server. `env` is what a program needs to speak through it."""

    env: Mapping[str, str]
    root: Path

    def log(self) -> str:
        """Return what the server wrote down about its work."""
        return (self.root / "log" / "speech-dispatcher.log").read_text(errors="replace")

    def loudness(self) -> int:
        """Return the loudest sample that was played so far, 0 to 32768; 0 is silence."""
        samples, _ = self._sound()
        return max(map(abs, samples), default=0)

    def seconds(self) -> float:
        """Return how much sound was played so far."""
        samples, rate = self._sound()
        return len(samples) / rate

    def _sound(self) -> tuple[array[int], int]:
        """Return the samples, of 16 bits in one channel, and how many there are a second."""
        sound = self.root / "said.wav"
        data = sound.read_bytes() if sound.exists() else b""
        if len(data) <= _HEADER:
            return array("h"), 1
        (rate,) = struct.unpack_from("<I", data, 24)
        return array("h", data[_HEADER : len(data) - len(data) % 2]), rate

    def say(self, text: str) -> None:
        """Let the server's own client say something, and wait until it is said.

        Raises:
            HarnessError: the server did not take it.
        """
        command = [find_program("spd-say"), "--wait", "--", text]
        done = subprocess.run(
            command, env=dict(self.env), capture_output=True, text=True, timeout=30, check=False
        )
        if done.returncode != 0:
            raise HarnessError(f"spd-say: {done.stderr.strip()}")


@contextlib.contextmanager
def start_speech(
    env: Mapping[str, str] | None = None, *, in_real_time: bool = False
) -> Iterator[SpeechServer]:
    """Run a speech server for as long as the block lasts.

    Args:
        env: what the server's own `env` builds on, a display's for instance.
        in_real_time: a sentence takes as long as it does to someone who listens.
    """
    # A socket's path may have 107 characters at most, so not below pytest's deep folders.
    with tempfile.TemporaryDirectory(prefix="speech-", dir="/tmp") as folder:
        root = Path(folder)
        _write_settings(root, in_real_time=in_real_time)
        own = {
            **(os.environ if env is None else env),
            "HOME": folder,
            "XDG_RUNTIME_DIR": folder,
            "ALSA_CONFIG_PATH": f"{root}/sound.conf",
            "SPEECHD_ADDRESS": f"unix_socket:{root}/socket",
        }
        server = SpeechServer(own, root)
        log = root / "server.log"
        command = [find_program("speech-dispatcher"), "--run-single", "--timeout", "0"]
        places = ["--config-dir", f"{root}/etc", "--pid-file", f"{root}/pid"]
        with running([*command, *places], log, own) as process:
            wait_until(lambda: _listens(server, process, log), "the speech server")
            yield server


def _write_settings(root: Path, *, in_real_time: bool) -> None:
    sound = root / "said.wav"
    recorder = f"| {sys.executable} {Path(__file__).with_name('recorder.py')} {sound}"
    for name in ("etc/modules", "log"):
        (root / name).mkdir(parents=True)
    (root / "etc" / "speechd.conf").write_text(_SERVER_CONF.format(root=root, voice=VOICE))
    (root / "etc" / "modules" / f"{VOICE}.conf").write_text(_VOICE_CONF)
    (root / "sound.conf").write_text(_SOUND_CONF.format(sink=recorder if in_real_time else sound))


def _listens(server: SpeechServer, process: subprocess.Popen[bytes], log: Path) -> bool:
    check_alive(process, log)
    return (server.root / "socket").exists()
