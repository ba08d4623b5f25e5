"""The system's own voice, through Qt. Imported when something is first read aloud.

Engines differ in what they report and when. Here this becomes one promise: `ended` comes
once, for the sentence said last, when it was spoken to its end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from ketams_desktop.desktop.speech import Voice

#: Qt's engine that makes no sound, for tests of Qt itself.
_SILENT = "mock"
#: espeak-ng lists its voices by their files' names; these are the plain ones of their countries.
_FIRST = ("English (America)", "English (Great Britain)")
#: Engines report a stop late or, when nothing had begun, never: then it counts after this.
_SETTLED_MS = 400
#: Longer than this no sentence needs to begin; an engine that is silent for longer is dead.
_BEGIN_MS = 15_000
#: A slow voice needs half a second a word.
_MS_A_WORD = 1_500


class _Phase(Enum):
    QUIET = auto()
    STARTING = auto()
    SPEAKING = auto()
    STOPPING = auto()


class VoiceEngine(QObject):
    """Says one sentence at a time in a language of the content."""

    ended = Signal()
    failed = Signal()

    def __init__(
        self, tts: QTextToSpeech, voices: dict[str, QVoice], parent: QObject | None = None
    ) -> None:
        """Speak through `tts`. `voices` are those to choose from, by id, the usual one first."""
        super().__init__(parent)
        self._tts, self._voices = tts, voices
        self._phase = _Phase.QUIET
        self._text, self._next = "", ""
        tts.setParent(self)
        tts.stateChanged.connect(self._on_state)
        self._settled = self._timer(_SETTLED_MS, self._on_settled)
        self._watch = self._timer(_BEGIN_MS, self._on_silence)

    def voices(self) -> Sequence[Voice]:
        """Return the voices to choose from."""
        return tuple(Voice(key, voice.name()) for key, voice in self._voices.items())

    def set_voice(self, voice_id: str) -> None:
        """Speak with a voice from the next sentence on; an unknown one is the usual one."""
        usual = next(iter(self._voices.values()))
        voice = self._voices.get(voice_id, usual)
        self._tts.setLocale(voice.locale())
        self._tts.setVoice(voice)

    def set_rate(self, rate: float) -> None:
        """Speak faster or slower from the next sentence on; -1 to 1, 0 is the voice's own."""
        self._tts.setRate(rate)

    def say(self, text: str) -> None:
        """Say a sentence in place of any other."""
        if self._phase is _Phase.QUIET:
            self._start(text)
        else:
            self.hush()
            self._next = text

    def hush(self) -> None:
        """Be quiet at once. The sentence that was being said does not count as ended."""
        self._next = ""
        self._watch.stop()
        if self._phase in (_Phase.STARTING, _Phase.SPEAKING):
            self._phase = _Phase.STOPPING
            self._settled.start()
            self._tts.stop(QTextToSpeech.BoundaryHint.Immediate)

    def close(self) -> None:
        """Let go of the system's voice."""
        self._tts.stateChanged.disconnect(self._on_state)
        self.deleteLater()

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def _start(self, text: str) -> None:
        self._phase, self._text, self._next = _Phase.STARTING, text, ""
        self._watch.start(_BEGIN_MS)
        self._tts.say(text)

    def _on_state(self, state: QTextToSpeech.State) -> None:
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
            self._tts.stop(QTextToSpeech.BoundaryHint.Immediate)

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
        self.hush()
        self._fail()

    def _fail(self) -> None:
        self._watch.stop()
        self._settled.stop()
        self._phase, self._next = _Phase.QUIET, ""
        self.failed.emit()


def open_engine(language: str, parent: QObject) -> VoiceEngine | None:
    """Return the system's voice, or None where none speaks `language`."""
    for name in QTextToSpeech.availableEngines():
        if name == _SILENT:
            continue
        tts = QTextToSpeech(name)
        voices = voices_for(tts, language)
        if voices:
            return VoiceEngine(tts, voices, parent)
    return None


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
