"""What has to be settled before the window closes, so that no list is lost unasked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.errors import ListFileError
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.notices import Notice, NoticeAction, NoticeKind

translate = QCoreApplication.translate


def closing_question(services: Services, leave: Callable[[], None]) -> Notice | None:
    """Return what to ask before closing; None when the window may close.

    Args:
        services: the services of the app.
        leave: closes the window without asking again.
    """
    if services.keeper.has_unsaved:
        return _unsaved(services, leave)
    if services.keeper.is_blocked and not services.session.is_empty:
        return _not_kept(services, leave)
    is_open = services.settings.value.keep_list is Keep.ASK and not services.keeper.is_following
    if is_open and not services.session.is_empty:
        return _not_decided(services, leave)
    return None


def _unsaved(services: Services, leave: Callable[[], None]) -> Notice:
    text = translate(
        "Closing", "Your last changes could not be saved. If you close now, they are lost."
    )
    again = translate("Closing", "Try to save again")
    close = translate("Closing", "Close without saving")
    return Notice(
        text,
        NoticeKind.TROUBLE,
        (
            NoticeAction(again, "lucide:save", services.keeper.save_now),
            NoticeAction(close, "lucide:x", leave),
        ),
    )


def _not_kept(services: Services, leave: Callable[[], None]) -> Notice:
    """Ask about what was written while the kept list stayed closed."""

    def keep_and_leave() -> None:
        try:
            services.shelf.keep_apart()
        except ListFileError as error:
            services.keeper.failed.emit(str(error))
            return
        leave()

    text = translate("Closing", "What you did now is not kept yet, because your list stays closed.")
    keep = translate("Closing", "Keep it as a new list and close")
    forget = translate("Closing", "Close and forget it")
    actions = (
        NoticeAction(keep, "lucide:save", keep_and_leave),
        NoticeAction(forget, "lucide:x", leave),
    )
    return Notice(text, NoticeKind.ASK, actions)


def _not_decided(services: Services, leave: Callable[[], None]) -> Notice:
    def keep_and_leave() -> None:
        # The answers are another question, asked the next time there are any.
        services.settings.change(keep_list=Keep.YES)
        leave()

    def forget_and_leave() -> None:
        services.settings.change(keep_list=Keep.NO)
        leave()

    text = translate("Closing", "Keep your list on this computer before you close?")
    keep = translate("Closing", "Keep my list and close")
    forget = translate("Closing", "Close and forget it")
    return Notice(
        text,
        NoticeKind.ASK,
        (
            NoticeAction(keep, "lucide:save", keep_and_leave),
            NoticeAction(forget, "lucide:x", forget_and_leave),
        ),
    )
