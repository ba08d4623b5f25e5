"""Searching as one types: the hits take the screen's place, and the field keeps the keyboard.

The screen that was there stays behind the hits as it was; it comes back when the words are
cleared. To the navigator the hits are a place like any other, so Back finds them again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import Slot
from ketams_desktop.ui.places import Navigator, Screen
from ketams_desktop.ui.search_box import SearchField

if TYPE_CHECKING:
    from ketams_desktop.ui.reader.search_screen import SearchScreen


class LiveSearch(QObject):
    """Joins the search field of the screen that is shown with the hits under it."""

    def __init__(self, context: Callable[[], Context], navigator: Navigator) -> None:
        super().__init__(navigator)
        self._context, self._navigator = context, navigator
        self._field: SearchField | None = None
        self._slot: Slot | None = None
        self._screen: SearchScreen | None = None

    def attach(self, field: SearchField | None, slot: Slot, body: QWidget) -> None:
        """Serve a screen that was just drawn."""
        self._field, self._slot, self._screen = field, slot, None
        if field is None:
            return
        if self._navigator.here.screen is Screen.SEARCH:
            from ketams_desktop.ui.reader.search_screen import SearchScreen

            if isinstance(body, SearchScreen):
                self._join(body)
        field.textChanged.connect(self._on_typed)
        field.hits_wanted.connect(self._on_hits_wanted)
        field.finished.connect(self._on_hits_wanted)
        field.left.connect(self._on_left)
        # Not at once: the keyboard's way must not wait for it.
        field.entered.connect(lambda: QTimer.singleShot(0, field, self._prepare))

    def _prepare(self) -> None:
        """Make the hits before the first key is pressed."""
        if self._screen is not None or self._slot is None:
            return
        # Not needed by the first screen.
        from ketams_desktop.ui.reader.search_screen import SearchScreen, parts_of

        screen = SearchScreen(self._context())
        screen.make_rows()
        self._join(screen)
        self._slot.prepare(parts_of(screen))

    def _join(self, screen: SearchScreen) -> None:
        screen.field_wanted.connect(self._on_field_wanted)
        screen.clear_wanted.connect(self._on_clear_wanted)
        screen.words_wanted.connect(self._on_words_wanted)
        self._screen = screen

    def _on_typed(self, typed: str) -> None:
        words = typed.strip()
        if not words and self._slot is not None and self._slot.is_covered:
            self._uncover()
            return
        if not words and self._navigator.here.screen is not Screen.SEARCH:
            return
        self._prepare()
        if self._screen is None or self._slot is None:
            return
        self._navigator.search(words)
        self._screen.follow(typed)
        if self._slot.can_cover and not self._slot.is_covered:
            self._slot.cover()

    def _uncover(self) -> None:
        if self._slot is not None:
            self._slot.uncover()
            self._navigator.end_search()
        if self._screen is not None:
            self._screen.stop()

    def _on_hits_wanted(self) -> None:
        if self._screen is not None and self._navigator.here.screen is Screen.SEARCH:
            self._screen.enter()

    def _on_field_wanted(self) -> None:
        if self._field is not None:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clear_wanted(self) -> None:
        if self._field is not None:
            self._on_field_wanted()
            self._field.clear()

    def _on_words_wanted(self, words: str) -> None:
        if self._field is not None:
            self._on_field_wanted()
            self._field.setText(words)

    def _on_left(self) -> None:
        if self._navigator.here.screen is Screen.SEARCH:
            self._navigator.leave(Screen.HOME)
