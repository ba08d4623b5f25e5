"""One visit after the other: begins each anew, prints, covers, forgets, and starts again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ketams_desktop.desktop.clinic_policy import Policy
from ketams_desktop.desktop.visit_clock import steady_seconds
from ketams_desktop.desktop.visit_timer import VisitTimer
from ketams_desktop.ui.clinic.called_bar import BY_HAND
from ketams_desktop.ui.clinic.curtain_keeper import CurtainKeeper
from ketams_desktop.ui.clinic.finish_screen import FinishScreen
from ketams_desktop.ui.clinic.list_printing import ListPrinting
from ketams_desktop.ui.clinic.no_way_out import NoWayOut, empty_clipboard
from ketams_desktop.ui.clinic.on_the_way import OnTheWay
from ketams_desktop.ui.clinic.shell import ClinicWindow
from ketams_desktop.ui.clinic.staff import Staff
from ketams_desktop.ui.clinic.typing_keys import TypingKeys
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.guide.sheet_choice import present_handout
from ketams_desktop.ui.notices import Notice, NoticeAction, NoticeKind
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.focus_ring import FocusRing
from ketams_desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from ketams_desktop.desktop.pack_store import PackStore
    from ketams_desktop.paper.handout import Handout

translate = QCoreApplication.translate

NewVisit = Callable[[bool], Services]


class Visit:
    """Everything of one person's visit. A wipe lets go of it whole and makes another."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.window = MainWindow(services)
        #: What was sent to the printer last.
        self.sent: Handout | None = None
        #: What is on its way to the printer.
        self.sending: Handout | None = None
        #: Whether they were called, and so have left the screen.
        self.is_called = False

    def end(self) -> None:
        """Be silent at once, and let go of the voice."""
        self.services.speech.stop()
        self.services.speech.close()


class WaitingRoom(QObject):
    """Owns the window, the timer and the present visit."""

    def __init__(
        self,
        policy: Policy,
        new_visit: NewVisit,
        clock: Callable[[], float] = steady_seconds,
        packs: Callable[[], PackStore] | None = None,
    ) -> None:
        """Begin the first visit.

        Args:
            policy: what the clinic has set.
            new_visit: builds the services of a visit that holds nothing yet; it is told
                whether there is a printer.
            clock: returns seconds and never goes back.
            packs: makes the store that staff take newer content into.
        """
        super().__init__()
        self.packs = packs
        self.policy, self._new_visit = policy, new_visit
        self.window = ClinicWindow()
        self.window.close_wanted.connect(self._on_close)
        self.timer = VisitTimer(policy.idle, self.window, clock)
        self.curtain = CurtainKeeper(self.window, self.timer, lambda: self.visit.window.kit)
        self.printing = ListPrinting(policy.printing, self)
        self.printing.sent.connect(self._on_sent)
        self.printing.failed.connect(self._on_failed)
        self.timer.curtain_fell.connect(self._on_curtain)
        self.timer.wiped.connect(self._on_wiped)
        self.timer.ticked.connect(self._on_tick)
        self.curtain.list_wanted.connect(self._show_by_hand)
        application = cast(QApplication, QApplication.instance())
        self._no_way_out = NoWayOut(application, self)
        self.sheets = 0
        self.visit = self._begin()
        self.staff = Staff(self, clock)
        shortcut = QShortcut(QKeySequence("Ctrl+Alt+S"), self.window)
        shortcut.activated.connect(self.staff.ask)

    @property
    def is_between_visits(self) -> bool:
        """Whether the start screen shows and nobody has chosen anything."""
        session = self.visit.services.session
        is_start = self.visit.window.navigator.here.screen is Screen.HOME
        is_bare = session.is_empty and not session.has_answers
        return is_start and is_bare and self.window.before is None and not self.curtain.is_down

    def show(self) -> None:
        """Fill the screen, and watch what people do from now on."""
        self.window.showFullScreen()
        handle = self.window.windowHandle()
        application = cast(QApplication, QApplication.instance())
        if handle is not None:
            self.timer.watch(handle, application)

    def close(self) -> None:
        """Forget everything and close the app."""
        self.timer.stop()
        self.forget()
        self.window.may_close = True
        self.window.close()

    # One visit after the other --------------------------------------------------------------

    def _begin(self) -> Visit:
        visit = Visit(self._new_visit(bool(self.printing.printer_name)))
        language = visit.services.library.info.language
        self.window.begin(visit.window, TypingKeys(lambda: visit.window.kit, language))
        visit.services.speech.sentence_started.connect(self.timer.stir)
        desk = visit.services.clinic
        if desk is not None:
            desk.called.connect(self._on_called)
            desk.print_wanted.connect(self._on_print)
            desk.done.connect(self._on_done)
            desk.exit_wanted.connect(self._on_close)
            desk.staff_wanted.connect(self._on_staff)
        return visit

    def forget(self) -> None:
        """Be silent, and leave nothing on the clipboard."""
        self.visit.end()
        empty_clipboard()

    def _on_wiped(self) -> None:
        self.forget()
        self.visit = self._begin()
        first = self.visit.window.focusWidget()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        # What only points in a circle would stay in memory for a while.
        gc.collect()

    def _on_curtain(self) -> None:
        self.visit.services.speech.stop()
        if self.staff.is_open:
            # No press may bring back what is for staff.
            self.timer.wipe_now()

    def _on_close(self) -> None:
        if not self.policy.staff_pin:
            self.close()

    def _on_staff(self) -> None:
        self.staff.ask()

    # Printing -------------------------------------------------------------------------------

    def _on_called(self) -> None:
        visit = self.visit
        self.timer.answer()
        if self.printing.is_busy:
            visit.is_called = True
            self._cover()
            return
        desk = visit.services.clinic
        if visit.services.session.is_empty or desk is None or not desk.can_print:
            self.timer.wipe_now()
            return
        visit.is_called = True
        if visit.sent == present_handout(visit.services):
            self._finish()  # it was sent as it stands, and once is enough
        else:
            self._cover()
            self._send()

    def _on_print(self) -> None:
        visit = self.visit
        self.timer.answer()
        if self.printing.is_busy:
            return
        if visit.services.session.is_empty:
            text = translate("WaitingRoom", "There is no question on your list yet.")
            visit.window.notices.show(Notice(text))
        elif visit.sent == present_handout(visit.services):
            visit.window.notices.show(self._once_more())
        else:
            text = translate("WaitingRoom", "Your list is on its way to the printer…")
            visit.window.notices.show(Notice(text))
            self._send()

    def _once_more(self) -> Notice:
        text = translate("WaitingRoom", "Your list was sent to the printer already.")
        again = translate("WaitingRoom", "Print one more copy")
        action = NoticeAction(again, "lucide:copy", self._send_copy)
        return Notice(text, NoticeKind.NEWS, (action,))

    def _send(self, copies: int = 0) -> None:
        services = self.visit.services
        self.visit.sending = present_handout(services)
        self.printing.print_it(self.visit.sending, services.typesetter, copies)

    def _send_copy(self) -> None:
        self._send(1)

    def _on_sent(self) -> None:
        visit = self.visit
        self.sheets += 1
        if visit.sending is None:
            return  # of a visit that is over
        visit.sent, visit.sending = visit.sending, None
        if visit.is_called:
            self._finish()
            return
        text = translate(
            "WaitingRoom", "Sent to the printer “{name}”. Take your list with you when you go."
        )
        done = translate("WaitingRoom", "I am done")
        visit.window.notices.show(
            Notice(
                text.format(name=self.printing.printer_name),
                NoticeKind.NEWS,
                (NoticeAction(done, "lucide:check", self._on_done),),
            )
        )

    def _on_failed(self, trouble: str) -> None:
        visit = self.visit
        if visit.sending is None:
            return
        visit.sending = None
        if visit.is_called:
            visit.is_called = False
            self.curtain.printing_failed(trouble)
            return
        text = translate(
            "WaitingRoom",
            "{trouble} Please tell the desk. Your list is still here: you can copy it by hand.",
        )
        by_hand = translate("WaitingRoom", "Copy it by hand")
        visit.window.notices.show(
            Notice(
                text.format(trouble=trouble),
                NoticeKind.TROUBLE,
                (NoticeAction(by_hand, "lucide:pencil", self._show_by_hand),),
            )
        )

    def _show_by_hand(self) -> None:
        self.window.take_away()
        self.visit.window.navigator.go(BY_HAND.screen, BY_HAND.about)

    # What stands before the visit -----------------------------------------------------------

    def _cover(self) -> None:
        self.put_before(OnTheWay(self.visit.window.kit))

    def _on_done(self) -> None:
        self._finish(was_sent=self.visit.sent is not None)

    def _finish(self, *, was_sent: bool = True) -> None:
        self.visit.services.speech.stop()
        self.timer.answer()
        self.timer.finish()
        name = self.printing.printer_name if was_sent else ""
        screen = FinishScreen(self.visit.window.kit, name, self._seconds())
        screen.cleared.connect(self.timer.wipe_now)
        screen.time_wanted.connect(self.timer.answer)
        screen.copy_wanted.connect(self._on_copy)
        self.put_before(screen)
        screen.tell()

    def _on_copy(self) -> None:
        if not self.printing.is_busy:
            self.visit.is_called = True
            self._send_copy()

    def _on_tick(self) -> None:
        if isinstance(self.window.before, FinishScreen):
            self.window.before.set_seconds(self._seconds())

    def _seconds(self) -> int:
        return ceil(min(self.timer.seconds_to_wipe, self.policy.idle.finish))

    def put_before(self, widget: QWidget) -> None:
        """Show something in front of the visit, with the keyboard on its first button."""
        FocusRing(self.visit.window.kit, widget)
        self.window.show_before(widget)
        button = next((x for x in widget.findChildren(QWidget) if _takes_keyboard(x)), widget)
        button.setFocus(Qt.FocusReason.OtherFocusReason)


def _takes_keyboard(widget: QWidget) -> bool:
    return widget.focusPolicy() is Qt.FocusPolicy.StrongFocus and widget.inherits("QAbstractButton")
