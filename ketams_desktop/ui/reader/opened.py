"""What opens right under the words it is about: a term's meaning, the studies behind a text.

One thing at a time is open under a text. What opened it closes it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ketams_desktop.library.records import Claim
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.reader.study_card import StudyCard
from ketams_desktop.ui.reader.table_with_room import TableWithRoom
from ketams_desktop.ui.widgets.accessible import announce, hear_in_order
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.cards import SideStripe
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import CitationNumbers, Line, Prose


class OpenedBox(SideStripe):
    """Something that opened under `prose`. `key` tells what; `words` is what is heard."""

    def __init__(
        self, context: Context, prose: Prose, key: str, stripe: QColor, fill: QColor
    ) -> None:
        super().__init__(context.kit, stripe, fill)
        self.prose, self.key, self.words = prose, key, ""


class TermBox(OpenedBox):
    """What a term means."""

    def __init__(self, context: Context, prose: Prose, term_id: str) -> None:
        kit = context.kit
        super().__init__(context, prose, f"term:{term_id}", kit.colors.brand, kit.colors.brand_tint)
        self.term_id = term_id
        term = context.services.library.term(term_id)
        say = self.tr("say: {say}").format(say=term.say) if term.say else ""
        name = f"{term.term} ({say})" if say else term.term
        self.words = f"{name}: {term.meaning}"
        self.column.addWidget(Line(kit, name, "strong"))
        self.column.addWidget(Line(kit, term.meaning))


class StudiesBox(OpenedBox):
    """The studies behind the claims that one text cites, main results first."""

    def __init__(self, context: Context, prose: Prose, numbers: CitationNumbers | None) -> None:
        c = context.kit.colors
        super().__init__(context, prose, "claims", c.certainty_ink, c.certainty_tint)
        kit = context.kit
        claims = main_first([context.services.library.claim(x) for x in prose.claims])
        self.words = self.tr("%n source(s) opened under this text", "", len(claims))
        self.column.setSpacing(kit.space("small"))
        self.column.addWidget(Line(kit, self.tr("Where this comes from"), "strong"))
        number_of = {x.id: next(iter(numbers([x.id])), 0) if numbers else 0 for x in claims}
        for claim in claims:
            main_number = number_of.get(claim.secondary_to, 0)
            self.column.addWidget(StudyCard(context, claim, number_of[claim.id], main_number))
        close = ActionButton(kit, self.tr("Close the sources"), "lucide:x")
        close.clicked.connect(self._on_close)
        row = FlowLayout(kit.space("tight"))
        row.addWidget(close)
        self.column.addLayout(row)

    def _on_close(self) -> None:
        # The keyboard goes back to where it came from before its button goes.
        self.prose.setFocus(Qt.FocusReason.OtherFocusReason)
        close_box(self)


def toggle_term(context: Context, prose: Prose, term_id: str) -> None:
    """Open what a term means under `prose`, or close it."""
    _toggle(prose, f"term:{term_id}", lambda: TermBox(context, prose, term_id))


def toggle_studies(context: Context, prose: Prose, numbers: CitationNumbers | None) -> None:
    """Open the studies behind `prose` under it, or close them."""
    _toggle(prose, "claims", lambda: StudiesBox(context, prose, numbers))


def close_box(box: OpenedBox) -> None:
    """Take away what is open."""
    box.hide()
    box.deleteLater()


def _toggle(prose: Prose, key: str, make: Callable[[], OpenedBox]) -> None:
    holder = _holder(prose)
    if holder is None:
        return
    beside = holder.findChildren(OpenedBox, options=Qt.FindChildOption.FindDirectChildrenOnly)
    # One that was closed a moment ago may still be there.
    present = next((x for x in beside if x.prose is prose and not x.isHidden()), None)
    if present is not None:
        close_box(present)
        if present.key == key:
            return
    box = make()
    if isinstance(holder, TableWithRoom):
        holder.put_under(prose, box)
    else:
        _insert_after(holder.layout(), prose, box)
    _tab_through(prose, box)
    announce(box, box.words)


def _holder(prose: Prose) -> QWidget | None:
    """Return what gets a box that opens under `prose`."""
    parent = prose.parentWidget()
    above = parent
    while above is not None and not isinstance(above, TableWithRoom):
        above = above.parentWidget()
    return above or parent


def _tab_through(prose: Prose, box: QWidget) -> None:
    """Let Tab go from the text into what opened under it."""
    before: QWidget = prose
    for inner in box.findChildren(QWidget):
        if inner.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(before, inner)
            before = inner


def main_first(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with each study's main result before its secondary ones."""
    by_id = {claim.id: claim for claim in claims}
    ordered: dict[str, Claim] = {}
    for claim in claims:
        main = by_id.get(claim.secondary_to)
        for each in (main, claim):
            if each is not None:
                ordered.setdefault(each.id, each)
    return list(ordered.values())


def _insert_after(layout: QLayout | None, prose: QWidget, box: QWidget) -> None:
    """Put `box` under the row that holds `prose`."""
    if isinstance(layout, QVBoxLayout):
        layout.insertWidget(_place_of(layout, prose) + 1, box)
        hear_in_order(layout)


def _place_of(layout: QVBoxLayout, widget: QWidget) -> int:
    """Return the place of the row that is `widget` or holds it; the last one if none does."""
    place = layout.indexOf(widget)
    for row in layout.children():
        if place < 0 and isinstance(row, QLayout) and row.indexOf(widget) >= 0:
            place = layout.indexOf(row)
    return place if place >= 0 else layout.count() - 1
