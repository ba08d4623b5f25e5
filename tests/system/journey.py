"""The journey of one person, in a real window: read, add, answer, order, print, save.

Run by test_journey in a process of its own, on the private display and print queue of that
test. It presses real widgets with the mouse and the keys, and tells what it saw as JSON.
"""

from __future__ import annotations

import faulthandler
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from ketams_desktop.app import StartOptions, build_services, open_window
from ketams_desktop.application import make_application
from ketams_desktop.ui.guide.list_rows import ListRow
from ketams_desktop.ui.guide.sheet_pane import SheetPane
from ketams_desktop.ui.reader.ask_card import AskCard
from ketams_desktop.ui.window import MainWindow

W = TypeVar("W", bound=QWidget)


class Person:
    """Eyes and hands: finds what is on the screen by its words, and presses it."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def see(self, kind: type[W], fits: Callable[[W], bool], what: str) -> W:
        """Wait until a visible widget fits, and return it."""
        for _ in range(400):
            for widget in self.window.findChildren(kind):
                if widget.isVisible() and fits(widget):
                    return widget
            QTest.qWait(10)
        raise SystemExit(f"not on the screen: {what}")

    def button(self, words: str) -> QAbstractButton:
        """Return the visible button that says `words`."""
        return self.see(QAbstractButton, lambda b: b.text() == words, f"the button {words!r}")

    def named(self, start: str) -> QAbstractButton:
        """Return the visible button whose accessible name starts with `start`."""
        return self.see(QAbstractButton, lambda b: b.accessibleName().startswith(start), start)

    def press(self, widget: QWidget) -> None:
        """Bring `widget` into view and click it."""
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
        QTest.qWait(30)
        center = widget.rect().center()
        seen = QApplication.widgetAt(widget.mapToGlobal(center))
        if seen is not widget:
            raise SystemExit(f"covered: {widget.accessibleName()!r} by {seen}")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(center))
        QTest.qWait(30)

    def say(self, words: str) -> None:
        """Press the button that says `words`."""
        self.press(self.button(words))


def read_and_add(person: Person) -> str:
    """Read the page on the bladder and add its first question; return that question."""
    person.press(person.named("Learn"))
    person.press(person.named("Risks"))
    person.press(person.named("Your bladder"))
    card = person.see(
        AskCard, lambda x: not x.visibleRegion().isEmpty(), "a question beside the page"
    )
    person.press(person.see(QAbstractButton, lambda b: card.isAncestorOf(b), "Add to my list"))
    person.see(QAbstractButton, lambda b: b.text() == "On my list", "On my list")
    return card.words


def answer_three_steps(person: Person) -> None:
    """Start the guide and answer three of its steps."""
    person.press(person.named("Home"))
    person.press(person.named("My questions"))
    person.say("Change my answers")
    person.say("Take the full way")
    for choice in ("patient", "offered", "neurologist"):
        option = person.see(
            QAbstractButton, lambda b, key=choice: getattr(b, "key", "") == key, choice
        )
        person.press(option)
        person.say("Next")
    person.say("See my list")


def order(person: Person) -> None:
    """Put the last question first, then move it down by one."""
    rows = person.window.findChildren(ListRow)
    person.press(max((r for r in rows if r.isVisible()), key=lambda r: r.mapToGlobal(r.pos()).y()))
    person.say("First")
    person.say("Down")


def save_preview(person: Person, folder: Path) -> int:
    """Save the pages that the preview shows; return how many there are."""
    pane = person.see(SheetPane, lambda p: bool(p.images) and not p.is_waiting, "the preview")
    for number, image in enumerate(pane.images, start=1):
        image.save(str(folder / f"preview-{number}.png"))
    return len(pane.images)


def what_is_told(person: Person, start: str) -> str:
    """Wait for a message that starts with some words and return it whole."""
    notices = person.window.notices
    for _ in range(2000):
        if notices.current is not None and notices.current.text.startswith(start):
            return notices.current.text
        QTest.qWait(10)
    raise SystemExit(f"not told: {start!r}")


def when_open(kind: type[W], act: Callable[[W], None]) -> None:
    """Do `act` on a dialog of a kind as soon as it is open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isVisible():
            act(dialog)
        else:
            QTimer.singleShot(50, look)

    QTimer.singleShot(50, look)


def accept_dialog(dialog: QDialog) -> None:
    """Press Print, Save or whatever accepts a dialog of the system."""
    box = dialog.findChild(QDialogButtonBox)
    if box is None:
        raise SystemExit("the dialog has no buttons")
    button = next(
        b for b in box.buttons() if box.buttonRole(b) is QDialogButtonBox.ButtonRole.AcceptRole
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def save_as(path: Path) -> Callable[[QFileDialog], None]:
    """Return what names `path` in the file dialog and saves."""

    def act(dialog: QFileDialog) -> None:
        # Not typed: the dialog's own completer would pop up and take the click.
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        if field is None:
            raise SystemExit("the file dialog has no name field")
        field.setText(str(path))
        accept_dialog(dialog)

    return act


def main(data_dir: Path, pack: Path, out: Path) -> None:
    """Go the whole way and write what was seen to `out`/seen.json."""
    # Whatever keeps the person waiting, such as a dialog, ends here and shows where.
    faulthandler.dump_traceback_later(90, exit=True)
    application = make_application(["journey"])
    services = build_services(StartOptions(data_dir, pack))
    window = open_window(services)
    window.show()
    QTest.qWaitForWindowExposed(window)
    person = Person(window)
    added = read_and_add(person)
    answer_three_steps(person)
    order(person)
    pages = save_preview(person, out)
    when_open(QPrintDialog, accept_dialog)
    person.say("Print my list")
    told = what_is_told(person, "Sent to")
    when_open(QFileDialog, save_as(out / "sheet.pdf"))
    person.say("Save PDF")
    person.say("Copy text")
    person.say("Close")
    person.say("Yes, keep it")
    window.grab().save(str(out / "window.png"))
    seen = {
        "platform": application.platformName(),
        "added": added,
        "questions": [item.text for item in services.session.questions.items],
        "pages": pages,
        "told_after_print": told,
        "clipboard": QGuiApplication.clipboard().text(),
    }
    window.close()
    seen["kept"] = services.keeper.path.read_text(encoding="utf-8")
    (out / "seen.json").write_text(json.dumps(seen), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
