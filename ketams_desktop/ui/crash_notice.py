"""Tells calmly that something went wrong: now, or when the app ran last."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from ketams_desktop.crash_log import CrashLog
from ketams_desktop.ui.notices import Notice, NoticeAction, NoticeKind, Notices
from ketams_desktop.ui.places import Navigator, Screen

translate = QCoreApplication.translate

#: An error in drawing comes back with each redraw; nobody wants to be told each time.
SECONDS_BETWEEN = 20


class CrashNotices(QObject):
    """Offers what an earlier start wrote down, and tells of an error of this one.

    A message that is on show and matters, such as that of a damaged list, goes first.
    """

    #: Sent from whichever thread the error was in.
    _gone_wrong = Signal()

    def __init__(
        self, log: CrashLog, notices: Notices, navigator: Navigator, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._log, self._notices, self._navigator = log, notices, navigator
        self._quiet_until = 0.0
        self._waiting = self._offer() if log.report else None
        notices.changed.connect(self._on_changed)
        # Never inside the event that failed: the screen may be half drawn.
        self._gone_wrong.connect(self._on_error, Qt.ConnectionType.QueuedConnection)
        log.listen(self._gone_wrong.emit)
        self._on_changed()

    def _on_changed(self) -> None:
        if self._waiting is not None and self._is_free():
            notice, self._waiting = self._waiting, None
            self._notices.show(notice)

    def _on_error(self) -> None:
        now = time.monotonic()
        if now >= self._quiet_until and self._is_free():
            self._quiet_until = now + SECONDS_BETWEEN
            text = self.tr("Something went wrong in the app. Your list is still here.")
            self._notices.show(Notice(text, NoticeKind.TROUBLE))

    def _is_free(self) -> bool:
        current = self._notices.current
        return current is None or current.kind is not NoticeKind.TROUBLE

    def _offer(self) -> Notice:
        if self._log.has_ended_badly:
            what = self.tr("KetaMS Desktop closed unexpectedly last time.")
        else:
            what = self.tr("Something went wrong in KetaMS Desktop last time.")
        about = self.tr("There is a short report on this computer. It holds nothing you typed.")
        return Notice(
            f"{what} {about}",
            NoticeKind.TROUBLE,
            (
                NoticeAction(self.tr("Show"), "lucide:file-text", self._show),
                NoticeAction(self.tr("Delete"), "lucide:trash-2", self._delete),
            ),
        )

    def _show(self) -> None:
        self._navigator.go(Screen.CRASH_REPORT)

    def _delete(self) -> None:
        self._notices.show(delete_report(self._log))


def delete_report(log: CrashLog) -> Notice:
    """Delete the report and return what to tell the person."""
    if log.delete():
        return Notice(translate("CrashNotice", "The report was deleted from this computer."))
    text = translate(
        "CrashNotice",
        "The report could not be deleted. Nothing else was changed. "
        "You can delete it yourself: {path}",
    )
    return Notice(text.format(path=log.path), NoticeKind.TROUBLE)
