"""Where a list gets its name and the day of its visit."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from ketams_desktop.questions.visit import LONGEST_NAME, day_from_words
from ketams_desktop.text import clean_text
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.text_field import TextField
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Line


class NamePanel(Card):
    """Two fields with Save and Cancel. Both may stay empty."""

    #: The name, and the day or None.
    accepted = Signal(str, object)
    cancelled = Signal()

    def __init__(self, kit: Kit, name: str, day: date | None) -> None:
        super().__init__(kit, gap="tight")
        what = self.tr("Name of the list")
        self.column.addWidget(Line(kit, what, "strong"))
        self.name = TextField(kit, what, self.tr("For example: MS nurse"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setText(name)
        self.column.addWidget(self.name)
        when = self.tr("Day of the visit")
        self.column.addWidget(Line(kit, when, "strong"))
        self.day = TextField(kit, when, self.tr("For example: 12/3/2026"))
        self.day.setText(f"{day.month}/{day.day}/{day.year}" if day else "")
        self.column.addWidget(self.day)
        self._trouble = Line(kit, "", "body", kit.colors.caution_ink)
        self._trouble.hide()
        self.column.addWidget(self._trouble)
        row = FlowLayout(kit.space("tight"))
        save = ActionButton(kit, self.tr("Save"), "lucide:check", ButtonKind.PRIMARY)
        save.clicked.connect(self._on_save)
        cancel = ActionButton(kit, self.tr("Cancel"), "lucide:x")
        cancel.clicked.connect(self.cancelled)
        row.addWidget(save)
        row.addWidget(cancel)
        self.column.addLayout(row)
        for field in (self.name, self.day):
            field.returnPressed.connect(self._on_save)

    def _on_save(self) -> None:
        words = clean_text(self.day.text(), LONGEST_NAME)
        day = day_from_words(words, date.today()) if words else None
        if words and day is None:
            text = self.tr("This day was not understood. Please write it like 12/3/2026.")
            self._trouble.set_words(text)
            self._trouble.show()
            announce(self, text)
            self.day.setFocus()
            return
        self.accepted.emit(clean_text(self.name.text(), LONGEST_NAME), day)
