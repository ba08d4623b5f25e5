"""What the person chose for their next print, beside size and paper.

In memory only, and only for one list: reasons that were switched on for one must not stand
on the next person's sheet.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ketams_desktop.desktop.session import Session
from ketams_desktop.record import record


@record
class Choices:
    """Each is off until it is switched on. They are those of `paper.handout`."""

    show_reasons: bool = False
    clinician_copy: bool = False
    each_person: bool = False
    caregiver_apart: bool = False
    is_record: bool = False


class PrintChoices(QObject):
    """The choices, and a signal for whoever shows the sheet."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._value = Choices()
        session.list_changed.connect(self._on_list)
        session.opened.connect(self._on_other_list)

    @property
    def value(self) -> Choices:
        """What is chosen."""
        return self._value

    def change(self, name: str, *, is_on: bool) -> None:
        """Switch one choice on or off, by its name."""
        self._set(replace(self._value, **{name: is_on}))

    def _on_other_list(self) -> None:
        self._set(Choices())

    def _on_list(self) -> None:
        if self._session.is_empty:
            self._set(Choices())

    def _set(self, value: Choices) -> None:
        if value != self._value:
            self._value = value
            self.changed.emit()
