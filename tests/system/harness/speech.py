"""A private speech server with one voice, whose sound goes to a file instead of a loudspeaker.

The sound goes through `recorder.py`, which takes it as slowly as a loudspeaker does: a sentence
lasts as long as it does to someone who listens, and can be broken off in the middle.
"""

from __future__ import annotations

import contextlib
import os
import signal
import struct
import subprocess
import sys
import tempfile
import time
import wave
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
AudioOutputMethod "libao"
"""

_VOICE_CONF = """\
Debug 0
EspeakIndexing 1
"""

# A device that hands on what it is given, and plays it nowhere. The server reaches it through
# libao: its own way to ALSA waits for the end of a sentence before it stops, unless the device
# is a real one.
_SOUND_CONF = """\
pcm.recorder {{
    type plug
    slave {{
        pcm {{
            type file
            slave.pcm {{ type null }}
            file "{root}/sound"
            format "raw"
        }}
        rate 22050
        channels 1
        format S16_LE
    }}
}}
pcm.!default pcm.recorder
ctl.!default {{ type hw card 0 }}
"""

_LIBAO_CONF = """\
default_driver=alsa
dev=recorder
"""


@dataclass(frozen=True, slots=True)
class SpeechServer:
    """A running server. `env` is what a program needs to speak through it."""

    env: Mapping[str, str]
    root: Path

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """For as long as the block lasts, have the server take what it is asked and not answer."""
        number = int((self.root / "pid").read_text())
        os.kill(number, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(number, signal.SIGCONT)

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

    def wait_for_silence(self, seconds: float = 1.0, within: float = 2.0) -> float:
        """Wait until nothing was played for some seconds; return how much was played in all.

        Raises:
            HarnessError: sound was still being played after `within` seconds.
        """
        deadline = time.monotonic() + within
        heard, since = self.seconds(), time.monotonic()
        while time.monotonic() - since < seconds:
            time.sleep(0.02)
            now = self.seconds()
            if now > heard:
                heard, since = now, time.monotonic()
                if since > deadline:
                    raise HarnessError(f"There is still sound after {within:g} s.")
        return heard

    def save(self, path: Path) -> None:
        """Write what was played so far to a WAV file that other programs can play."""
        samples, rate = self._sound()
        with wave.open(str(path), "wb") as file:
            file.setparams((1, samples.itemsize, rate, 0, "NONE", ""))
            file.writeframes(samples.tobytes())

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
def start_speech(env: Mapping[str, str] | None = None) -> Iterator[SpeechServer]:
    """Run a speech server for as long as the block lasts.

    Args:
        env: what the server's own `env` builds on, a display's for instance.
    """
    # A socket's path may have 107 characters at most, so not below pytest's deep folders.
    with tempfile.TemporaryDirectory(prefix="speech-", dir="/tmp") as folder:
        root = Path(folder)
        _write_settings(root)
        own = {
            **(os.environ if env is None else env),
            "HOME": folder,
            "XDG_RUNTIME_DIR": folder,
            "ALSA_CONFIG_PATH": f"{root}/sound.conf",
            "SPEECHD_ADDRESS": f"unix_socket:{root}/socket",
        }
        server = SpeechServer(own, root)
        log = root / "server.log"
        recorder = [sys.executable, str(Path(__file__).with_name("recorder.py"))]
        command = [find_program("speech-dispatcher"), "--run-single", "--timeout", "0"]
        places = ["--config-dir", f"{root}/etc", "--pid-file", f"{root}/pid"]
        sound = [f"{root}/sound", f"{root}/said.wav"]
        with (
            running([*recorder, *sound], root / "recorder.log", own),
            running([*command, *places], log, own) as process,
        ):
            wait_until((root / "said.wav").exists, "the recorder")
            wait_until(lambda: _listens(server, process, log), "the speech server")
            yield server


def _write_settings(root: Path) -> None:
    for name in ("etc/modules", "log"):
        (root / name).mkdir(parents=True)
    (root / "etc" / "speechd.conf").write_text(_SERVER_CONF.format(root=root, voice=VOICE))
    (root / "etc" / "modules" / f"{VOICE}.conf").write_text(_VOICE_CONF)
    (root / ".libao").write_text(_LIBAO_CONF)
    os.mkfifo(root / "sound")
    (root / "sound.conf").write_text(_SOUND_CONF.format(root=root))


def _listens(server: SpeechServer, process: subprocess.Popen[bytes], log: Path) -> bool:
    check_alive(process, log)
    return (server.root / "socket").exists()
