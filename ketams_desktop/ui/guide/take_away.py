"""The ways to take the sheet along: print it, save it, copy it as text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ketams_desktop.errors import KetamsError
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.file_dialogs import ask_where_to_save_pdf
from ketams_desktop.ui.guide.sheet_choice import present_handout
from ketams_desktop.ui.notices import Notice, NoticeKind
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.flow import FlowLayout

translate = QCoreApplication.translate


def print_button(context: Context, *, wide: bool) -> ActionButton:
    """Return the button that prints."""
    words = translate("TakeAway", "Print my list")
    button = ActionButton(context.kit, words, "lucide:printer", ButtonKind.PRIMARY, wide=wide)
    button.clicked.connect(lambda: _print(context, button.window()))
    clinic = context.services.clinic
    if clinic is not None and not clinic.can_print:
        button.hide()
    return button


def save_and_copy(context: Context) -> QWidget:
    """Return the buttons that save and copy."""
    row = QWidget()
    flow = FlowLayout(context.kit.space("tight"), row)
    if context.services.clinic is not None:
        row.hide()  # no file and no clipboard leads out of a waiting room
        return row
    save = ActionButton(context.kit, translate("TakeAway", "Save PDF"), "lucide:file-down")
    save.clicked.connect(lambda: _save(context, row.window()))
    copy = ActionButton(context.kit, translate("TakeAway", "Copy text"), "lucide:copy")
    copy.clicked.connect(lambda: _copy(context))
    flow.addWidget(save)
    flow.addWidget(copy)
    return row


def _print(context: Context, window: QWidget) -> None:
    if context.services.clinic is not None:
        context.services.clinic.print_wanted.emit()
        return
    # Print support is loaded here, on first use, and not when the app starts.
    from ketams_desktop.ui.guide.print_sheet import print_sheet

    print_sheet(window, context.services, context.notices)


def _save(context: Context, window: QWidget) -> None:
    path = ask_where_to_save_pdf(window, "questions-for-my-visit.pdf")
    if path is not None:
        context.notices.show(_saved(context, path))


def _saved(context: Context, path: Path) -> Notice:
    try:
        result = context.services.typesetter.pdf(present_handout(context.services))
        path.write_bytes(result.data)
    except OSError as error:
        text = translate(
            "TakeAway",
            "The PDF could not be saved: {reason}. Your list is still here. "
            "Please try another folder.",
        )
        reason = error.strerror or str(error)
        return Notice(text.format(reason=reason), NoticeKind.TROUBLE)
    except KetamsError as error:
        return Notice(str(error), NoticeKind.TROUBLE)
    return Notice(translate("TakeAway", "Saved: {path}").format(path=path))


def _copy(context: Context) -> None:
    from ketams_desktop.paper.plain_text import plain_text

    QGuiApplication.clipboard().setText(plain_text(present_handout(context.services)))
    text = translate("TakeAway", "Copied. You can paste it into a message to your clinic.")
    context.notices.show(Notice(text))
