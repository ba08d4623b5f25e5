"""The guide's first screen: two ways in, and for someone who comes back, where they stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from ketams_desktop.questions.guide import Way, whole_minutes
from ketams_desktop.questions.guide_path import steps_left
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.guide.recap import Recap
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card, column
from ketams_desktop.ui.widgets.flow import EvenColumns, FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


def build_start(context: Context) -> ScreenParts:
    """Build the choice between the two ways."""
    body = StartScreen(context)
    title = translate("StartScreen", "Make my question list")
    return ScreenParts(title, body, with_search=False)


class StartScreen(QWidget):
    """The short way or the full one; before that, the way back to where one stopped."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session = context.services.session
        kit = context.kit
        self._layout = column(kit.space("small"))
        self.setLayout(self._layout)
        is_back = self._session.walk is not None
        title = self.tr("Your answers so far") if is_back else self.tr("How much time do you have?")
        self._layout.addWidget(Heading(kit, title, 1))
        if is_back:
            self._layout.addWidget(self._recap())
            self._layout.addSpacing(kit.space("small"))
            self._layout.addWidget(Heading(kit, self.tr("Or choose a way"), 2))
        calm = self.tr("You can change to the other way at any step. Your answers stay.")
        self._layout.addWidget(Line(kit, calm, "lead", kit.colors.soft_ink))
        ways = EvenColumns(kit.space("normal"), 1 if context.is_narrow else 2)
        for way in Way:
            ways.addWidget(self._way_card(way))
        self._layout.addLayout(ways)

    def _recap(self) -> QWidget:
        kit, walk = self._context.kit, self._session.walk
        card = Card(kit, gap="tight")
        for line in Recap().lines(self._session):
            card.column.addWidget(Line(kit, line, "strong"))
        card.column.addSpacing(kit.space("tight"))
        flow = FlowLayout(kit.space("small"))
        if walk is not None and not walk.is_finished:
            on, arrow = ButtonKind.PRIMARY, "lucide:arrow-right"
            go_on = ActionButton(kit, Recap().go_on(walk), arrow, on, icon_last=True)
            go_on.clicked.connect(self._on_go_on)
            flow.addWidget(go_on)
        again = ActionButton(kit, self.tr("Go through my answers again"), "lucide:rotate-ccw")
        again.clicked.connect(self._on_again)
        flow.addWidget(again)
        see = ActionButton(kit, self.tr("See my list"), "lucide:list-checks")
        see.clicked.connect(self._on_list)
        flow.addWidget(see)
        card.column.addLayout(flow)
        return card

    def _way_card(self, way: Way) -> QWidget:
        kit, guide = self._context.kit, self._context.services.guide
        card = Card(kit, gap="tight")
        name, press = self._names(way)
        card.column.addWidget(Heading(kit, name, 2))
        left = steps_left(guide, self._session.walk, way, self._session.answers)
        if left:
            count = self.tr("%n question(s) to answer", "", len(left))
            card.column.addWidget(Line(kit, count, "strong"))
            minutes = self.tr("About %n minute(s)", "", whole_minutes(left))
            card.column.addWidget(Line(kit, minutes))
        else:
            done = self.tr("You have been through these questions.")
            card.column.addWidget(Line(kit, done, "strong"))
        about = ", ".join(step.name for step in left or guide.steps_of(way))
        card.column.addWidget(Line(kit, about, "small", kit.colors.soft_ink))
        card.column.addStretch(1)
        is_first = way is Way.QUICK and self._session.walk is None
        kind = ButtonKind.PRIMARY if is_first else ButtonKind.PLAIN
        button = ActionButton(kit, press, "lucide:arrow-right", kind, icon_last=True)
        button.clicked.connect(self._taker(way))
        card.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _names(self, way: Way) -> tuple[str, str]:
        match way:
            case Way.QUICK:
                return self.tr("The short way"), self.tr("Take the short way")
            case Way.FULL:
                return self.tr("The full way"), self.tr("Take the full way")
            case _:
                assert_never(way)

    def _taker(self, way: Way) -> Callable[[], None]:
        def take() -> None:
            self._context.navigator.go(Screen.GUIDE, self._session.take_way(way))

        return take

    def _on_go_on(self) -> None:
        if self._session.walk is not None:
            self._context.navigator.go(Screen.GUIDE, self._session.walk.step_id)

    def _on_again(self) -> None:
        self._context.navigator.go(Screen.GUIDE, self._session.see_answers_again())

    def _on_list(self) -> None:
        self._context.navigator.go(Screen.LIST)
