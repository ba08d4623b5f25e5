"""The first screen of a waiting-room computer. It names no medicine: all can read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ketams_desktop.desktop.clinic_policy import ClinicWords
from ketams_desktop.ui.clinic.called import CalledButton, CalledRow, explanation
from ketams_desktop.ui.clinic.start_card import StartCard
from ketams_desktop.ui.clinic.start_own import OwnWords, StartOwn
from ketams_desktop.ui.frame import Pane
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.preferences.choices import ChoiceRow
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Plate, column, row
from ketams_desktop.ui.widgets.flow import EvenColumns, FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

Choices = Sequence[tuple[str, str]]

#: So many presses on the clinic's name ask for the staff panel, where there is no keyboard.
STAFF_PRESSES = 5


class Drawer(StrEnum):
    """What one press opens under the top row."""

    NONE = ""
    TEXT = "text"
    COLORS = "colors"
    LANGUAGE = "language"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to choose: pairs of value and words, and the present value."""

    choices: Choices = ()
    present: str = ""

    @property
    def words(self) -> str:
        """What the present value is called; empty if none is chosen."""
        return dict(self.choices).get(self.present, "")


@dataclass(frozen=True, slots=True)
class StartState:
    """What stands on the start screen.

    `languages` are those that are complete; one alone is no choice and shows no button.
    `review` is the line that says who has reviewed the content. `own` is what the clinic has
    added: the title of its page and its numbers.
    """

    words: ClinicWords
    review: str
    text_sizes: Offer
    themes: Offer
    regions: Offer
    languages: Offer = field(default_factory=Offer)
    own: OwnWords = field(default_factory=OwnWords)
    can_print: bool = True
    can_exit: bool = False
    opened: Drawer = Drawer.NONE


class StartScreen(QWidget):
    """Where each visit begins.

    Signals:
        list_wanted: the quick way to a list.
        read_wanted: the pages.
        own_wanted: the clinic's own page.
        help_wanted: numbers to call, now.
        called: "They called my name".
        chosen: a drawer's name and the value that was chosen in it.
        drawer_opened: a drawer's name, empty when it was closed; for when it is drawn anew.
        exit_wanted: close the app; offered only where the clinic has set no PIN.
        staff_wanted: the clinic's name was pressed five times.
    """

    list_wanted = Signal()
    read_wanted = Signal()
    own_wanted = Signal()
    help_wanted = Signal()
    called = Signal()
    chosen = Signal(str, str)
    drawer_opened = Signal(str)
    exit_wanted = Signal()
    staff_wanted = Signal()

    def __init__(self, kit: Kit, state: StartState, *, is_narrow: bool) -> None:
        super().__init__()
        self._kit, self._state, self._is_narrow = kit, state, is_narrow
        self._opened = Drawer.NONE
        self._drawers: dict[Drawer, ChoiceRow] = {}
        self._openers: dict[Drawer, ActionButton] = {}
        self._build_choices()
        page = column(0)
        self.setLayout(page)
        page.addWidget(Pane(self._content(), kit, self.tr("Start")), 1)
        page.addWidget(self._narrow_bottom() if is_narrow else self._wide_bottom())
        self._open(state.opened)

    def _build_choices(self) -> None:
        state = self._state
        offers = (
            (Drawer.TEXT, self.tr("Bigger text"), "lucide:a-large-small", state.text_sizes),
            (Drawer.COLORS, self.tr("Colors"), "lucide:contrast", state.themes),
            (Drawer.LANGUAGE, state.languages.words, "lucide:languages", state.languages),
            (Drawer.REGION, self._region_words(), "lucide:map-pin", state.regions),
        )
        names = {
            Drawer.TEXT: self.tr("Text size"),
            Drawer.COLORS: self.tr("Colors"),
            Drawer.LANGUAGE: self.tr("Language"),
            Drawer.REGION: self.tr("Country"),
        }
        for drawer, words, icon, offer in offers:
            if len(offer.choices) < 2:
                continue
            button = ActionButton(self._kit, words, icon)
            if words != names[drawer]:
                spoken = self.tr("{what}: {present}").format(what=names[drawer], present=words)
                button.setAccessibleName(spoken)
            button.clicked.connect(self._on_opener)
            choices = ChoiceRow(self._kit, names[drawer], offer.choices, offer.present)
            choices.chosen.connect(self._on_chosen)
            self._openers[drawer], self._drawers[drawer] = button, choices

    def _region_words(self) -> str:
        return self._state.regions.words or self.tr("Which country?")

    def _content(self) -> QWidget:
        kit, words = self._kit, self._state.words
        content = QWidget()
        layout = column(kit.space("small"))
        side = self._side()
        layout.setContentsMargins(side, kit.space("broad"), side, kit.space("broad"))
        content.setLayout(layout)
        layout.addWidget(self._top())
        for choices in self._drawers.values():
            layout.addWidget(choices)
        layout.addSpacing(kit.space("broad"))
        if words.greeting:
            layout.addWidget(Line(kit, words.greeting, "lead"))
        # Only the clinic itself can say that its team welcomes questions.
        title = words.endorsement or self.tr("Bring your questions to your visit")
        layout.addWidget(Heading(kit, title, 1, role="" if self._is_narrow else "banner"))
        promise = self.tr(
            "Make a list to take in with you. It takes about 3 minutes. "
            "Nothing you choose is kept on this computer."
        )
        size = "lead" if self._is_narrow else "banner_lead"
        told = Line(kit, promise, size, kit.colors.soft_ink)
        # Where there is little room, what can be pressed comes first.
        for widget in (self._cards(), told) if self._is_narrow else (told, self._cards()):
            layout.addWidget(widget)
            layout.addSpacing(kit.space("small"))
        if self._state.own:
            own = StartOwn(kit, self._state.own)
            own.page_wanted.connect(self.own_wanted)
            layout.addWidget(own)
        layout.addStretch(1)
        if self._is_narrow:
            layout.addWidget(Line(kit, explanation(can_print=self._state.can_print), "small"))
            layout.addWidget(self._review())
        return content

    def _top(self) -> QWidget:
        kit, clinic = self._kit, self._state.words.name
        top = QWidget()
        layout: QLayout = column(kit.space("small"))
        if not self._is_narrow:
            layout = QHBoxLayout()
            layout.setContentsMargins(0, 0, 0, 0)
        top.setLayout(layout)
        brand = self.tr("KetaMS at {clinic}").format(clinic=clinic) if clinic else "KetaMS"
        name, buttons = Line(kit, brand, "brand"), QWidget()
        name.installEventFilter(_Presses(name, self.staff_wanted))
        flow = FlowLayout(kit.space("small"), buttons)
        offered = list(self._openers.values())
        if self._state.can_exit:
            leave = ActionButton(kit, self.tr("Exit"), "lucide:x")
            leave.clicked.connect(self.exit_wanted)
            offered.append(leave)
        for button in offered:
            flow.addWidget(button)
        layout.addWidget(name)
        layout.addWidget(buttons)
        if isinstance(layout, QHBoxLayout):
            name.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            wanted = sum(x.sizeHint().width() for x in offered)
            gaps = kit.space("small") * max(0, len(offered) - 1)
            buttons.setMinimumWidth(wanted + gaps)
            layout.setStretch(0, 1)
        return top

    def _cards(self) -> QWidget:
        kit, holder = self._kit, QWidget()
        cards = EvenColumns(kit.space("wide"), 2, holder)
        printed, by_hand = self.tr("and print it here"), self.tr("and copy it from the screen")
        make = StartCard(
            kit,
            self.tr("Make a question list"),
            printed if self._state.can_print else by_hand,
            "lucide:list-checks",
            is_main=True,
            is_narrow=self._is_narrow,
        )
        read = StartCard(
            kit,
            self.tr("Just read"),
            self.tr("plain words on a hard topic"),
            "health:neurology",
            is_main=False,
            is_narrow=self._is_narrow,
        )
        make.clicked.connect(self.list_wanted)
        read.clicked.connect(self.read_wanted)
        cards.addWidget(make)
        cards.addWidget(read)
        return holder

    def _wide_bottom(self) -> QWidget:
        kit = self._kit
        bottom, layout = self._plate()
        called = CalledRow(kit, can_print=self._state.can_print)
        called.called.connect(self.called)
        actions = row(kit.space("normal"))
        actions.addWidget(called, 1)
        actions.addWidget(self._help())
        layout.addLayout(actions)
        layout.addWidget(self._review())
        return bottom

    def _narrow_bottom(self) -> QWidget:
        """Return the two buttons alone: they never scroll away."""
        bottom, layout = self._plate()
        flow = FlowLayout(self._kit.space("small"))
        called = self._called()
        called.clicked.connect(self.called)
        flow.addWidget(called)
        flow.addWidget(self._help())
        layout.addLayout(flow)
        return bottom

    def _plate(self) -> tuple[QWidget, QVBoxLayout]:
        kit = self._kit
        bottom, layout = Plate(kit.colors.background, kit.colors.line), column(kit.space("small"))
        side = self._side()
        layout.setContentsMargins(side, kit.space("normal"), side, kit.space("small"))
        bottom.setLayout(layout)
        return bottom, layout

    def _side(self) -> int:
        """Return the room at either side: wide where there is much."""
        return self._kit.edge_space() if self._is_narrow else self._kit.space("huge")

    def _called(self) -> CalledButton:
        return CalledButton(self._kit, can_print=self._state.can_print)

    def _help(self) -> ActionButton:
        words = self.tr("I need help now")
        button = ActionButton(self._kit, words, "lucide:life-buoy", ButtonKind.HELP)
        button.clicked.connect(self.help_wanted)
        return button

    def _review(self) -> Line:
        promise = self.tr("Nothing is sent to the internet")
        text = f"{self._state.review} · {promise}"
        return Line(self._kit, text, "small", self._kit.colors.soft_ink)

    # What is pressed ---------------------------------------------------------------------------

    def _on_opener(self) -> None:
        for drawer, button in self._openers.items():
            if button is self.sender():
                self._open(Drawer.NONE if drawer is self._opened else drawer)
                self.drawer_opened.emit(self._opened.value)

    def _on_chosen(self, value: str) -> None:
        for drawer, choices in self._drawers.items():
            if choices is self.sender():
                self.chosen.emit(drawer.value, value)

    def _open(self, wanted: Drawer) -> None:
        self._opened = wanted
        for drawer, choices in self._drawers.items():
            choices.setVisible(drawer is wanted)


class _Presses(QObject):
    """Counts presses on something that is no button; after five of them it tells."""

    def __init__(self, watched: QWidget, told: SignalInstance) -> None:
        super().__init__(watched)
        self._told, self._count = told, 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._count += 1
            if self._count == STAFF_PRESSES:
                self._count = 0
                self._told.emit()
        return False
