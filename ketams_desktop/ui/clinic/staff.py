"""The way of staff: asked for between visits, let in by the PIN, out again or closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from ketams_desktop.desktop.clinic_policy import IdleTimes
from ketams_desktop.desktop.pin import PinCheck
from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.x_windows import on_display
from ketams_desktop.questions.question_list import Origin
from ketams_desktop.ui.clinic.cleaning import CleaningLock
from ketams_desktop.ui.clinic.list_printing import ListPrinting
from ketams_desktop.ui.clinic.pack_part import PackPart
from ketams_desktop.ui.clinic.pin_screen import PinScreen
from ketams_desktop.ui.clinic.staff_panel import StaffFacts, StaffPanel
from ketams_desktop.ui.footer import is_out_of_date
from ketams_desktop.ui.guide.sheet_choice import present_handout

if TYPE_CHECKING:
    from ketams_desktop.ui.clinic.waiting_room import WaitingRoom

translate = QCoreApplication.translate


class Staff(QObject):
    """Opens and closes what only staff may see."""

    def __init__(self, room: WaitingRoom, clock: Callable[[], float]) -> None:
        super().__init__(room)
        self._room = room
        # One for the whole run: opening the screen anew gives no more tries.
        self._check = PinCheck(room.policy.staff_pin, clock)
        self._others = 0
        self._printing = ListPrinting(room.policy.printing, self)
        self._printing.sent.connect(self._on_sent)
        self._printing.failed.connect(self._on_failed)
        room.window.left.connect(self._on_left)

    @property
    def is_open(self) -> bool:
        """Whether anything of staff's shows."""
        return isinstance(self._room.window.before, PinScreen | StaffPanel | CleaningLock)

    def ask(self) -> None:
        """Ask for the PIN; in the middle of a visit nothing happens."""
        room = self._room
        if not room.is_between_visits:
            return
        if not room.policy.staff_pin:
            self._open()  # who may exit may look, too
            return
        screen = PinScreen(room.visit.window.kit, self._check)
        screen.opened.connect(self._open)
        screen.left.connect(room.timer.wipe_now)
        room.put_before(screen)
        screen.field.setFocus()

    def _open(self) -> None:
        room = self._room
        info = room.visit.services.library.info
        facts = StaffFacts(
            policy=room.policy,
            idle=room.policy.idle,
            printer=room.printing.printer_name,
            content=info,
            is_expired=is_out_of_date(info, date.today()),
            sheets=room.sheets,
            is_full_screen=room.window.isFullScreen(),
            others=self._others,
            display=on_display(int(room.window.winId()), QGuiApplication.platformName()),
        )
        panel = StaffPanel(room.visit.window.kit, facts, self._pack_part())
        panel.test_wanted.connect(self._on_test)
        panel.times_chosen.connect(self._on_times)
        panel.cleaning_wanted.connect(self._on_cleaning)
        panel.exit_wanted.connect(room.close)
        panel.left.connect(room.timer.wipe_now)
        room.put_before(panel)

    def _pack_part(self) -> PackPart | None:
        if self._room.packs is None:
            return None
        from ketams_desktop.desktop.pack_sticks import packs_on, stick_folders

        kit = self._room.visit.window.kit
        return PackPart(kit, self._room.packs(), lambda: packs_on(stick_folders()))

    def _on_times(self, times: IdleTimes) -> None:
        self._room.policy = replace(self._room.policy, idle=times)
        self._room.timer.set_times(times)

    def _on_cleaning(self) -> None:
        lock = CleaningLock(self._room.visit.window.kit)
        lock.ended.connect(self._room.timer.wipe_now)
        self._room.put_before(lock)

    def _on_test(self) -> None:
        services = self._room.visit.services
        session = Session(services.bank, services.guide)
        session.add_question(services.bank.questions[0], Origin.PAGE)
        handout = present_handout(replace(services, session=session))
        self._printing.print_it(handout, services.typesetter, 1)

    def _on_sent(self) -> None:
        self._tell(translate("Staff", "A test page was sent. Please look at the printer."))

    def _on_failed(self, trouble: str) -> None:
        self._tell(trouble)

    def _tell(self, text: str) -> None:
        panel = self._room.window.before
        if isinstance(panel, StaffPanel):
            panel.tell_printer(text)

    def _on_left(self) -> None:
        self._others += 1
