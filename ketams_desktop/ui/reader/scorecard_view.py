"""How the content scores: on a checklist, the gaps first, and by how hard it is to read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ketams_desktop.library.scorecards import (
    ReadingScore,
    ReadingScores,
    Scorecard,
    ScorecardItem,
    State,
)
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.accessible import ItemHolder, Ornament
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.cards import Card, Holder, column
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
    """A table of reading scores by section, or one line a section where there is no room."""

    def __init__(self, kit: Kit, scores: ReadingScores) -> None:
        super().__init__(kit)
        self._kit, self._scores = kit, scores
        self.column.addWidget(Heading(kit, self.tr("How hard it is to read"), 3))
        self._forms: dict[bool, QWidget] = {}
        self._rows = (*scores.sections, scores.mean)
        self._headers = (
            self.tr("Words a sentence"),
            self.tr("Flesch-Kincaid grade"),
            self.tr("SMOG"),
            self.tr("SMOG without topic words"),
        )
        self._show_form(as_table=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - 2 * self._kit.space("wide")
        self._show_form(as_table=room >= self._kit.look.scaled(520))

    def _show_form(self, *, as_table: bool) -> None:
        if as_table not in self._forms:
            form = self._table() if as_table else self._lines()
            self._forms[as_table] = form
            self.column.addWidget(form)
        for key, form in self._forms.items():
            form.setVisible(key == as_table)

    def _table(self) -> QWidget:
        kit = self._kit
        holder = Holder()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(kit.space("normal"))
        grid.setVerticalSpacing(kit.space("tight"))
        grid.addWidget(Line(kit, self.tr("Section"), "small_strong"), 0, 0)
        for place, words in enumerate(self._headers, start=1):
            grid.addWidget(Line(kit, words, "small_strong"), 0, place)
        for number, score in enumerate(self._rows, start=1):
            title = self._title(score)
            grid.addWidget(Line(kit, title, self._role(score)), number, 0)
            for place, (header, value) in enumerate(
                zip(self._headers, _values(score), strict=True), start=1
            ):
                cell = Line(kit, value, self._role(score))
                # A cell is heard alone, without the row and the column that it stands in.
                cell.setAccessibleName(f"{title}, {header}: {value}")
                grid.addWidget(cell, number, place)
        for place, share in enumerate((4, 2, 2, 2, 2)):
            grid.setColumnStretch(place, share)
        return holder

    def _lines(self) -> QWidget:
        kit = self._kit
        holder = Holder()
        rows = column(kit.space("small"))
        holder.setLayout(rows)
        for score in self._rows:
            pairs = zip(self._headers, _values(score), strict=True)
            words = column(0)
            words.addWidget(Line(kit, self._title(score), "strong"))
            words.addWidget(Line(kit, ". ".join(f"{name}: {value}" for name, value in pairs) + "."))
            rows.addLayout(words)
        return holder

    def _title(self, score: ReadingScore) -> str:
        if score is not self._scores.mean:
            return score.title
        return self.tr("Mean over all %n page(s)", "", self._scores.pages)

    def _role(self, score: ReadingScore) -> str:
        return "strong" if score is self._scores.mean else "body"


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
