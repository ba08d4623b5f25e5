"""Listening to a page: the button, the bar, the light, and when it ends."""

from __future__ import annotations

import pytest
from conftest import Start
from driving import Driver
from layout_rules import layout_faults
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ketams_desktop.desktop.speech import SpeechState
from ketams_desktop.library.spoken import TOP
from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.choices import ChoiceButton
from ketams_desktop.ui.reader.block_column import BlockColumn
from ketams_desktop.ui.reader.listen_bar import ListenBar
from ketams_desktop.ui.reader.page_screen import PageScreen
from ketams_desktop.ui.reader.spoken_words import sentences_on
from ketams_desktop.ui.widgets.prose import Prose

PAGE = "cut-off-or-dizzy"


def bar_of(app: Driver) -> ListenBar:
    """Return the bar, open or not."""
    return app.window.findChildren(ListenBar)[-1]


def lit(app: Driver) -> int | None:
    """Return the place of the block that is lit."""
    block = app.one(PageScreen).bookmark.block
    return None if block < 0 else block


def marked(app: Driver) -> str:
    """Return the sentence that is marked in the text, or nothing."""
    found = [x.selectedText() for x in app.all_of(Prose) if x.hasSelectedText()]
    assert len(found) <= 1
    return found[0] if found else ""


def listen(app: Driver, page: str = PAGE) -> Driver:
    """Go to a page and press Listen."""
    app.go(Screen.PAGE, page).press("Listen")
    app.wait_until(lambda: app.voice.now != "")
    return app.settle()


def texts(app: Driver, page: str = PAGE) -> list[str]:
    return [x.text for x in sentences_on(app.services.library.page(page), app.services)]


def test_page_begins_without_a_bar_and_without_a_voice(app: Driver) -> None:
    app.go(Screen.PAGE, PAGE)
    assert app.all_of(ListenBar) == []
    assert not app.services.speech.is_ready
    body = app.all_of(Pane)[0].height()
    listen(app)
    assert app.all_of(Pane)[0].height() < body
    app.press("Stop")
    assert app.all_of(Pane)[0].height() == body


def test_listen_reads_every_sentence_and_lights_its_block(app: Driver) -> None:
    listen(app)
    sentences = sentences_on(app.services.library.page(PAGE), app.services)
    heard: list[tuple[int, str]] = []
    bar_of(app).sentence_started.connect(lambda block, text: heard.append((block, text)))
    for sentence in sentences:
        assert app.voice.now == sentence.text
        assert lit(app) == (sentence.block if sentence.block != TOP else None)
        part = app.one(BlockColumn).parts[sentence.block] if sentence.block != TOP else None
        if isinstance(part, Prose):
            assert marked(app) == sentence.text
        app.voice.end()
        app.settle()
    assert heard == [(x.block, x.text) for x in sentences[1:]]
    assert app.voice.said == [x.text for x in sentences]
    # At the end no sentence is marked; the place in the text and the bar stay.
    assert marked(app) == ""
    assert lit(app) == sentences[-1].block
    assert app.button("Play").hasFocus()


def test_block_that_is_read_is_in_view(app: Driver) -> None:
    listen(app)
    column = app.one(BlockColumn)
    bar_of(app).start_from(len(column.parts) - 1)
    app.settle()
    last = column.parts[-1]
    assert last is not None
    assert not last.visibleRegion().isEmpty()


def test_pause_and_play_are_one_button_and_keep_the_sentence(app: Driver) -> None:
    listen(app)
    app.voice.end()
    pause = app.button("Pause")
    assert pause.hasFocus()
    place = pause.geometry().topLeft()
    app.press(pause)
    assert app.voice.now == ""
    play = app.button("Play")
    assert play is pause
    assert play.geometry().topLeft() == place
    app.press(play)
    assert app.voice.said == [*texts(app)[:2], texts(app)[1]]


def test_stop_closes_the_bar_and_gives_the_keyboard_back(app: Driver) -> None:
    listen(app)
    QTest.keyClick(app.button("Pause"), Qt.Key.Key_Tab)
    assert app.button("Stop").hasFocus()
    QTest.keyClick(app.button("Stop"), Qt.Key.Key_Space)
    app.settle()
    assert app.all_of(ListenBar) == []
    assert app.voice.now == ""
    assert app.button("Listen").hasFocus()
    assert marked(app) == ""


def test_slower_and_faster_have_words_and_ends(app: Driver) -> None:
    listen(app)
    assert app.says("Speed: usual")
    app.press("Slower").press("Slower")
    assert app.says("Speed: very slow")
    assert not app.button("Slower").isEnabled()
    assert app.voice.rate < 0
    app.press("Faster")
    assert app.says("Speed: slow")
    assert app.button("Slower").isEnabled()
    assert app.services.settings.value.speech_rate == -1


def test_voice_is_chosen_in_place_and_kept(app: Driver) -> None:
    listen(app).press("Voice")
    voices = [x for x in app.all_of(ChoiceButton) if bar_of(app).isAncestorOf(x)]
    names = {x.text(): x.isChecked() for x in voices}
    assert names == {"Anna": True, "Brian": False}
    app.press("Brian")
    voices = [x for x in app.all_of(ChoiceButton) if bar_of(app).isAncestorOf(x)]
    assert [x.text() for x in voices if x.isChecked()] == ["Brian"]
    assert app.voice.voice == "en_GB Brian"
    assert app.services.settings.value.voice == "en_GB Brian"
    app.press("Hide voices")
    assert not [x for x in app.all_of(ChoiceButton) if bar_of(app).isAncestorOf(x)]


def test_voice_chosen_by_keyboard_keeps_the_keyboard(app: Driver) -> None:
    listen(app).press("Voice")
    app.button("Brian").setFocus()
    QTest.keyClick(app.button("Brian"), Qt.Key.Key_Space)
    app.settle()
    assert app.button("Brian").hasFocus()


def test_start_from_a_block_reads_from_there(app: Driver) -> None:
    app.go(Screen.PAGE, PAGE)
    bar_of(app).start_from(3)
    app.wait_until(lambda: app.voice.now != "")
    sentences = sentences_on(app.services.library.page(PAGE), app.services)
    assert app.voice.said == [next(x.text for x in sentences if x.block == 3)]


@pytest.mark.parametrize("leave", ["next", "back", "rail", "help"])
def test_leaving_the_page_stops(app: Driver, leave: str) -> None:
    listen(app)
    if leave == "back":
        app.back()
    elif leave == "rail":
        app.press("Settings")
    elif leave == "help":
        app.press("Get help now")
    else:
        app.go(Screen.PAGE, "bladder")
    assert app.voice.now == ""
    assert app.services.speech.state is SpeechState.SILENT
    assert app.all_of(ListenBar) == []
    app.voice.ended.emit()
    assert app.voice.said == texts(app)[:1]


def test_leaving_while_the_voice_is_looked_for_reads_nothing(app: Driver) -> None:
    app.voice.is_open = False
    app.go(Screen.PAGE, PAGE).press("Listen")
    assert app.says("Getting the voice ready…")
    app.back()
    assert app.voice.now == ""
    app.voice.open()
    app.settle()
    assert app.voice.now == ""


def test_stop_while_the_voice_is_looked_for_reads_nothing(app: Driver) -> None:
    app.voice.is_open = False
    app.go(Screen.PAGE, PAGE).press("Listen").press("Stop")
    app.voice.open()
    app.settle()
    assert app.voice.now == ""
    assert app.all_of(ListenBar) == []


def test_closing_the_window_stops(app: Driver) -> None:
    listen(app).close()
    assert app.voice.now == ""


def test_page_drawn_anew_goes_on_with_the_same_sentence(app: Driver) -> None:
    listen(app)
    for _ in range(5):
        app.voice.end()
    app.settle()
    before, said = lit(app), list(app.voice.said)
    app.press("Voice")
    app.services.settings.change(theme="night")
    app.settle()
    assert app.voice.said == said
    assert app.voice.now == said[-1]
    assert (lit(app), before) == (before, lit(app))
    assert before is not None
    assert app.button("Pause").isVisible()
    assert app.buttons("Hide voices")
    app.voice.end()
    assert app.voice.now == texts(app)[6]


def test_bar_says_that_the_voice_is_being_looked_for(app: Driver) -> None:
    app.voice.is_open = False
    app.go(Screen.PAGE, PAGE).press("Listen").settle()
    assert app.says("Getting the voice ready…")
    assert app.button("Pause").isVisible()
    app.voice.open()
    app.settle()
    assert not app.says("Getting the voice ready…")
    assert app.says("Speed: usual")


def test_narrow_bar_says_so_too_with_its_drawer_closed(start: Start) -> None:
    app = start(text_percent=200, keep_list="no").show(1280, 800)
    app.voice.is_open = False
    app.go(Screen.PAGE, PAGE).press("Listen").settle()
    assert app.button("Speed and voice").isVisible()
    assert app.says("Getting the voice ready…")
    assert layout_faults(app.window) == []
    app.voice.open()
    app.settle()
    assert not app.says("Getting the voice ready…")


def test_voice_that_is_not_found_closes_the_bar(app: Driver) -> None:
    app.voice.is_open = False
    app.go(Screen.PAGE, PAGE).press("Listen").settle()
    app.voice.missing.emit()
    app.settle()
    assert app.says("This computer has no voice")
    assert app.all_of(ListenBar) == []
    assert app.button("Listen").hasFocus()


def test_no_voice_is_told_in_words_and_the_button_stays(app: Driver) -> None:
    app.services.speech.open_engine = lambda _language, _parent: None
    app.go(Screen.PAGE, PAGE).press("Listen")
    app.wait_until(lambda: app.says("This computer has no voice"))
    app.settle()
    assert app.all_of(ListenBar) == []
    assert app.button("Listen").hasFocus()
    app.services.speech.open_engine = lambda _language, _parent: app.voice
    app.press("Listen")
    app.wait_until(lambda: app.voice.now != "")


def test_voice_that_breaks_off_is_told_and_can_be_tried_again(app: Driver) -> None:
    listen(app)
    app.voice.failed.emit()
    app.settle()
    assert app.says("The voice has stopped answering.")
    app.press("Listen")
    app.wait_until(lambda: app.voice.now != "")


@pytest.mark.parametrize(
    ("size", "percent"),
    [
        ((1280, 800), 100),
        ((1140, 760), 125),
        ((1280, 800), 200),
        ((1366, 768), 300),
        ((440, 800), 100),
    ],
)
def test_bar_at_every_size_stands_whole(start: Start, size: tuple[int, int], percent: int) -> None:
    app = start(text_percent=percent, keep_list="no").show(*size)
    listen(app)
    assert layout_faults(app.window) == []
    app.press("Voice" if app.buttons("Voice") else "Speed and voice")
    app.settle()
    assert layout_faults(app.window) == []
    assert app.button("Anna").isVisible()
    app.press("Slower")
    assert app.services.settings.value.speech_rate == -1
