"""What was found for some words: pages, questions and terms. It follows what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.library.records import SearchHit
from ketams_desktop.library.search import Found, How, marks_of
from ketams_desktop.questions.question_list import Origin
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_card import ListToggle
from ketams_desktop.ui.reader.hit_row import HitColumn, HitRow, RowWords
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

if TYPE_CHECKING:
    from ketams_desktop.ui.clinic.own_hits import OwnHits

translate = QCoreApplication.translate

#: So many hits are shown: what comes after them hardly fits.
MOST_HITS = 12
#: Milliseconds without a key until a screen reader is told what was found.
_PAUSE = 700


def build_search(context: Context, about: str) -> ScreenParts:
    """Build the hits for the words `about`."""
    screen = SearchScreen(context)
    screen.show_words(about)
    return parts_of(screen)


def parts_of(screen: SearchScreen) -> ScreenParts:
    """Return the hits as the parts of a screen."""
    return ScreenParts(translate("SearchScreen", "Search"), screen, is_text=True)


class SearchScreen(QWidget):
    """Hits in order of how well they fit. Its rows stay; what they show changes."""

    #: Esc, or Up on the first hit: the keyboard goes back to the field.
    field_wanted = Signal()
    #: The words are to be cleared.
    clear_wanted = Signal()
    #: Other words were chosen.
    words_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._asked = ""
        self._hits: tuple[SearchHit, ...] = ()
        self._toggle = ListToggle(context, self)
        self._own: OwnHits | None = None
        if context.services.clinic is not None:
            # In a waiting room alone.
            from ketams_desktop.ui.clinic.own_hits import OwnHits

            self._own = OwnHits(context, self._toggle)
        sections = context.services.library.sections()
        self._sections = {section.id: section.title for section in sections}
        kit = context.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        self._title = Heading(kit, "", 1)
        self._count = Line(kit, "", "lead", kit.colors.soft_ink)
        self._nearest = _Nearest(context)
        self._nearest.chosen.connect(self.words_wanted)
        self._column = HitColumn(kit)
        for widget in (self._title, self._count, self._nearest, self._column):
            layout.addWidget(widget)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell)
        context.services.session.list_changed.connect(self._show_hits)

    def make_rows(self) -> None:
        """Make all rows and open the index now, before the first key is pressed."""
        self._context.services.library.find("a", 1)
        while len(self._column.rows) < MOST_HITS:
            self._add_row()

    def show_words(self, typed: str) -> None:
        """Show what was found for `typed`."""
        words = typed.strip()
        found = self._find(typed)
        bank = self._context.services.bank
        self._asked = words
        self._hits = tuple(x for x in found.hits if x.kind != "question" or x.id in bank)
        title, count = self._told(words, found)
        for line, text in ((self._title, title), (self._count, count)):
            if line.words != text:
                line.set_words(text)
        self._nearest.show_words(found.nearest, is_wanted=bool(words) and not self._hits)
        self._show_hits()

    def _find(self, typed: str) -> Found:
        found = self._context.services.library.find(typed.lstrip(), MOST_HITS)
        return found if self._own is None else self._own.beside(found, typed, MOST_HITS)

    @property
    def is_to_tell(self) -> bool:
        """Whether a screen reader will be told in a moment what was found."""
        return self._pause.isActive()

    def stop(self) -> None:
        """Tell nothing any more: the words are gone."""
        self._pause.stop()

    def follow(self, typed: str) -> None:
        """Show what was found while someone types; a screen reader is told after a pause."""
        self.show_words(typed)
        self._pause.start()

    def enter(self) -> None:
        """Give the keyboard to the first hit, or say that there is none."""
        if self._hits:
            self._column.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._tell()

    def _told(self, words: str, found: Found) -> tuple[str, str]:
        """Return the title and the line under it."""
        if not words:
            return self.tr("Search"), self.tr("Type a word, such as bladder.")
        if not self._hits:
            title = self.tr("Nothing was found for “{words}”").format(words=words)
            return title, self.tr("Try one short word, such as bladder.")
        if len(self._hits) < MOST_HITS:
            count = self.tr("%n place(s)", "", len(self._hits))
        else:
            count = self.tr("The best %n place(s)", "", len(self._hits))
        if found.how is How.SPELLED:
            note = self.tr("Nothing is spelled “{words}”. This was found for “{others}”.")
        elif found.how is How.FEWER:
            note = self.tr("Nothing holds all of “{words}”. This was found for “{others}”.")
        else:
            return self.tr("Found for “{words}”").format(words=words), count
        title = self.tr("Found for “{words}”").format(words=found.words)
        return title, f"{note.format(words=words, others=found.words)} {count}"

    def _show_hits(self) -> None:
        while len(self._column.rows) < len(self._hits):
            self._add_row()
        self._column.show_words([self._words(hit) for hit in self._hits])

    def _add_row(self) -> None:
        row = HitRow(self._context.kit, self._column)
        row.clicked.connect(self._on_pressed)
        row.stepped.connect(self._on_stepped)
        row.left.connect(self.clear_wanted)
        self._column.add(row)

    def _words(self, hit: SearchHit) -> RowWords:
        if hit.kind == "question":
            return self._question_words(hit)
        if self._own is not None and self._own.is_own(hit):
            return self._own.words(hit)
        where = self._sections.get(hit.section, "")
        about = self.tr("Word explained")
        if hit.kind == "page":
            about = self.tr("Page in “{section}”").format(section=where)
        return RowWords(
            hit.id, hit.kind, about, hit.title, hit.title_marks, hit.snippet, hit.snippet_marks
        )

    def _question_words(self, hit: SearchHit) -> RowWords:
        services = self._context.services
        text = services.bank.question(hit.id).text(services.session.answers.reader)
        is_done = services.session.questions.find(hit.id) is not None
        action = self.tr("On my list") if is_done else self.tr("Add to my list")
        return RowWords(
            hit.id,
            hit.kind,
            self.tr("Question to ask"),
            text,
            marks_of(text, hit),
            action=action,
            is_done=is_done,
        )

    def _on_pressed(self) -> None:
        row, navigator = self.sender(), self._context.navigator
        if not isinstance(row, HitRow) or (self._own is not None and self._own.press(row.words)):
            return
        match row.words.kind:
            case "question":
                question = self._context.services.bank.question(row.words.key)
                self._toggle.press(question, "", Origin.BANK)
            case "term":
                navigator.go(Screen.GLOSSARY, row.words.key)
            case _:
                navigator.go(Screen.PAGE, row.words.key)

    def _on_stepped(self, by: int) -> None:
        row = self.sender()
        rows = self._column.rows
        place = rows.index(row) + by if isinstance(row, HitRow) else -1
        if place < 0:
            self.field_wanted.emit()
        elif place < len(self._hits):
            rows[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self._pause.stop()
        if self._asked:
            announce(self, f"{self._title.words}. {self._count.words}")


class _Nearest(QWidget):
    """Where to go when nothing was found: near words, all topics, the glossary."""

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        self._flow = FlowLayout(kit.space("small"), self)
        self._buttons: list[tuple[ActionButton, str]] = []
        for text, icon, screen in (
            (self.tr("All topics"), "lucide:book-open", Screen.LEARN),
            (self.tr("Words explained"), "lucide:search-check", Screen.GLOSSARY),
        ):
            button = ActionButton(kit, text, icon)
            button.clicked.connect(lambda _=False, to=screen: context.navigator.go(to))
            self._flow.addWidget(button)
        self.hide()

    def show_words(self, words: tuple[str, ...], *, is_wanted: bool) -> None:
        """Offer `words` and the ways on, or nothing at all."""
        if is_wanted and words != tuple(word for _, word in self._buttons):
            self._offer(words)
        if self.isHidden() == is_wanted:
            self.setVisible(is_wanted)

    def _offer(self, words: tuple[str, ...]) -> None:
        for button, _ in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for word in words:
            text = self.tr("Search for “{word}”").format(word=word)
            button = ActionButton(self._context.kit, text, "lucide:search")
            button.clicked.connect(lambda _=False, to=word: self.chosen.emit(to))
            self._flow.addWidget(button)
            self._buttons.append((button, word))
