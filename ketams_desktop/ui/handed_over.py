"""A second start of the app wants this window: bring it forward, and open its list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.errors import KetamsError, LockedListError
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.notices import Notice, NoticeAction, NoticeKind
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.recovery import recovery_notice
from ketams_desktop.ui.window import MainWindow

#: How long to wait before looking again whether a dialog was closed, in milliseconds.
_LOOK_AGAIN = 300


class HandedOver(QObject):
    """Opens the lists that second starts hand over, and loses none that is open."""

    def __init__(self, services: Services, window: MainWindow) -> None:
        super().__init__(window)
        self._services, self._window = services, window

    def take(self, path: Path | None) -> None:
        """Bring the window forward; open the list at `path`, if one is wanted."""
        self._come_forward()
        if path is None:
            return
        if QApplication.activeModalWidget() is not None:
            # A dialog of the person's is open; it is about the present list.
            QTimer.singleShot(_LOOK_AGAIN, self, lambda: self.take(path))
            return
        keeper = self._services.keeper
        if keeper.is_keeping and keeper.path == path:
            self._show_list()
        elif keeper.is_keeping or self._services.session.is_empty:
            self._open(path)
        else:
            self._window.notices.show(self._question(path))

    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        # Some systems let no app take the front by itself: its button in the bar then blinks.
        QApplication.alert(window)

    def _open(self, path: Path) -> None:
        try:
            opened = self._services.keeper.follow(path)
        except LockedListError:
            self._ask_password()
            return
        except KetamsError as error:
            self._window.notices.show(Notice(str(error), NoticeKind.TROUBLE))
            return
        self._show_list()
        news = Notice(self.tr("This is the list {name}.").format(name=path.name))
        self._window.notices.show(recovery_notice(opened) or news)

    def _ask_password(self) -> None:
        navigator = self._window.navigator
        if navigator.here.screen is Screen.PASSWORD:
            navigator.moved.emit()
        else:
            navigator.go(Screen.PASSWORD)

    def _show_list(self) -> None:
        navigator = self._window.navigator
        if navigator.here.screen is Screen.LIST:
            # Words half written belong to the list that was there before.
            navigator.moved.emit()
        else:
            navigator.go(Screen.LIST)

    def _question(self, path: Path) -> Notice:
        def keep_and_open() -> None:
            self._services.settings.change(keep_list=Keep.YES, keep_answers=Keep.NO)
            self._open(path)

        def open_it() -> None:
            self._open(path)

        keep = NoticeAction(self.tr("Keep my list, then open it"), "lucide:save", keep_and_open)
        forget = NoticeAction(self.tr("Forget my list and open it"), "lucide:file-text", open_it)
        stay = NoticeAction(self.tr("Stay with my list"), "lucide:x", _nothing)
        # With a kept list that may not be touched, there is no place to keep this one in.
        can_keep = self._services.settings.value.keep_list is not Keep.YES
        return Notice(
            self.tr("Open {name}? The list that is here is not kept yet.").format(name=path.name),
            NoticeKind.ASK,
            (keep, stay, forget) if can_keep else (stay, forget),
        )


def _nothing() -> None:
    """Closing the question is all there is to do."""
