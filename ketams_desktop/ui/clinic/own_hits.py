"""What was found in the clinic's own words: rows of the search that say whose they are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ketams_desktop.library.records import SearchHit
from ketams_desktop.library.search import Found
from ketams_desktop.ui.clinic.own_page import OWN_PAGE, policy_of, whose_words
from ketams_desktop.ui.clinic.own_search import OWN_PAGE_HIT, OWN_QUESTION_HIT, with_own
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_card import ListToggle, own_item
from ketams_desktop.ui.reader.hit_row import RowWords

translate = QCoreApplication.translate


class OwnHits:
    """Finds them, words them, and does what a press on one means."""

    def __init__(self, context: Context, toggle: ListToggle) -> None:
        self._context, self._toggle = context, toggle
        self._policy = policy_of(context)

    def beside(self, found: Found, typed: str, limit: int) -> Found:
        """Return what was found, the clinic's words among it."""
        return with_own(self._policy.page, typed, found, limit)

    def is_own(self, hit: SearchHit) -> bool:
        """Say whether a hit is the clinic's."""
        return hit.kind in (OWN_PAGE_HIT, OWN_QUESTION_HIT)

    def words(self, hit: SearchHit) -> RowWords:
        """Return what its row shows."""
        whose = whose_words(self._policy)
        if hit.kind == OWN_PAGE_HIT:
            return RowWords(
                hit.id, hit.kind, whose, hit.title, hit.title_marks, hit.snippet, hit.snippet_marks
            )
        is_done = own_item(self._context, hit.id) is not None
        on, off = translate("AskCard", "On my list"), translate("AskCard", "Add to my list")
        action = on if is_done else off
        return RowWords(
            hit.id, hit.kind, whose, hit.title, hit.title_marks, action=action, is_done=is_done
        )

    def press(self, words: RowWords) -> bool:
        """Do what a press on a row means; return False if the row is not the clinic's."""
        if words.kind == OWN_PAGE_HIT:
            self._context.navigator.go(Screen.LEARN, OWN_PAGE)
        elif words.kind == OWN_QUESTION_HIT:
            self._toggle.press_words(words.key)
        return words.kind in (OWN_PAGE_HIT, OWN_QUESTION_HIT)
