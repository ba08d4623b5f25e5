"""Asks once whether to keep the list, when there is something to keep; apart from it, the answers.

The second question is about health. It never takes the place of the first under the same
finger, and in the guide it waits until the step about health is behind.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.notices import Notice, NoticeAction, NoticeKind, Notices
from ketams_desktop.ui.places import Navigator, Screen

_HEALTH = "health"


class KeepQuestion(QObject):
    """Puts the question that is still open in front of the person, and takes the answer."""

    def __init__(
        self, services: Services, notices: Notices, navigator: Navigator, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._health_steps = {x.id for x in services.guide.steps if x.group == _HEALTH}
        # Whether the person has moved on since they answered the first question.
        self._is_apart = True
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
        navigator.moved.connect(self._on_moved)
        self._on_changed()

    def _on_changed(self) -> None:
        self._notices.ask(self._open_question())

    def _on_moved(self) -> None:
        self._is_apart = True
        if self._open_question() is None:
            self._on_changed()
        else:
            # The new screen is heard first.
            QTimer.singleShot(0, self, self._on_changed)

    def _open_question(self) -> Notice | None:
        settings = self._settings.value
        # Nobody is asked such a thing beside the numbers to call.
        if self._keeper.is_following or self._navigator.here.screen is Screen.HELP:
            return None
        if settings.keep_list is Keep.ASK:
            is_time = self._is_past(None) and not self._session.is_empty
            return self._first if is_time else None
        is_open = settings.keep_list is Keep.YES and settings.keep_answers is Keep.ASK
        is_time = self._is_apart and self._is_past(self._health_steps)
        # What matters may be marked before there is any question to ask.
        return self._second if is_open and is_time and self._session.has_answers else None

    def _is_past(self, steps: set[str] | None) -> bool:
        """Tell whether one of `steps`, or any at all, is behind; true outside the guide."""
        here, walk = self._navigator.here, self._session.walk
        if here.screen is not Screen.GUIDE or not here.about or walk is None:
            return True
        behind = walk.behind - {here.about}
        return bool(behind if steps is None else behind & steps)

    def _keep(self) -> None:
        self._is_apart = False
        self._settings.change(keep_list=Keep.YES)

    def _forget(self) -> None:
        self._settings.change(keep_list=Keep.NO)

    def _keep_answers(self) -> None:
        self._settings.change(keep_answers=Keep.YES)

    def _forget_answers(self) -> None:
        self._settings.change(keep_answers=Keep.NO)
