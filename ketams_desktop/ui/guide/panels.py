"""What opens in place on the list: more about one question, and the facts for the team."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.ui.context import Context
from ketams_desktop.ui.guide.details_panel import OPEN_PART, DetailsPanel
from ketams_desktop.ui.guide.facts_panel import FactsPanel
from ketams_desktop.ui.guide.list_rows import ListRows
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.focus_order import put_after
from ketams_desktop.ui.widgets.scrolling import bring_in_soon

#: In the screen's memory: the question of which more is shown, and whether the facts are open.
_MORE = "more"
_FACTS = "facts"


class Panels(QObject):
    """Opens and closes them, follows the list, and remembers what is open."""

    #: A panel that had the keyboard went away; the list is to take it.
    left = Signal()

    def __init__(
        self, context: Context, rows: ListRows, layout: QVBoxLayout, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._context, self._rows, self._layout, self._owner = context, rows, layout, owner
        self._details: DetailsPanel | None = None
        self._facts: FactsPanel | None = None
        self._facts_button: QWidget | None = None

    def go_on(self) -> None:
        """Open again what was open before the screen was drawn anew."""
        key = self._context.memory.get(_MORE)
        if isinstance(key, int) and self._rows.row(key) is not None:
            self._open_details(key)
        if self._context.memory.get(_FACTS):
            self._open_facts()

    def toggle_details(self, key: int) -> None:
        """Open more about a question, with the keyboard in it, or close it."""
        if self._details is not None and self._details.key == key:
            self._on_details_closed()
            return
        self._close_details()
        details = self._open_details(key)
        details.first.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_in_soon(details, self._rows.row(key))

    def close_details_of_others(self, key: int) -> None:
        """Close more about a question that is no longer the selected one."""
        if self._details is not None and self._details.key != key:
            self._close_details()

    def follow_list(self, shown: set[int]) -> None:
        """Close what is shown of a question that is no longer in view."""
        if self._details is None:
            return
        if self._details.key in shown:
            self._details.refresh()
            return
        had_focus = self._details.isAncestorOf(self._owner.window().focusWidget())
        self._close_details()
        if had_focus:
            self.left.emit()

    def toggle_facts(self, button: QWidget) -> None:
        """Open the facts, or close them and give the keyboard to `button`."""
        self._facts_button = button
        if self._facts is not None:
            self._close_facts()
            return
        facts = self._open_facts()
        put_after(button, facts)
        announce(self._owner, self.tr("Facts for the team: opened below."))
        bring_in_soon(facts)

    def _open_details(self, key: int) -> DetailsPanel:
        self._context.memory[_MORE] = key
        self._details = DetailsPanel(self._context, key)
        self._details.closed.connect(self._on_details_closed)
        self._details.grown.connect(self._on_details_grown)
        self._rows.insert_under(key, self._details)
        self._put_in_order()
        return self._details

    def _put_in_order(self) -> None:
        row = self._rows.row(self._details.key) if self._details is not None else None
        if row is not None and self._details is not None:
            put_after(row, self._details)

    def _close_details(self) -> None:
        for name in (_MORE, OPEN_PART):
            self._context.memory.pop(name, None)
        if self._details is not None:
            self._rows.take_out(self._details)
            self._details = None

    def _on_details_closed(self) -> None:
        self.left.emit()
        self._close_details()

    def _on_details_grown(self) -> None:
        self._put_in_order()
        if self._details is not None:
            bring_in_soon(self._details, self._rows.row(self._details.key))

    def _open_facts(self) -> FactsPanel:
        self._context.memory[_FACTS] = True
        self._facts = FactsPanel(self._context)
        self._facts.closed.connect(self._close_facts)
        self._layout.addWidget(self._facts)
        return self._facts

    def _close_facts(self) -> None:
        self._context.memory.pop(_FACTS, None)
        if self._facts is None:
            return
        if self._facts_button is not None:
            self._facts_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._facts.isAncestorOf(self._owner.window().focusWidget()):
            self.left.emit()
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = None
