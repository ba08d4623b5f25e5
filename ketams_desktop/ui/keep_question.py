"""Asks once whether to keep the list, when there is something to keep; then about answers."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.notices import Notice, NoticeAction, NoticeKind, Notices


class KeepQuestion(QObject):
    """Puts the question that is still open in front of the person, and takes the answer."""

    def __init__(self, services: Services, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._settings = services.session, services.settings
        self._keeper = services.keeper
        self._notices = notices
        self._first = Notice(
            self.tr("Keep my list on this computer?"),
            NoticeKind.ASK,
            (
                NoticeAction(self.tr("Yes, keep it"), "lucide:save", self._keep),
                NoticeAction(self.tr("No, forget it when I close"), "lucide:x", self._forget),
            ),
        )
        self._second = Notice(
            self.tr("Keep what you ticked and marked, too? It tells about you and your health."),
            NoticeKind.ASK,
            (
                NoticeAction(self.tr("Yes, keep my answers"), "lucide:save", self._keep_answers),
                NoticeAction(self.tr("No, only the list"), "lucide:x", self._forget_answers),
            ),
        )
        self._session.changed.connect(self._on_changed)
        self._settings.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        self._notices.ask(self._open_question())

    def _open_question(self) -> Notice | None:
        settings = self._settings.value
        if self._keeper.is_following:
            return None
        if settings.keep_list is Keep.ASK:
            return None if self._session.is_empty else self._first
        is_open = settings.keep_list is Keep.YES and settings.keep_answers is Keep.ASK
        # What matters may be marked before there is any question to ask.
        return self._second if is_open and self._session.has_answers else None

    def _keep(self) -> None:
        self._settings.change(keep_list=Keep.YES)

    def _forget(self) -> None:
        self._settings.change(keep_list=Keep.NO)

    def _keep_answers(self) -> None:
        self._settings.change(keep_answers=Keep.YES)

    def _forget_answers(self) -> None:
        self._settings.change(keep_answers=Keep.NO)
