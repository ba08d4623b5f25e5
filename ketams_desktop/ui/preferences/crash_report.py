"""The report of what went wrong, to read, copy and delete. The app sends it nowhere."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.crash_log import entries_of
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.crash_notice import delete_report
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.notices import Notice
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


def build_crash_report(context: Context, _about: str) -> ScreenParts:
    """Build the screen."""
    title = translate("CrashReportScreen", "What went wrong")
    return ScreenParts(title, CrashReportScreen(context), with_search=False, is_text=True)


class CrashReportScreen(QWidget):
    """The report as plain text, in words that hold nothing that anyone typed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        log = context.services.crash_log
        self._report = "" if log is None else log.report
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(context.kit.space("small"))
        self._layout.addWidget(Heading(context.kit, self.tr("What went wrong"), 1))
        if self._report:
            self._add_report()
        else:
            self._layout.addWidget(Line(context.kit, self.tr("There is no report.")))

    def _add_report(self) -> None:
        kit = self._context.kit
        about = self.tr(
            "This report stays on this computer. It holds nothing you typed. "
            "You can copy it for someone who helps you with the app."
        )
        self._layout.addWidget(Line(kit, about))
        buttons = FlowLayout(kit.space("tight"))
        copy = ActionButton(kit, self.tr("Copy the report"), "lucide:copy", ButtonKind.PRIMARY)
        copy.clicked.connect(self._on_copy)
        delete = ActionButton(kit, self.tr("Delete the report"), "lucide:trash-2")
        delete.clicked.connect(self._on_delete)
        buttons.addWidget(copy)
        buttons.addWidget(delete)
        self._layout.addLayout(buttons)
        for entry in entries_of(self._report):
            card = Card(kit, gap="hair")
            for line in entry.splitlines():
                card.column.addWidget(Line(kit, line.strip(), "small"))
            self._layout.addWidget(card)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._context.notices.show(Notice(self.tr("The report was copied.")))

    def _on_delete(self) -> None:
        log, navigator = self._context.services.crash_log, self._context.navigator
        if log is None:
            return
        notice = delete_report(log)
        if navigator.can_go_back:
            navigator.back()
        else:
            navigator.replace(Screen.HOME)
        self._context.notices.show(notice)
