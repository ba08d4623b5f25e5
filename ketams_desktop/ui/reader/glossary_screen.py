"""Every hard word in one short sentence; a row of letters shows the words of one letter."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from ketams_desktop.library.records import Term
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.cards import Card, Holder
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate

_LETTER = "letter"
#: What the words that begin with no letter stand under.
_NO_LETTER = "#"


def build_glossary(context: Context, _about: str) -> ScreenParts:
    """Build the glossary."""
    title = translate("GlossaryScreen", "Words explained")
    return ScreenParts(title, GlossaryScreen(context, title), is_text=True)


class GlossaryScreen(Holder):
    """All words, or those of the letter that was pressed."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        layout.addWidget(Heading(kit, title, 1))
        terms = sorted(context.services.library.terms(), key=lambda x: x.term.casefold())
        # Letters without a word are left out.
        letters = sorted({first_letter(x.term) for x in terms})
        choices = [("", self.tr("All")), *((letter, letter) for letter in letters)]
        self._row = ChoiceRow(kit, self.tr("First letter"), choices, "")
        self._row.chosen.connect(self._on_letter)
        layout.addWidget(self._row)
        self._count = Line(kit, "", "small", kit.colors.soft_ink)
        layout.addWidget(self._count)
        self._cards = [(first_letter(x.term), TermCard(kit, x)) for x in terms]
        for _, card in self._cards:
            layout.addWidget(card)
        layout.addStretch(1)
        remembered = str(context.memory.get(_LETTER, ""))
        self._show_letter(remembered if remembered in letters else "")

    def _on_letter(self, letter: str) -> None:
        self._context.memory[_LETTER] = letter
        self._show_letter(letter)
        announce(self, self._count.words)

    def _show_letter(self, letter: str) -> None:
        self._row.show_present(letter)
        shown = 0
        for own, card in self._cards:
            is_wanted = letter in ("", own)
            card.setVisible(is_wanted)
            shown += is_wanted
        self._count.set_words(self.tr("%n word(s)", "", shown))


class TermCard(Card):
    """A word, how to say it and what it means."""

    def __init__(self, kit: Kit, term: Term) -> None:
        super().__init__(kit, gap="hair")
        self.column.addWidget(Heading(kit, term.term, 2, look=3))
        if term.say:
            say = translate("GlossaryScreen", "Say: {say}").format(say=term.say)
            self.column.addWidget(Line(kit, say, "small", kit.colors.soft_ink))
        self.column.addWidget(Line(kit, term.meaning))


def first_letter(word: str) -> str:
    """Return the letter that `word` is found under: capital, without its accent."""
    first = unicodedata.normalize("NFD", word.strip())[:1].upper()
    return first if first.isalpha() else _NO_LETTER
