"""Where the person is, and the way back."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from ketams_desktop.record import record


class Screen(StrEnum):
    """Every screen of the app. What each shows is registered in `ui.screens`."""

    HOME = "home"
    LEARN = "learn"
    PAGE = "page"
    GUIDE = "guide"
    LIST = "list"
    MORE_IDEAS = "more-ideas"
    SHEET = "sheet"
    SEARCH = "search"
    GLOSSARY = "glossary"
    QUIZ = "quiz"
    WEIGH = "weigh"
    TEXT_AND_COLORS = "text-and-colors"
    SETTINGS = "settings"
    HELP = "help"
    MENU = "menu"
    CRASH_REPORT = "crash-report"
    LISTS = "lists"
    AFTER_VISIT = "after-visit"
    PASSWORD = "password"  # noqa: S105 - a name of a screen
    WIPE = "wipe"
    FIRST_CHECK = "first-check"
    KEYS = "keys"
    ABOUT = "about"


@record
class Place:
    """A screen and what it is about: a page's id, a step's id, the words searched for."""

    screen: Screen
    about: str = ""


#: So many places are remembered for Back.
LONGEST_WAY = 500


class Navigator(QObject):
    """Remembers the way; Back goes back along it.

    `moved_in_place` asks for the same place to be drawn anew, with its memory kept. `switched`
    tells that a search has begun or ended before the place that is shown: nothing is drawn anew.
    """

    moved = Signal()
    moved_in_place = Signal()
    switched = Signal()

    def __init__(self, start: Place, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._way = [start]

    @property
    def here(self) -> Place:
        """The present place."""
        return self._way[-1]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return len(self._way) > 1

    def go(self, screen: Screen, about: str = "") -> None:
        """Go to a place. Going where one is does nothing."""
        place = Place(screen, about)
        if place != self.here:
            self._way.append(place)
            # Where one began stays: Back ends there, however long the way was.
            del self._way[1:-LONGEST_WAY]
            self.moved.emit()

    def replace(self, screen: Screen, about: str = "") -> None:
        """Go to a place that takes the present one's place on the way back."""
        place = Place(screen, about)
        if place != self.here:
            self._way.pop()
            if self._way[-1:] != [place]:
                self._way.append(place)
            self.moved.emit()

    def search(self, words: str) -> None:
        """Be at what was found for `words`, without drawing anything anew."""
        if self.here.screen is Screen.SEARCH:
            self._way[-1] = Place(Screen.SEARCH, words)
        else:
            self._way.append(Place(Screen.SEARCH, words))
            self.switched.emit()

    def end_search(self) -> None:
        """Be again where the search was begun, without drawing anything anew."""
        if self.here.screen is Screen.SEARCH and self.can_go_back:
            self._way.pop()
            self.switched.emit()

    def leave(self, otherwise: Screen) -> None:
        """Go back one place or, where there is none, to a screen that takes this one's place."""
        if self.can_go_back:
            self.back()
        else:
            self.replace(otherwise)

    def forget_the_way(self) -> None:
        """Stay here, with Home as the only place before it."""
        self._way = [Place(Screen.HOME), self.here]

    def leave_steps(self, screen: Screen, otherwise: Screen) -> None:
        """Go back past every step of `screen`, whatever way led through them."""
        while self._way and self._way[-1].screen is screen and self._way[-1].about:
            self._way.pop()
        if not self._way:
            self._way.append(Place(otherwise))
        self.moved.emit()

    def back(self) -> None:
        """Go back one place."""
        if self.can_go_back:
            self._way.pop()
            self.moved.emit()
