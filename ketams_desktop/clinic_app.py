"""Builds the app of a waiting room: what lives as long as it, and each visit anew."""

from __future__ import annotations

import contextlib
import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ketams_desktop.desktop.clinic_desk import ClinicDesk
from ketams_desktop.desktop.clinic_policy import Policy
from ketams_desktop.desktop.icons import IconSet
from ketams_desktop.desktop.leftovers import Leftovers
from ketams_desktop.desktop.list_shelf import ListShelf
from ketams_desktop.desktop.memory_only import (
    NOWHERE,
    MemoryKeeper,
    MemoryReading,
    MemorySettings,
    first_settings,
)
from ketams_desktop.desktop.overwriting import FreedMemory
from ketams_desktop.desktop.paper_tools import PaperTools
from ketams_desktop.desktop.print_choices import PrintChoices
from ketams_desktop.desktop.ram_only import RamFolder, write_no_core
from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.speech import Speech, system_voice
from ketams_desktop.desktop.theme import ThemeSet
from ketams_desktop.library.library import Library
from ketams_desktop.questions.bank import Bank
from ketams_desktop.questions.guide import Guide
from ketams_desktop.resources import resource_dir
from ketams_desktop.ui.clinic.waiting_room import NewVisit, WaitingRoom
from ketams_desktop.ui.context import Services

if TYPE_CHECKING:
    from ketams_desktop.desktop.pack_store import PackStore


def visits(policy: Policy, library: Library) -> NewVisit:
    """Return what builds the services of one visit.

    What was read from the files that ship with the app is shared by all visits; whatever a
    person could leave something in is made anew.
    """
    bank, guide = Bank.from_library(library), Guide.from_library(library)
    themes, icons = ThemeSet(resource_dir("themes")), IconSet(resource_dir("icons"))

    def new_visit(can_print: bool) -> Services:
        session, settings = Session(bank, guide), MemorySettings(first_settings(policy))
        keeper = MemoryKeeper(session, settings, library.info.content_version)
        return Services(
            library=library,
            bank=bank,
            guide=guide,
            session=session,
            settings=settings,
            reading=MemoryReading(settings),
            keeper=keeper,
            shelf=ListShelf(session, settings, keeper, NOWHERE),
            paper=PaperTools(resource_dir("paper"), resource_dir("fonts")),
            print_choices=PrintChoices(session),
            speech=Speech(settings, library.info.language),
            themes=themes,
            icons=icons,
            look_file=resource_dir("look.toml"),
            clinic=ClinicDesk(policy, can_print=can_print),
        )

    return new_visit


#: What a visit may need, in the order in which the folders build on each other.
_FOLDERS = ("library", "questions", "paper", "desktop", "ui")


def load_whole() -> None:
    """Load all that a visit may need, before anybody comes.

    What is loaded in the middle of one stays, and takes places in memory that a typed word has
    just been given back from; the gaps in what stands there are never overwritten.
    """
    system_voice()
    package = __name__.rpartition(".")[0]
    for folder in _FOLDERS:
        whole = import_module(f"{package}.{folder}")
        for found in pkgutil.walk_packages(whole.__path__, f"{whole.__name__}."):
            # The voice's needs libraries that a system may lack.
            with contextlib.suppress(ImportError):
                import_module(found.name)
    with contextlib.suppress(ImportError):
        import_module("typst")


def clear_after_visits(room: WaitingRoom, library: Library) -> Leftovers:
    """Have what each visit leaves in memory overwritten."""
    memory = FreedMemory()
    memory.overwrite_from_now_on()
    left = Leftovers(
        memory,
        lambda: room.printing.is_busy,
        library.forget_what_was_asked,
        resource_dir("paper"),
        resource_dir("fonts"),
        room,
    )
    room.timer.wiped.connect(left.clear_soon)
    return left


def run_clinic(
    application: QApplication,
    policy: Policy,
    library: Library,
    loop: Callable[[], int],
    packs: Callable[[], PackStore] | None = None,
) -> int:
    """Show the waiting room until staff close it, and return the exit code.

    Args:
        application: the only one.
        policy: what the clinic has set.
        library: the content.
        loop: runs the event loop and returns its exit code.
        packs: makes the store that staff take newer content into.
    """
    write_no_core()
    memory = RamFolder()
    memory.open()
    try:
        load_whole()
        room = WaitingRoom(policy, visits(policy, library), packs=packs)
        clear_after_visits(room, library)
        application.aboutToQuit.connect(room.forget)
        room.show()
        return loop()
    finally:
        memory.close()
