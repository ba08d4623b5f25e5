"""The row of buttons under a step: in the same place on every screen that has one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.widgets.flow import FlowLayout


def lay_out_wide(
    holder: QWidget, kit: Kit, start: Sequence[QAbstractButton], end: Sequence[QAbstractButton]
) -> None:
    """Put some buttons at the start of the line and some at its end."""
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(kit.space("small"))
    for button in start:
        line.addWidget(button)
    line.addStretch(1)
    for button in end:
        line.addWidget(button)


def lay_out_narrow(holder: QWidget, kit: Kit, buttons: Sequence[QAbstractButton]) -> None:
    """Let the buttons flow; what is seen first is also what Tab reaches first."""
    flow = FlowLayout(kit.space("tight"), holder)
    for button in buttons:
        flow.addWidget(button)
    for first, second in pairwise(buttons):
        QWidget.setTabOrder(first, second)
