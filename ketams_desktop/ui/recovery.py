"""Tells in one calm message what happened to a damaged list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ketams_desktop.questions.list_file import OpenedList
from ketams_desktop.ui.notices import Notice, NoticeKind

translate = QCoreApplication.translate


def recovery_notice(opened: OpenedList) -> Notice | None:
    """Return what to tell the person; None when the list opened as it was."""
    if opened.from_previous:
        text = translate(
            "Recovery",
            "Your list was damaged, so the copy that was saved just before was opened; "
            "only your last change may be missing.",
        )
    elif opened.kept_aside is not None:
        text = translate(
            "Recovery",
            "Your kept list was damaged and cannot be read, so this is a new, empty list.",
        )
    else:
        return None
    if opened.kept_aside is not None:
        where = translate("Recovery", "The damaged file is kept here: {path}")
        text = f"{text} {where.format(path=opened.kept_aside)}"
    return Notice(text, NoticeKind.TROUBLE)
