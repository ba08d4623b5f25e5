"""A risk figure: two pictures of 100 people, both framings, a table, and who was counted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ketams_desktop.library.figures import PEOPLE, can_be_drawn, of_100_text, sentence, share
from ketams_desktop.library.records import Arm, CannotDraw, Claim, RiskFigure
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.reader.claim_marks import ClaimMarks
from ketams_desktop.ui.reader.plain_table import PlainTable
from ketams_desktop.ui.widgets.accessible import Picture, announce
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.flat_table import TableWords
from ketams_desktop.ui.widgets.flow import FlowLayout, SideBySide
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate

#: How the table shares its width: the groups' names, who was counted, out of 100.
_SHARES = (3, 2, 2)

_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignHCenter)


class PeoplePicture(Picture):
    """For each group, ten rows of ten people with its numbers under it.

    Filled in order; shape and shade both tell. One picture to a screen reader, whose name
    is the whole sentence.
    """

    def __init__(self, kit: Kit, figure: RiskFigure) -> None:
        super().__init__()
        self._kit, self._figure = kit, figure
        self._other_way = False
        self._arm_high = self._arm_height()
        self.set_framing(other_way=False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_framing(self, *, other_way: bool) -> None:
        """Show who had it happen or, `other_way`, who had not."""
        self._other_way = other_way
        self.setAccessibleName(sentence(self._figure, other_way=other_way))
        self.update()

    def sizeHint(self) -> QSize:
        width = self._column() * len(self._figure.arms)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._column(), self._arm_high)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._figure.arms) // self._columns(width))
        return rows * self._arm_high + (rows - 1) * self._kit.space("normal")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._columns(self.width())
        for number, arm in enumerate(self._figure.arms):
            line, place = divmod(number, columns)
            if self.isRightToLeft():
                place = columns - 1 - place
            left = place * self._column()
            top = line * (self._arm_high + self._kit.space("normal"))
            value = share(arm)
            filled = PEOPLE - value.of_100 if self._other_way else value.of_100
            self._draw_people(painter, left + (self._column() - self._side()) // 2, top, filled)
            self._draw_words(painter, left, top + self._side(), filled, arm.name)
        painter.end()

    def _draw_people(self, painter: QPainter, left: int, top: int, filled: int) -> None:
        pitch, brand = self._pitch(), self._kit.colors.brand
        radius = pitch * 0.36
        painter.setPen(QPen(brand, max(1.2, pitch * 0.1)))
        for number in range(PEOPLE):
            line, place = divmod(number, 10)
            painter.setBrush(brand if number < filled else self._kit.colors.surface)
            x, y = left + (place + 0.5) * pitch, top + (line + 0.5) * pitch
            painter.drawEllipse(round(x - radius), round(y - radius), *[round(2 * radius)] * 2)

    def _draw_words(self, painter: QPainter, left: int, top: int, filled: int, name: str) -> None:
        gap = self._kit.space("hair")
        painter.setPen(self._kit.colors.ink)
        painter.setFont(self._kit.look.font("h3"))
        high = QFontMetrics(painter.font()).height()
        box = QRect(left, top + gap, self._column(), high)
        painter.drawText(box, _WRAP, self.tr("{count} of {all}").format(count=filled, all=PEOPLE))
        painter.setFont(self._kit.look.font("small"))
        painter.setPen(self._kit.colors.soft_ink)
        inner = QRect(left + gap, box.bottom() + gap, self._column() - 2 * gap, 10_000)
        painter.drawText(inner, _WRAP, name)

    def _arm_height(self) -> int:
        metrics = QFontMetrics(self._kit.look.font("small"))
        room = QRect(0, 0, self._column() - 2 * self._kit.space("hair"), 10_000)
        words = max(metrics.boundingRect(room, _WRAP, a.name).height() for a in self._figure.arms)
        number = QFontMetrics(self._kit.look.font("h3")).height()
        return self._side() + number + words + 3 * self._kit.space("hair")

    def _columns(self, width: int) -> int:
        return max(1, min(len(self._figure.arms), width // self._column()))

    def _column(self) -> int:
        return self._side() + self._kit.look.scaled(32)

    def _side(self) -> int:
        return self._pitch() * 10

    def _pitch(self) -> int:
        # Grows with the text, but so that two still stand side by side at 300 %.
        return round(15 * (1 + (self._kit.look.percent - 100) / 250))


class FigureCard(Card):
    """A risk figure with its buttons."""

    def __init__(self, context: Context, figure: RiskFigure, claims: list[Claim]) -> None:
        super().__init__(context.kit)
        self._kit, self._figure = context.kit, figure
        self._other_way = False
        kit = self._kit
        self.column.addWidget(Heading(kit, figure.title, 3))
        if claims:
            self.column.addWidget(ClaimMarks(kit, claims))
        self._picture = PeoplePicture(kit, figure) if can_be_drawn(figure) else None
        self._sentence = Line(kit, sentence(figure))
        self._add_picture()
        self._table = PlainTable(kit, self._table_words(), self.tr("Group"), _SHARES)
        # In the card first: what is shown without a parent is a window of its own.
        self.column.addWidget(self._table)
        self._table.setVisible(self._picture is None)
        self._add_buttons()
        for words in self._about():
            self.column.addWidget(Line(kit, words, "small", kit.colors.soft_ink))

    def _add_picture(self) -> None:
        """Put the sentence beside the picture where there is room, else under it."""
        if self._picture is None:
            self.column.addWidget(self._sentence)
            return
        beside = SideBySide(self._kit.space("wide"), self._kit.look.scaled(200))
        beside.addWidget(self._picture)
        beside.addWidget(self._sentence)
        beside.setAlignment(self._sentence, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(beside)

    def _about(self) -> tuple[str, ...]:
        figure = self._figure
        lines = (
            self.tr("Who: {who}.").format(who=_bare(figure.who)),
            self.tr("How long: {how_long}.").format(how_long=_bare(figure.how_long)),
            self.tr("How it was measured: {measured}.").format(measured=_bare(figure.how_measured)),
            figure.note,
        )
        return tuple(line for line in lines if line)

    def _add_buttons(self) -> None:
        buttons = FlowLayout(self._kit.space("tight"))
        self._flip = ActionButton(self._kit, self.tr("Show it the other way"), "lucide:refresh-cw")
        self._flip.clicked.connect(self._on_flip)
        buttons.addWidget(self._flip)
        if self._picture is not None:
            self._as_table = ActionButton(self._kit, self.tr("See it as a table"), "lucide:table")
            self._as_table.clicked.connect(self._on_table)
            buttons.addWidget(self._as_table)
        self._name_buttons()
        self.column.addLayout(buttons)

    def _name_buttons(self) -> None:
        """Tell a screen reader which figure the buttons are about; a page may hold several."""
        buttons = (self._flip, self._as_table) if self._picture is not None else (self._flip,)
        for button in buttons:
            button.setAccessibleName(f"{button.text()}: {self._figure.title}")

    def _table_words(self) -> TableWords:
        """Return the table in the framing that is shown."""
        happened = (
            self.tr("People it did not happen to")
            if self._other_way
            else self.tr("People it happened to")
        )
        columns = (happened, self.tr("Out of {all}").format(all=PEOPLE))
        rows = tuple((arm.name, self._cells(arm)) for arm in self._figure.arms)
        return TableWords(self._figure.title, columns, rows)

    def _cells(self, arm: Arm) -> tuple[str, str]:
        other_way, value = self._other_way, share(arm)
        percent = 100 - value.exact_percent if other_way else value.exact_percent
        words = of_100_text(value, other_way=other_way)
        return _counted(arm, other_way=other_way), f"{words} ({percent:.1f} %)"

    def _on_flip(self) -> None:
        self._other_way = not self._other_way
        if self._picture is not None:
            self._picture.set_framing(other_way=self._other_way)
        words = sentence(self._figure, other_way=self._other_way)
        self._sentence.set_words(words)
        self._table.set_words(self._table_words())
        announce(self._sentence, words)

    def _on_table(self) -> None:
        shown = self._table.isHidden()
        self._table.setVisible(shown)
        self._as_table.setText(self.tr("Hide the table") if shown else self.tr("See it as a table"))
        self._name_buttons()


class CannotDrawCard(Card):
    """Says why a result is not drawn, and what is known instead. Quiet: it warns of nothing."""

    def __init__(self, context: Context, card: CannotDraw, claims: list[Claim]) -> None:
        kit = context.kit
        super().__init__(kit)
        self.column.addWidget(Heading(kit, self.tr("We cannot draw this"), 3))
        self.column.addWidget(Line(kit, card.title, "strong"))
        self.column.addWidget(Line(kit, card.reason))
        self.column.addWidget(Line(kit, card.what_we_know))
        if claims:
            self.column.addWidget(ClaimMarks(kit, claims))


def _counted(arm: Arm, *, other_way: bool) -> str:
    """Return how many of how many, as far as the source says."""
    if arm.events is not None and arm.total is not None:
        return f"{arm.total - arm.events if other_way else arm.events} / {arm.total}"
    if arm.total is not None:
        words = translate("FigureCard", "Not stated; {total} people in all")
        return words.format(total=arm.total)
    return translate("FigureCard", "Not stated")


def _bare(text: str) -> str:
    return text.strip().rstrip(".")
