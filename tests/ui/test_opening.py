"""The word that the app is opening: on slow computers alone, readable, and gone in time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ketams_desktop import app, opening
from ketams_desktop.errors import ResourceMissingError


@contextmanager
def gone_at_the_end(word: QWidget) -> Iterator[QWidget]:
    try:
        yield word
    finally:
        app._take_away(word)
        QApplication.processEvents()


def contrast(one: float, other: float) -> float:
    """Return the contrast of two relative luminances, as WCAG has it."""
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


def luminance(*channels: float) -> float:
    """Return the relative luminance of a color (WCAG 2.2)."""
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in channels]
    return sum(share * x for share, x in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.fixture
def usual(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> QApplication:
    """The application of the tests, in place of a new one."""
    monkeypatch.setattr(opening, "new_application", lambda _arguments: qapp)
    return qapp


def test_word_is_large_and_dark_and_says_it_to_screen_readers(qtbot: QtBot) -> None:
    with gone_at_the_end(opening.opening_word()) as word:
        qtbot.waitExposed(word)
        (label,) = word.findChildren(QLabel)
        assert label.text() == "KetaMS is opening…"
        assert label.font().pixelSize() >= 27
        assert label.sizeHint().width() <= label.width()
        back, ink = label.palette().window().color(), label.palette().windowText().color()
        values = [luminance(x.redF(), x.greenF(), x.blueF()) for x in (back, ink)]
        # Dark, so that it hurts no eyes at night; and read by weak ones.
        assert values[0] < 0.2
        assert contrast(*values) >= 7
        # The title names neither the drug nor the illness: others may see the screen.
        assert word.windowTitle() == "KetaMS"


@pytest.mark.parametrize(("took", "is_shown"), [(opening.SLOW + 0.1, True), (0.0, False)])
def test_word_is_shown_only_where_loading_took_long(
    usual: QApplication, took: float, is_shown: bool
) -> None:
    begun = opening.begin(time.perf_counter() - took)
    assert begun.application is usual
    assert (begun.word is not None) is is_shown
    app._take_away(begun.word)


def test_fault_before_the_word_is_kept_for_a_window_to_tell(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_arguments: list[str]) -> QApplication:
        raise ResourceMissingError("The app's font is missing.")

    monkeypatch.setattr(opening, "new_application", broken)
    begun = opening.begin(time.perf_counter() - 100)
    assert (begun.application, begun.word) == (qapp, None)
    with pytest.raises(ResourceMissingError, match="font is missing"):
        app._application(begun)
