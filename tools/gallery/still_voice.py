"""A voice that says nothing and never ends, for pictures of the app as it reads aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ketams_desktop.desktop.speech import Voice

NAMES = ("English (America)", "English (Great Britain)", "English (Received Pronunciation)")


class StillVoice(QObject):
    """Stands for the system's voice."""

    opened = Signal()
    missing = Signal()
    ended = Signal()
    failed = Signal()

    def __init__(self, *, is_open: bool = True) -> None:
        super().__init__()
        self.is_open = is_open

    def voices(self) -> Sequence[Voice]:
        """Return some voices to choose from."""
        return tuple(Voice(name, name) for name in NAMES)

    def set_voice(self, voice_id: str) -> None:
        """Take any voice."""

    def set_rate(self, rate: float) -> None:
        """Take any rate."""

    def say(self, text: str) -> None:
        """Say nothing."""

    def hush(self) -> None:
        """Stay quiet."""

    def close(self) -> None:
        """Go."""
        self.deleteLater()
