"""What a waiting-room computer shows, laid over the window at a finger's size."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from ketams_desktop.desktop.clinic_desk import ClinicDesk
from ketams_desktop.desktop.clinic_policy import (
    ClinicPage,
    ClinicWords,
    Finding,
    IdleTimes,
    Phone,
    Policy,
    PrintRules,
)
from ketams_desktop.desktop.memory_only import NOWHERE
from ketams_desktop.desktop.pack_store import PackStore
from ketams_desktop.desktop.pin import PinCheck
from ketams_desktop.desktop.theme import Look
from ketams_desktop.desktop.x_windows import OnDisplay
from ketams_desktop.resources import default_pack, resource_dir
from ketams_desktop.ui.clinic.cleaning import CleaningLock
from ketams_desktop.ui.clinic.curtain import Curtain, printing_failed, still_here
from ketams_desktop.ui.clinic.finish_screen import FinishScreen
from ketams_desktop.ui.clinic.key_layout import load_layout
from ketams_desktop.ui.clinic.keyboard import OnScreenKeys
from ketams_desktop.ui.clinic.own_page import OWN_PAGE
from ketams_desktop.ui.clinic.pack_part import PackPart
from ketams_desktop.ui.clinic.pin_screen import PinScreen
from ketams_desktop.ui.clinic.staff_panel import StaffFacts, StaffPanel
from ketams_desktop.ui.clinic.start_offers import start_state
from ketams_desktop.ui.clinic.start_screen import Drawer, StartScreen
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.places import Place, Screen
from ketams_desktop.ui.text_field import TextField
from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.prose import Heading
from ketams_desktop.ui.window import MainWindow
from tools.gallery.scenes import Scene

Build = Callable[[Services, Kit, bool], QWidget]

OWN_WORDS = ClinicWords("[name of your clinic]", "", "Your team welcomes your questions")
OWN_PAGE_WORDS = ClinicPage(
    "[title of your page]",
    ("[Your first paragraph, in plain text.]", "[Your second paragraph.]"),
    ("[A question of your own?]", "[Another question of your own?]"),
)
OWN_PHONES = (Phone("[who answers]", "555-0100", "[when, and for what]"),) * 2


def clinic_scenes(services: Services) -> Iterable[Scene]:
    """Return every scene of the clinic's own widgets."""
    builds: dict[str, Build] = {
        "clinic-start": _start(OWN_WORDS, Drawer.NONE),
        "clinic-start-text": _start(OWN_WORDS, Drawer.TEXT),
        "clinic-start-country": _start(OWN_WORDS, Drawer.REGION),
        "clinic-start-own": _start(OWN_WORDS, Drawer.NONE, own=True),
        "clinic-start-no-policy": _start(ClinicWords(), Drawer.NONE, can_print=False),
        "clinic-curtain": lambda _, kit, __: Curtain(kit, still_here()),
        "clinic-curtain-not-printed": _not_printed,
        "clinic-finish": lambda _, kit, __: FinishScreen(kit, "waiting-room", 30),
        "clinic-finish-copied": lambda _, kit, __: FinishScreen(kit, "", 30),
        "clinic-own-page": _place(Screen.LEARN, OWN_PAGE),
        "clinic-learn": _place(Screen.LEARN),
        "clinic-search": _place(Screen.SEARCH, "own"),
        "clinic-ideas": _place(Screen.MORE_IDEAS),
        "clinic-help": _place(Screen.HELP),
        "clinic-list": _place(Screen.LIST),
        "clinic-pin": lambda _, kit, __: PinScreen(kit, PinCheck("", lambda: 0.0)),
        "clinic-staff": _staff,
        "clinic-cleaning": lambda _, kit, __: CleaningLock(kit),
        "clinic-keys": _keys(0),
        "clinic-keys-signs": _keys(1),
    }
    for name, build in builds.items():
        yield Scene(name, Screen.HOME, after=_lay_over(services, build), is_state=True)


def clinic_kit(services: Services) -> Kit:
    """Return how a clinic's widgets draw themselves with the present settings."""
    settings = services.settings.value
    look = Look(services.look_file, settings.text_percent, is_clinic=True)
    return Kit(services.themes.resolve(settings.theme), look, services.icons)


def _lay_over(services: Services, build: Build) -> Callable[[MainWindow], None]:
    def lay(window: MainWindow) -> None:
        kit = clinic_kit(services)
        # In place of the window's own screen, as clinic mode shows it.
        window.setCentralWidget(build(services, kit, kit.look.is_narrow(window.width())))

    return lay


def _start(
    words: ClinicWords, opened: Drawer, *, can_print: bool = True, own: bool = False
) -> Build:
    def build(services: Services, kit: Kit, is_narrow: bool) -> QWidget:
        printing = PrintRules("waiting-room" if can_print else "")
        page, phones = (OWN_PAGE_WORDS, OWN_PHONES) if own else (ClinicPage(), ())
        policy = Policy(words, printing=printing, page=page, phones=phones)
        state = start_state(services, policy, date(2026, 11, 25), opened=opened)
        return StartScreen(kit, state, is_narrow=is_narrow)

    return build


def _place(screen: Screen, about: str = "") -> Build:
    """Return a place of a visit, as its window shows it with the bar under it."""

    def build(services: Services, _kit: Kit, _is_narrow: bool) -> QWidget:
        policy = Policy(
            OWN_WORDS,
            printing=PrintRules("waiting-room"),
            page=OWN_PAGE_WORDS,
            phones=OWN_PHONES,
        )
        desk = ClinicDesk(policy, can_print=True)
        window = MainWindow(replace(services, clinic=desk), Place(screen, about))
        desk.setParent(window)
        return window

    return build


def _staff(services: Services, kit: Kit, _is_narrow: bool) -> QWidget:
    finding = Finding(7, "idle.wipe_minutes: It must be a whole number from 3 to 20.")
    facts = StaffFacts(
        policy=Policy(OWN_WORDS, findings=(finding,)),
        idle=IdleTimes(),
        printer="waiting-room",
        content=services.library.info,
        is_expired=False,
        sheets=12,
        is_full_screen=True,
        others=0,
        display=OnDisplay(1, is_full_screen=True, is_on_top=True),
    )
    store = PackStore(NOWHERE, default_pack(), tuple)
    return StaffPanel(kit, facts, PackPart(kit, store, tuple))


def _not_printed(_services: Services, kit: Kit, _is_narrow: bool) -> QWidget:
    trouble = "The printer is not answering. It may be off or out of paper."
    return Curtain(kit, printing_failed(trouble))


def _keys(page: int) -> Build:
    def build(_services: Services, kit: Kit, _is_narrow: bool) -> QWidget:
        inner, layout = QWidget(), column(kit.space("normal"))
        side = kit.edge_space()
        layout.setContentsMargins(side, side, side, side)
        inner.setLayout(layout)
        layout.addWidget(Heading(kit, "Your own question", 1))
        field = TextField(kit, "Your own question", "Type your question")
        layout.addWidget(field)
        keys = OnScreenKeys(kit, load_layout(resource_dir("keyboards"), "en"))
        keys.set_field(field, page=page)
        layout.addWidget(keys)
        layout.addStretch(1)
        return Pane(inner, kit)

    return build
