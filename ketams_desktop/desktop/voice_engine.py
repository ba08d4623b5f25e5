"""The system's own voice, through Qt. Imported when something is first read aloud.

Engines differ in what they report and when. Here this becomes one promise: `ended` comes
once, for the sentence said last, when it was spoken to its end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import Q_ARG, QLocale, QMetaObject, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from ketams_desktop.desktop.speech import Voice
from ketams_desktop.desktop.voice_thread import VoiceThread

#: Qt's engine that makes no sound, for tests of Qt itself; and what stands for no engine.
_SILENT, _NONE = "mock", "none"
#: espeak-ng lists its voices by their files' names; these are the plain ones of their countries.
_FIRST = ("English (America)", "English (Great Britain)")
#: Engines report a stop late or, when nothing had begun, never: then it counts after this.
_SETTLED_MS = 400
#: Longer than this no sentence needs to begin; an engine that is silent for longer is dead.
_BEGIN_MS = 15_000
#: A server may have to be started first, on an old computer; after this it is dead, too.
_OPEN_MS = 30_000
#: A slow voice needs half a second a word.
_MS_A_WORD = 1_500


class _Phase(Enum):
    OPENING = auto()
    QUIET = auto()
    STARTING = auto()
    SPEAKING = auto()
    STOPPING = auto()
    CLOSED = auto()


class VoiceEngine(QObject):
    """Says one sentence at a time in a language of the content.

    What it is asked before it has found its voice it does then.
    """

    opened = Signal()
    missing = Signal()
    ended = Signal()
    failed = Signal()

    def __init__(
        self,
        make: Callable[[], QTextToSpeech],
        names: Sequence[str],
        language: str,
        parent: QObject | None = None,
        *,
        is_apart: bool = False,
    ) -> None:
        """Look for a voice.

        Args:
            make: makes Qt's part, without an engine.
            names: the engines to try, in order.
            language: what the voice must speak, such as "en".
            parent: owns this.
            is_apart: whether Qt's part lives in a thread of its own.
        """
        super().__init__(parent)
        self._names, self._language = list(names), language
        self._voices: dict[str, QVoice] = {}
        self._voice, self._rate = "", 0.0
        self._phase = _Phase.OPENING
        self._text, self._next = "", ""
        self._settled = self._timer(_SETTLED_MS, self._on_settled)
        self._watch = self._timer(_BEGIN_MS, self._on_silence)
        self._thread = VoiceThread(make, is_apart=is_apart)
        self._tts = self._thread.voice
        self._tts.engineChanged.connect(self._on_engine)
        QTimer.singleShot(0, self, self._try_next)

    @property
    def is_open(self) -> bool:
        """Whether the voice has been found."""
        return self._phase not in (_Phase.OPENING, _Phase.CLOSED)

    def voices(self) -> Sequence[Voice]:
        """Return the voices to choose from; none before it is open."""
        return tuple(Voice(key, voice.name()) for key, voice in self._voices.items())

    def set_voice(self, voice_id: str) -> None:
        """Speak with a voice from the next sentence on; an unknown one is the usual one."""
        self._voice = voice_id
        if not self.is_open:
            return
        usual = next(iter(self._voices.values()))
        voice = self._voices.get(voice_id, usual)
        self._ask("setLocale", QLocale, voice.locale())
        self._ask("setVoice", QVoice, voice)

    def set_rate(self, rate: float) -> None:
        """Speak faster or slower from the next sentence on; -1 to 1, 0 is the voice's own."""
        self._rate = rate
        if self.is_open:
            self._ask("setRate", float, rate)

    def say(self, text: str) -> None:
        """Say a sentence in place of any other."""
        if self._phase is _Phase.QUIET:
            self._start(text)
            return
        self.hush()
        self._next = text
        if self._phase is _Phase.OPENING and not self._watch.isActive():
            self._watch.start(_OPEN_MS)

    def hush(self) -> None:
        """Be quiet at once. The sentence that was being said does not count as ended."""
        self._next = ""
        if self._phase is not _Phase.OPENING:
            self._watch.stop()
        if self._phase in (_Phase.STARTING, _Phase.SPEAKING):
            self._phase = _Phase.STOPPING
            self._settled.start()
            self._ask("stop")

    def close(self) -> None:
        """Let go of the system's voice."""
        self._watch.stop()
        self._settled.stop()
        self._phase = _Phase.CLOSED
        self._thread.end()
        self.deleteLater()

    # Finding it ---------------------------------------------------------------------------------

    @Slot()
    def _try_next(self) -> None:
        if self._phase is not _Phase.OPENING:
            return
        if self._names:
            self._watch.start(_OPEN_MS)
            self._ask("setEngine", str, self._names.pop(0))
        else:
            self._watch.stop()
            self.missing.emit()

    @Slot(str)
    def _on_engine(self, _name: str) -> None:
        if self._phase is not _Phase.OPENING:
            return
        self._voices = voices_for(self._tts, self._language)
        if not self._voices:
            self._try_next()
            return
        self._watch.stop()
        self._phase = _Phase.QUIET
        self._tts.stateChanged.connect(self._on_state)
        self.set_rate(self._rate)
        self.set_voice(self._voice)
        if self._next:
            self._start(self._next)
        self.opened.emit()

    def _ask(self, what: str, kind: type | None = None, value: Any = None) -> None:  # noqa: ANN401
        """Have Qt's part do something, in its own thread: whatever hangs there holds nothing up."""
        given = () if kind is None else (Q_ARG(kind, value),)
        QMetaObject.invokeMethod(self._tts, what, Qt.ConnectionType.AutoConnection, *given)

    # What is said -------------------------------------------------------------------------------

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def _start(self, text: str) -> None:
        self._phase, self._text, self._next = _Phase.STARTING, text, ""
        self._watch.start(_BEGIN_MS)
        self._ask("say", str, text)

    @Slot(QTextToSpeech.State)
    def _on_state(self, state: QTextToSpeech.State) -> None:
        if self._phase is _Phase.CLOSED:
            return
        if state is QTextToSpeech.State.Error:
            self._fail()
        elif state is QTextToSpeech.State.Speaking:
            self._on_speaking()
        elif state is QTextToSpeech.State.Ready:
            self._on_ready()

    def _on_speaking(self) -> None:
        if self._phase is _Phase.STARTING:
            self._phase = _Phase.SPEAKING
            self._watch.start(_BEGIN_MS + len(self._text.split()) * _MS_A_WORD)
        elif self._phase is _Phase.STOPPING:
            # It began before it heard of the stop.
            self._ask("stop")

    def _on_ready(self) -> None:
        if self._phase is _Phase.SPEAKING:
            self._phase = _Phase.QUIET
            self._watch.stop()
            self.ended.emit()
        elif self._phase is _Phase.STOPPING:
            self._on_settled()

    def _on_settled(self) -> None:
        self._settled.stop()
        if self._phase is _Phase.STOPPING:
            self._phase = _Phase.QUIET
            if self._next:
                self._start(self._next)

    def _on_silence(self) -> None:
        if self._phase is _Phase.OPENING and not self._next:
            return  # nobody waits for it any more; the next sentence will
        self.hush()
        self._fail()

    def _fail(self) -> None:
        self._watch.stop()
        self._settled.stop()
        self._next = ""
        if self.is_open:
            self._phase = _Phase.QUIET
        self.failed.emit()


def open_engine(language: str, parent: QObject) -> VoiceEngine | None:
    """Return the system's voice, which looks for itself; None where Qt knows no engine."""
    names = [name for name in QTextToSpeech.availableEngines() if name != _SILENT]
    if not names:
        return None
    is_apart = sys.platform.startswith("linux")
    return VoiceEngine(lambda: QTextToSpeech(_NONE), names, language, parent, is_apart=is_apart)


def voices_for(tts: QTextToSpeech, language: str) -> dict[str, QVoice]:
    """Return the voices that speak `language` by their ids, the most fitting first."""
    spoken, own = QLocale(language).language(), QLocale.system()
    own_country = (own if own.language() is spoken else QLocale(language)).name()
    usual = tts.voice().name()
    found: list[QVoice] = []
    for locale in tts.availableLocales():
        if locale.language() is spoken:
            tts.setLocale(locale)
            found += tts.availableVoices()
    names = {voice.name() for voice in found}
    # espeak-ng has each voice in a hundred colors, from "+Adam" to "+whisper".
    plain = [voice for voice in found if voice.name().split("+")[0] not in names - {voice.name()}]
    plain.sort(
        key=lambda voice: (
            voice.locale().name() != own_country,
            voice.name() not in _FIRST,
            voice.name() != usual,
        )
    )
    return {f"{voice.locale().name()} {voice.name()}": voice for voice in plain}
