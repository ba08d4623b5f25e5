"""Get help now: whom to call, and the fixed lists of warning signs. The same for everyone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import Pane, ScreenParts
from ketams_desktop.ui.help.help_parts import Countries, WarningBox
from ketams_desktop.ui.widgets.after_paint import AfterPaint
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Holder, SideStripe, column
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.focus_mark import keep_tab_order
from ketams_desktop.ui.widgets.prose import Heading, Line
from ketams_desktop.ui.widgets.scrolling import area_of, stand_at_once

translate = QCoreApplication.translate

#: What the place is about when the guide brought the person here.
FROM_GUIDE = "from-guide"

#: In the screen's memory: that it was drawn at this place.
_DRAWN = "help_drawn"

#: Pixels at 100 % that stand above the countries at the least.
_ABOVE = 250


def build_help(context: Context, about: str) -> ScreenParts:
    """Build the help page; `about` may be FROM_GUIDE."""
    body = HelpScreen(context, from_guide=about == FROM_GUIDE)
    next_row = _back_to_guide(context) if about == FROM_GUIDE else None
    return ScreenParts(
        translate("HelpScreen", "Get help now"), body, next_row=next_row, with_search=False
    )


class HelpScreen(Holder):
    """Numbers of the person's country, or of all until it is chosen."""

    def __init__(self, context: Context, *, from_guide: bool) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(kit.space("small"))
        self._layout.addWidget(Heading(kit, self.tr("Get help now"), 1))
        desk = context.services.clinic
        if desk is not None:
            from ketams_desktop.ui.clinic.own_page import DeskFirst

            self._layout.addWidget(DeskFirst(context, desk.policy.phones))
        self._add_calm_words(from_guide=from_guide)
        # What is drawn anew is drawn whole: it is scrolled to where it was.
        high = context.window_size.height() - kit.look.scaled(_ABOVE)
        room = 0 if context.memory.get(_DRAWN) else max(high, context.window_size.height() // 2)
        context.memory[_DRAWN] = True
        self._countries = Countries(context, 2, room)
        self._layout.addWidget(self._countries)
        self._signs: QWidget | None = None
        if self._countries.is_complete:
            self._add_signs()
        else:
            AfterPaint(self).is_time.connect(self._build_rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        pane = area_of(self)
        if isinstance(pane, Pane) and not pane.is_overfull(self.height()):
            self._build_rest()

    def _build_rest(self) -> None:
        if self._signs is None:
            self._countries.build_rest()
            signs = self._add_signs()
            keep_tab_order(self)
            if self.isVisible():
                stand_at_once([signs], self.width())

    def _add_signs(self) -> QWidget:
        kit = self._context.kit
        self._signs, signs = Holder(), column(kit.space("small"))
        self._signs.setLayout(signs)
        signs.setContentsMargins(0, kit.space("normal"), 0, 0)
        signs.addWidget(Heading(kit, self.tr("Warning signs"), 2))
        same = self.tr("These lists are the same for everyone. If you are not sure, call.")
        signs.addWidget(Line(kit, same))
        for warnings in self._context.services.library.warning_sets():
            signs.addWidget(WarningBox(kit, warnings))
        self._layout.addWidget(self._signs)
        return self._signs

    def _add_calm_words(self, *, from_guide: bool) -> None:
        kit = self._context.kit
        box = SideStripe(kit, kit.colors.help_ink, kit.colors.help_tint)
        if from_guide:
            thanks = self.tr("Thank you for telling us. You do not have to carry this alone.")
            box.column.addWidget(Line(kit, thanks, "strong"))
        box.column.addWidget(
            Line(
                kit,
                self.tr(
                    "If you might hurt yourself, or someone is in danger, call the emergency "
                    "number now. You can also tell anyone who is near you."
                ),
                "strong",
            )
        )
        elsewhere = self.tr("In any other country, call your local emergency number.")
        box.column.addWidget(Line(kit, elsewhere))
        self._layout.addWidget(box)


def _back_to_guide(context: Context) -> QWidget:
    holder = Holder()
    flow = FlowLayout(context.kit.space("small"), holder)
    back = ActionButton(
        context.kit,
        translate("HelpScreen", "Go on with my list"),
        "lucide:arrow-left",
        ButtonKind.PRIMARY,
    )
    back.clicked.connect(context.navigator.back)
    flow.addWidget(back)
    return holder
