"""What is said when a list holds as much as a visit can."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ketams_desktop.questions.question_list import MOST_QUESTIONS
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.notices import Notice, NoticeAction

translate = QCoreApplication.translate


def full_list_notice(context: Context) -> Notice:
    """Return the kind words and, where the app keeps several lists, the offer of a second."""
    begin = context.services.session.begin_second_list
    if begin is None:
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
    action = NoticeAction(translate("ListScreen", "Begin a second list"), "lucide:plus", begin)
    return Notice(text.format(count=MOST_QUESTIONS), actions=(action,))
