"""Where a page's words come from: each claim as a study card."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.ui.context import Context
from ketams_desktop.ui.reader.study_card import StudyCard
from ketams_desktop.ui.widgets.buttons import ActionButton
from ketams_desktop.ui.widgets.cards import Holder
from ketams_desktop.ui.widgets.prose import Heading, Line


class SourcesView(Holder):
    """A button that opens the list of claims, numbered as in the text."""

    def __init__(self, context: Context, claim_ids: tuple[str, ...]) -> None:
        super().__init__()
        self._context, self._claim_ids = context, claim_ids
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(context.kit.space("small"))
        self._heading = Heading(context.kit, self.tr("Where this comes from"), 2)
        layout.addWidget(self._heading)
        self._button = ActionButton(context.kit, "", "lucide:file-text")
        self._button.clicked.connect(self._on_pressed)
        layout.addWidget(self._button)
        self._list: QWidget | None = None
        if context.memory.get("sources_open"):
            self.open()
        self._show_state()

    def open(self) -> None:
        """Show the list."""
        if self._list is None:
            self._list = self._build()
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._list)
        self._list.show()
        self._context.memory["sources_open"] = True
        self._show_state()

    def _on_pressed(self) -> None:
        if self._list is None or self._list.isHidden():
            self.open()
        else:
            self._list.hide()
            self._context.memory["sources_open"] = False
            self._show_state()

    def _show_state(self) -> None:
        is_open = self._list is not None and not self._list.isHidden()
        count = len(self._claim_ids)
        text = self.tr("Hide the sources") if is_open else self.tr("Show %n source(s)", "", count)
        self._button.setText(text)

    def _build(self) -> QWidget:
        kit = self._context.kit
        holder = Holder()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("small"))
        note = self.tr("How sure we are is our own reading. No clinician has checked it yet.")
        layout.addWidget(Line(kit, note, "small", kit.colors.soft_ink))
        for number, claim_id in enumerate(self._claim_ids, start=1):
            claim = self._context.services.library.claim(claim_id)
            earlier = self._claim_ids[: number - 1]
            is_told = claim.secondary_to in earlier
            main_number = earlier.index(claim.secondary_to) + 1 if is_told else 0
            layout.addWidget(StudyCard(self._context, claim, number, main_number))
        return holder
