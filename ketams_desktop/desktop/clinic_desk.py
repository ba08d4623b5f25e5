"""What screens ask on a waiting-room computer, and what they tell it. At home there is none."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ketams_desktop.desktop.clinic_policy import Policy


class ClinicDesk(QObject):
    """Stands in the services of one visit; a screen that finds it there lets nothing out.

    Signals:
        called: "They called my name".
        print_wanted: the list, on the clinic's printer.
        done: the person has copied their list, or is done with the screen.
        exit_wanted: Exit; offered only where the policy has no PIN.
        staff_wanted: five presses on the clinic's name.
    """

    called = Signal()
    print_wanted = Signal()
    done = Signal()
    exit_wanted = Signal()
    staff_wanted = Signal()

    def __init__(self, policy: Policy, *, can_print: bool, parent: QObject | None = None) -> None:
        """Stand for `policy`; `can_print` says whether there is a printer at all."""
        super().__init__(parent)
        self.policy, self.can_print = policy, can_print

    @property
    def can_exit(self) -> bool:
        """Whether anyone may close the app."""
        return not self.policy.staff_pin
