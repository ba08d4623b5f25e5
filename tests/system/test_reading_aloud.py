"""Pages read aloud by a real voice, into a file, as slowly as someone hears them."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from harness.accessibility import AccessibilityBus, open_accessibility_bus
from harness.display import Display
from harness.services import wait_until
from harness.session_bus import SessionBus, start_session_bus
from harness.speech import SpeechServer, start_speech
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from real_app import ScreenReader, complaints, started_app

from ketams_desktop.desktop import voice_engine
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.desktop.speech import Speech, SpeechState
from ketams_desktop.library.blocks import CalloutKind
from ketams_desktop.library.library import Library
from ketams_desktop.library.spoken import SpokenWords, spoken_page
from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.bank import Bank

#: Words a minute. The voice's own rate is 175; a pause after each sentence comes on top.
SLOWEST, FASTEST = 110, 230
LONG = (
    "Falls are already common with this illness, and being dizzy could make a fall more likely, "
    "though no study has counted how often that comes true."
)
WORDS = SpokenWords(
    in_short="In short:",
    callouts=dict.fromkeys(CalloutKind, "Good to know"),
    item="{number}: {text}",
    cannot_draw="We cannot draw this.",
    question="A question that you can ask:",
    cell="{column}: {text}",
    scorecard="{title}: {met} of {all}.",
    reading_scores="{words} words, grade {grade}.",
)


@pytest.fixture
def voice(
    speech: SpeechServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[Speech]:
    """The app's own speech, in this process, on the private server."""
    del qtbot
    for name, value in speech.env.items():
        monkeypatch.setenv(name, value)
    reading = Speech(SettingsStore(tmp_path / "settings.json"), "en")
    yield reading
    reading.stop()
    reading.close()


def shortest_page(pack: Path) -> list[str]:
    """Return the sentences of the page that takes the least time."""
    library = Library.open(pack)
    bank = Bank.from_library(library)

    def question(question_id: str) -> str:
        return bank.question(question_id).text(Answers().reader)

    pages = [
        [x.text for x in spoken_page(library.page(head.id), library, question, WORDS)]
        for head in library.page_heads()
    ]
    library.close()
    return min(pages, key=lambda sentences: sum(map(len, sentences)))


def test_page_read_aloud_lasts_as_long_as_its_text_needs(
    voice: Speech, speech: SpeechServer, compiled_pack: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    sentences = shortest_page(compiled_pack)
    words = sum(len(sentence.split()) for sentence in sentences)
    assert words > 150
    heard: list[int] = []
    voice.sentence_started.connect(heard.append)
    voice.trouble.connect(pytest.fail)
    with qtbot.waitSignal(voice.finished, timeout=words * 60_000 // SLOWEST + 30_000):
        voice.play(sentences)
    speech.wait_for_silence()
    assert heard == list(range(len(sentences)))
    assert words * 60 / FASTEST < speech.seconds() < words * 60 / SLOWEST
    assert speech.loudness() > 3000
    target = tmp_path / "page.wav"
    speech.save(target)
    with wave.open(str(target)) as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(speech.seconds())


def test_pause_stops_the_sound_and_resume_says_the_whole_sentence_again(
    voice: Speech, speech: SpeechServer, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(voice.finished, timeout=60_000):
        voice.play([LONG])
    whole = speech.wait_for_silence()
    assert whole > 5

    started: list[int] = []
    voice.sentence_started.connect(started.append)
    voice.play(["Yes.", LONG, "No."])
    qtbot.waitUntil(lambda: started == [0, 1], timeout=20_000)
    begun = speech.seconds()
    qtbot.waitUntil(lambda: speech.seconds() > begun + 1.5, timeout=20_000)
    voice.pause()
    paused = speech.wait_for_silence(within=1.0)
    assert paused < begun + whole - 1
    assert voice.state is SpeechState.PAUSED

    voice.resume()
    qtbot.waitUntil(lambda: started == [0, 1, 1, 2], timeout=60_000)
    assert speech.seconds() - paused == pytest.approx(whole, abs=0.7)
    voice.stop()
    assert speech.wait_for_silence(within=1.0) < paused + whole + 1.5


def test_stop_stops_the_sound_and_the_next_page_is_heard(
    voice: Speech, speech: SpeechServer, qtbot: QtBot
) -> None:
    voice.play([LONG, LONG])
    qtbot.waitUntil(lambda: speech.seconds() > 1, timeout=20_000)
    voice.stop()
    stopped = speech.wait_for_silence(within=1.0)
    assert stopped < 3
    with qtbot.waitSignal(voice.finished, timeout=20_000):
        voice.play(["Yes."])
    assert speech.wait_for_silence() > stopped


def test_rate_and_voice_are_heard(voice: Speech, speech: SpeechServer, qtbot: QtBot) -> None:
    lengths = []
    for rate in (0, 2, -2):
        before = speech.seconds()
        voice.set_rate(rate)
        with qtbot.waitSignal(voice.finished, timeout=60_000):
            voice.play([LONG])
        lengths.append(speech.wait_for_silence() - before)
    usual, fast, slow = lengths
    assert fast < 0.8 * usual
    assert slow > 1.2 * usual
    ids = [each.id for each in voice.voices()]
    assert ids[0] == "en_US English (America)"
    assert len(ids) > 2
    assert not [x for x in ids if "+" in x]
    voice.set_voice(ids[-1])
    with qtbot.waitSignal(voice.finished, timeout=60_000):
        voice.play(["Yes."])


def test_without_a_server_it_says_what_to_install(
    voice: Speech, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path}/none")
    told: list[str] = []
    voice.trouble.connect(told.append)
    voice.play([LONG])
    qtbot.waitUntil(lambda: told != [], timeout=20_000)
    assert "speech-dispatcher and espeak-ng" in told[0]
    assert voice.state is SpeechState.SILENT


class Ticks(QTimer):
    """Counts how often the event loop comes round, which a window needs to be of use."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.timeout.connect(self._tick)
        self.start(10)

    def _tick(self) -> None:
        self.count += 1


def wait_until_told(told: list[str], voice: Speech, qtbot: QtBot) -> None:
    """Wait for the sentence about a voice that hangs, while the event loop goes on."""
    ticks = Ticks()
    qtbot.waitUntil(lambda: told != [], timeout=20_000)
    assert ticks.count > 50
    assert "has stopped answering" in told[0]
    assert voice.state is SpeechState.SILENT


def test_server_that_does_not_answer_holds_no_window_up_and_is_told(
    voice: Speech, speech: SpeechServer, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(voice_engine, "_OPEN_MS", 2000)
    told: list[str] = []
    voice.trouble.connect(told.append)
    with speech.held():
        voice.play([LONG])
        assert not voice.is_ready
        wait_until_told(told, voice, qtbot)
    with qtbot.waitSignal(voice.finished, timeout=60_000):
        voice.play(["Yes."])
    assert speech.seconds() > 0


def test_server_that_stops_answering_in_a_sentence_can_be_stopped_and_closed(
    voice: Speech, speech: SpeechServer, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(voice_engine, "_BEGIN_MS", 1000)
    told: list[str] = []
    voice.trouble.connect(told.append)
    voice.play([LONG])
    qtbot.waitUntil(lambda: speech.seconds() > 1, timeout=20_000)
    with speech.held():
        voice.stop()
        assert voice.state is SpeechState.SILENT
        voice.play(["Yes."])
        wait_until_told(told, voice, qtbot)
    with qtbot.waitSignal(voice.finished, timeout=60_000):
        voice.play(["Yes."])


# The whole app ------------------------------------------------------------------------------


@pytest.fixture
def desktop(display: Display) -> Iterator[tuple[SessionBus, SpeechServer]]:
    """A desktop with a speech server."""
    with start_session_bus(display.env) as bus, start_speech(bus.env) as server:
        yield bus, server


@pytest.fixture
def bus(desktop: tuple[SessionBus, SpeechServer]) -> Iterator[AccessibilityBus]:
    """The bus on which a screen reader of that desktop would listen."""
    with open_accessibility_bus(desktop[0]) as opened:
        yield opened


def test_app_reads_a_page_pauses_and_falls_silent_when_it_is_left_or_ended(
    desktop: tuple[SessionBus, SpeechServer],
    bus: AccessibilityBus,
    compiled_pack: Path,
    tmp_path: Path,
) -> None:
    server = desktop[1]
    library = Library.open(compiled_pack)
    page = library.page("bladder")
    section = library.section(page.section)
    library.close()
    with started_app(server.env, tmp_path, tmp_path / "data", compiled_pack) as program:
        reader = ScreenReader(bus, program)
        reader.go("Learn", "Learn")
        reader.go(section.title, section.title)
        reader.go(page.title, page.title)
        assert server.seconds() == 0

        reader.press("Listen")
        wait_until(lambda: server.seconds() > 1, "a voice")
        reader.press("Pause")
        paused = server.wait_for_silence()
        reader.press("Play")
        wait_until(lambda: server.seconds() > paused + 1, "the voice again")
        reader.go(reader.rail("Learn"), "Learn")
        left = server.wait_for_silence()

        reader.go(section.title, section.title)
        reader.go(page.title, page.title)
        assert server.wait_for_silence() == left
        reader.press("Listen")
        wait_until(lambda: server.seconds() > left + 1, "the voice on the page again")
        program.process.terminate()
        assert program.wait() == 0
        server.wait_for_silence()
        assert complaints(program) == []
