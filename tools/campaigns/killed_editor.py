"""The process that campaign `kill` kills: edits a list as a person would, only faster.

    python -m tools.campaigns.killed_editor FOLDER NUMBER PACK

Keeps lists with the app's own keeper in FOLDER, and goes from one to the other now and then. With
an odd NUMBER the lists that it starts get a password. Each change has a number; says "changed N"
after it is made and "saved N" after the keeper said that it is on the disk.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from ketams_desktop.desktop.keeping import ListKeeper
from ketams_desktop.desktop.list_shelf import ListShelf
from ketams_desktop.desktop.paths import DataFolder
from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.settings import Keep
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.errors import LockedListError
from ketams_desktop.library.library import Library
from ketams_desktop.questions.bank import Bank
from ketams_desktop.questions.guide import Guide
from ketams_desktop.questions.list_lock import LEAST_MEMORY, Cost
from ketams_desktop.questions.question_list import Origin

WORDS = "Is this change number {number}?"
#: Of every list with a password.
PASSWORD = "three calm words"  # noqa: S105 - it guards nothing
MOST_LISTS = 4
#: Numbers of one process; the next one's are higher.
STEP = 100_000


class Editor:
    """Changes the list at moments of chance."""

    def __init__(self, folder: Path, number: int, pack: Path) -> None:
        self._chance = random.Random(number)  # noqa: S311
        self._change = number * STEP
        data = DataFolder(folder)
        library = Library.open(pack)
        self._bank = Bank.from_library(library)
        self._session = Session(self._bank, Guide.from_library(library))
        settings = SettingsStore(data.settings)
        settings.change(keep_list=Keep.YES, keep_answers=Keep.YES)
        version = library.info.content_version
        self._keeper = ListKeeper(self._session, settings, data.list, version)
        self._keeper.cost = Cost(1, LEAST_MEMORY)
        self._shelf = ListShelf(self._session, settings, self._keeper, data.lists)
        self._locks = bool(number % 2)
        self._open(self._keeper.open_kept)
        self._keeper.saved.connect(lambda: self._say("saved"))
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._edit)
        self._timer.start(0)

    def _open(self, attempt: Callable[[], object]) -> None:
        try:
            attempt()
        except LockedListError:
            self._shelf.unlock(PASSWORD)

    def _go_to_another_list(self) -> None:
        entries = self._shelf.entries()
        if len(entries) < MOST_LISTS:
            self._shelf.start_new()
            if self._locks:
                self._keeper.set_password(PASSWORD)
        else:
            path = self._chance.choice(entries).path
            self._open(lambda: self._shelf.open(path))

    def _edit(self) -> None:
        if self._chance.random() < 0.15:
            self._go_to_another_list()
        self._change += 1
        self._edit_something()
        words = WORDS.format(number=self._change)
        own = [x for x in self._session.questions.items if x.origin is Origin.OWN]
        if own:
            self._session.edit(own[0].key, words)
        else:
            self._session.add_own(words)
        self._say("changed")
        self._timer.start(self._chance.choice((0, 5, 50, 200, 350)))

    def _edit_something(self) -> None:
        items = [x for x in self._session.questions.items if x.origin is not Origin.OWN]
        kind = self._chance.randrange(4)
        if kind == 0 and len(items) < 20:
            question = self._chance.choice(self._bank.questions)
            self._session.add_question(question, Origin.BANK)
        elif kind == 1 and items:
            self._session.remove(self._chance.choice(items).key)
        elif kind == 2 and items:
            self._session.move(self._chance.choice(items).key, self._chance.choice((-1, 1)))
        elif kind == 3:
            some = self._chance.sample(("bladder", "falls", "heart", "memory"), 2)
            self._session.choose("health", frozenset(some))

    def _say(self, what: str) -> None:
        print(what, self._change, flush=True)


def main() -> int:
    """Edit until killed."""
    application = QCoreApplication(["killed-editor"])
    editor = Editor(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
    code = application.exec()
    del editor
    return code


if __name__ == "__main__":
    sys.exit(main())
