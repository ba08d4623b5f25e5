"""What staff see between visits: the printer, the times, the content, the policy, the lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ketams_desktop.desktop.clinic_policy import IdleTimes, Policy
from ketams_desktop.desktop.x_windows import OnDisplay
from ketams_desktop.library.records import PackInfo
from ketams_desktop.ui.clinic.lock_lines import lock_lines
from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card, column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

#: What can be chosen, beside what the policy says.
CURTAINS = (30, 60, 90, 120, 300)
WIPES = (3, 5, 8, 12, 20)


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """What the panel tells.

    `sheets` are the lists that were sent to the printer since the start; `others` is how often
    another window came to the front since then; `display` is what the window manager tells.
    """

    policy: Policy
    idle: IdleTimes
    printer: str
    content: PackInfo
    is_expired: bool
    sheets: int
    is_full_screen: bool
    others: int
    display: OnDisplay | None = None


class StaffPanel(QWidget):
    """Facts and buttons; what is changed here holds until the app is started anew.

    Signals:
        test_wanted: print a test page.
        times_chosen: other idle times, as `IdleTimes`.
        cleaning_wanted: no press shall do anything for a while.
        exit_wanted: close the app.
        left: back to the start.
    """

    test_wanted = Signal()
    times_chosen = Signal(object)
    cleaning_wanted = Signal()
    exit_wanted = Signal()
    left = Signal()

    def __init__(self, kit: Kit, facts: StaffFacts, packs: QWidget | None = None) -> None:
        """Tell the facts; `packs` is what takes in newer content."""
        super().__init__()
        self._kit, self._facts, self._packs = kit, facts, packs
        self._idle = facts.idle
        self._rows: dict[str, ChoiceRow] = {}
        inner, self._layout = QWidget(), column(kit.space("normal"))
        side = kit.edge_space()
        self._layout.setContentsMargins(side, kit.space("broad"), side, kit.space("broad"))
        inner.setLayout(self._layout)
        title = self.tr("For staff")
        self._layout.addWidget(Heading(kit, title, 1))
        self._layout.addWidget(self._main_buttons())
        self._add_printer()
        self._add_times()
        self._add_content()
        self._add_policy()
        self._add_lock()
        self._layout.addStretch(1)
        outer = column(0)
        self.setLayout(outer)
        outer.addWidget(Pane(inner, kit, title))

    def tell_printer(self, text: str) -> None:
        """Show what came of the test page."""
        self._printed.set_words(text)
        self._printed.show()
        announce(self, text)

    def _main_buttons(self) -> QWidget:
        return self._buttons(
            (self.tr("Back to the start"), "lucide:arrow-left", self.left.emit, True),
            (self.tr("Clean the screen"), "lucide:sparkles", self.cleaning_wanted.emit, False),
            (self.tr("Exit"), "lucide:x", self.exit_wanted.emit, False),
        )

    def _add_printer(self) -> None:
        card = self._card(self.tr("Printer"))
        name = self._facts.printer or self.tr("none; lists are copied by hand")
        self._line(card, self.tr("Printer: {name}").format(name=name))
        text = self.tr("Lists sent to the printer since the start: {count}")
        self._line(card, text.format(count=self._facts.sheets))
        self._printed = Line(self._kit, "", "strong")
        card.column.addWidget(self._printed)
        self._printed.hide()
        if self._facts.printer:
            test = (self.tr("Print a test page"), "lucide:printer", self.test_wanted.emit, False)
            card.column.addWidget(self._buttons(test))

    def _add_times(self) -> None:
        card = self._card(self.tr("Idle times"))
        self._line(card, self.tr("A change holds until the app is started anew."))
        curtains = sorted({*CURTAINS, self._idle.curtain})
        wipes = sorted({*WIPES, self._idle.wipe // 60})
        self._choice(
            card, "curtain", self.tr("Seconds until the screen is hidden"), curtains,
            self._idle.curtain,
        )  # fmt: skip
        self._choice(
            card, "wipe", self.tr("Minutes until all is cleared"), wipes, self._idle.wipe // 60
        )

    def _choice(self, card: Card, key: str, name: str, values: list[int], present: int) -> None:
        card.column.addWidget(Line(self._kit, name, "strong"))
        row = ChoiceRow(self._kit, name, [(str(x), str(x)) for x in values], str(present))
        row.chosen.connect(self._on_curtain if key == "curtain" else self._on_wipe)
        card.column.addWidget(row)
        self._rows[key] = row

    def _add_content(self) -> None:
        info = self._facts.content
        card = self._card(self.tr("Content"))
        self._line(card, self.tr("Version: {version}").format(version=info.content_version))
        reviewed = info.reviewed_by or self.tr("not yet reviewed by a clinician")
        self._line(card, self.tr("Reviewed by: {name}").format(name=reviewed))
        due = info.review_due or self.tr("no date is set")
        self._line(card, self.tr("To be reviewed again by: {date}").format(date=due))
        if self._facts.is_expired:
            self._line(card, self.tr("This content is out of date."), "strong")
        if self._packs is not None:
            card.column.addWidget(self._packs)

    def _add_policy(self) -> None:
        policy = self._facts.policy
        card = self._card(self.tr("Policy"))
        source = str(policy.source) if policy.source else self.tr("none; safe values hold")
        self._line(card, self.tr("File: {file}").format(file=source))
        if not policy.findings:
            self._line(card, self.tr("Nothing is wrong with it."))
        for finding in policy.findings:
            self._line(card, str(finding), "strong")
        if not policy.staff_pin:
            self._line(card, self.tr("There is no PIN: anyone can exit the app."), "strong")

    def _add_lock(self) -> None:
        facts = self._facts
        card = self._card(self.tr("Is this computer locked down?"))
        for text, is_trouble in lock_lines(facts.is_full_screen, facts.others, facts.display):
            self._line(card, text, "strong" if is_trouble else "body")

    def _card(self, title: str) -> Card:
        card = Card(self._kit, gap="tight")
        card.column.addWidget(Heading(self._kit, title, 2))
        self._layout.addWidget(card)
        return card

    def _line(self, card: Card, text: str, look: str = "body") -> None:
        card.column.addWidget(Line(self._kit, text, look))

    def _buttons(self, *specs: tuple[str, str, Callable[[], None], bool]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(self._kit.space("small"), holder)
        for words, icon, slot, is_main in specs:
            kind = ButtonKind.PRIMARY if is_main else ButtonKind.PLAIN
            button = ActionButton(self._kit, words, icon, kind)
            button.clicked.connect(slot)
            flow.addWidget(button)
        return holder

    def _on_curtain(self, value: str) -> None:
        self._set(IdleTimes(int(value), self._idle.wipe, self._idle.finish))

    def _on_wipe(self, value: str) -> None:
        self._set(IdleTimes(self._idle.curtain, int(value) * 60, self._idle.finish))

    def _set(self, times: IdleTimes) -> None:
        if times.wipe <= times.curtain:
            # All is cleared only after the screen was hidden.
            times = IdleTimes(times.curtain, 60 * (times.curtain // 60 + 1), times.finish)
        self._idle = times
        self._rows["curtain"].show_present(str(times.curtain))
        self._rows["wipe"].show_present(str(times.wipe // 60))
        self.times_chosen.emit(times)
