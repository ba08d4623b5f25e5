"""What is said when a list holds as much as a visit can."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from ketams_desktop.errors import ListFileError
from ketams_desktop.questions.question_list import MOST_QUESTIONS
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.notices import Notice, NoticeAction, NoticeKind
from ketams_desktop.ui.places import Screen

translate = QCoreApplication.translate


def full_list_notice(context: Context) -> Notice:
    """Return the kind words and, where the app keeps several lists, the offer of a second."""
    if not context.services.shelf.can_have_several:
        text = translate(
            "ListScreen",
            "{count} questions are more than a visit can hold. Take one away first.",
        )
        return Notice(text.format(count=MOST_QUESTIONS))
    text = translate(
        "ListScreen",
        "{count} questions are more than a visit can hold. "
        "Take one away first, or begin a second list. This one stays as it is.",
    )
    begin = partial(_begin_second, context)
    action = NoticeAction(translate("ListScreen", "Begin a second list"), "lucide:plus", begin)
    return Notice(text.format(count=MOST_QUESTIONS), actions=(action,))


def _begin_second(context: Context) -> None:
    try:
        context.services.shelf.start_new()
    except ListFileError as error:
        context.notices.show(Notice(str(error), NoticeKind.TROUBLE))
        return
    if context.navigator.here.screen is Screen.LIST:
        context.navigator.moved_in_place.emit()
    text = translate("ListScreen", "This is your second list. The first one is in My lists.")
    context.notices.show(Notice(text))
