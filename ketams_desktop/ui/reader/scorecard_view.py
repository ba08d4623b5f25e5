"""How the content scores: on a checklist, the gaps first, and by how hard it is to read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ketams_desktop.library.scorecards import (
    ReadingScore,
    ReadingScores,
    Scorecard,
    ScorecardItem,
    State,
)
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.reader.plain_table import PlainTable
from ketams_desktop.ui.widgets.accessible import ItemHolder, Ornament
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.cards import Card, column
from ketams_desktop.ui.widgets.flat_table import TableWords
from ketams_desktop.ui.widgets.prose import Heading, ItemLine, Line

translate = QCoreApplication.translate

_ICONS = {
    State.MET: "lucide:circle-check",
    State.PARTLY: "lucide:circle-pause",
    State.NOT_YET: "lucide:hourglass",
    State.DOES_NOT_APPLY: "lucide:circle",
}
#: What is missing is read before what is there.
_GAPS = (State.NOT_YET, State.PARTLY)
_REST = (State.MET, State.DOES_NOT_APPLY)
#: How the table of reading scores shares its width: the sections' names, the numbers.
_SHARES = (4, 2, 2, 2, 2)


class ScorecardView(Card):
    """One checklist: how much is met, what is not, and the rest behind one press."""

    def __init__(self, kit: Kit, card: Scorecard) -> None:
        super().__init__(kit)
        self._kit, self._card = kit, card
        self.column.addWidget(Heading(kit, card.title, 3))
        self.column.addWidget(Line(kit, card.about))
        self.column.addWidget(Line(kit, self._sum(), "strong"))
        gaps = [item for state in _GAPS for item in card.in_state(state)]
        if gaps:
            self.column.addWidget(self._items(gaps))
        self._rest: QWidget | None = None
        self._button = ActionButton(kit, "", "lucide:list-checks")
        self._button.clicked.connect(self._on_pressed)
        self.column.addWidget(self._button)
        self._show_state()

    def _sum(self) -> str:
        card = self._card
        return self.tr("Met: {met} of {all}. Partly: {partly}. Not yet: {not_yet}.").format(
            met=len(card.in_state(State.MET)),
            all=card.applying,
            partly=len(card.in_state(State.PARTLY)),
            not_yet=len(card.in_state(State.NOT_YET)),
        )

    def _items(self, items: list[ScorecardItem]) -> QWidget:
        kit = self._kit
        holder = ItemHolder()
        rows = column(kit.space("small"))
        holder.setLayout(rows)
        for item in items:
            row = QHBoxLayout()
            row.setSpacing(kit.space("small"))
            icon = Ornament()
            ratio = self.devicePixelRatioF()
            icon.setPixmap(kit.icon(_ICONS[item.state], kit.colors.brand, ratio))
            icon.setFixedSize(kit.icon_size(), kit.icon_size())
            words = column(0)
            words.addWidget(ItemLine(kit, f"{_state_words(item.state)}: {item.text}"))
            words.addWidget(Line(kit, item.note, "small", kit.colors.soft_ink))
            top = column(0)
            top.addSpacing(kit.space("hair"))
            top.addWidget(icon)
            top.addStretch(1)
            row.addLayout(top)
            row.addLayout(words, 1)
            rows.addLayout(row)
        return holder

    def _on_pressed(self) -> None:
        if self._rest is None:
            rest = [item for state in _REST for item in self._card.in_state(state)]
            self._rest = self._items(rest)
            self.column.addWidget(self._rest)
            self._rest.show()
        else:
            self._rest.setVisible(self._rest.isHidden())
        self._show_state()

    def _show_state(self) -> None:
        is_open = self._rest is not None and not self._rest.isHidden()
        text = self.tr("Hide the other items") if is_open else self.tr("See the other items")
        self._button.setText(text)
        self._button.setAccessibleName(f"{text}: {self._card.title}")


class ReadingScoresView(Card):
    """A table of reading scores by section, the mean last."""

    def __init__(self, kit: Kit, scores: ReadingScores) -> None:
        super().__init__(kit)
        title = self.tr("How hard it is to read")
        self.column.addWidget(Heading(kit, title, 3))
        columns = (
            self.tr("Words a sentence"),
            self.tr("Flesch-Kincaid grade"),
            self.tr("SMOG"),
            self.tr("SMOG without topic words"),
        )
        mean = self.tr("Mean over all %n page(s)", "", scores.pages)
        rows = [(score.title, _values(score)) for score in scores.sections]
        rows.append((mean, _values(scores.mean)))
        words = TableWords(title, columns, tuple(rows))
        last = len(rows) - 1
        self.column.addWidget(PlainTable(kit, words, self.tr("Section"), _SHARES, last))


def _values(score: ReadingScore) -> tuple[str, ...]:
    numbers = (
        score.mean_sentence,
        score.flesch_kincaid,
        score.smog,
        score.smog_without_topic_words,
    )
    return tuple(f"{number:.1f}" for number in numbers)


def _state_words(state: State) -> str:
    return {
        State.MET: translate("ScorecardView", "Met"),
        State.PARTLY: translate("ScorecardView", "Partly"),
        State.NOT_YET: translate("ScorecardView", "Not yet"),
        State.DOES_NOT_APPLY: translate("ScorecardView", "Does not apply"),
    }[state]
