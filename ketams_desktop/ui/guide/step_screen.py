"""One step of the guide: one question, a few big options, the list so far beside it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketams_desktop.questions.guide import Choice, Option, Step, Way
from ketams_desktop.questions.guide_path import GuideWalk
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.guide.list_so_far import ListSoFar
from ketams_desktop.ui.guide.start_screen import build_start
from ketams_desktop.ui.help.help_screen import FROM_GUIDE
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.button_row import lay_out_narrow, lay_out_wide
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Holder
from ketams_desktop.ui.widgets.choice import OptionBox, OptionDot, option_widget
from ketams_desktop.ui.widgets.flow import EvenColumns
from ketams_desktop.ui.widgets.progress import StepBars
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate

#: So many options are in view at once; the others wait behind one press.
IN_VIEW = 6


def build_guide(context: Context, about: str) -> ScreenParts:
    """Build the step with the id `about`; without one, the choice between the two ways."""
    if all(step.id != about for step in context.services.guide.steps):
        return build_start(context)
    session = context.services.session
    session.start_guide()
    walk = session.stand_at(about)
    body = StepScreen(context, walk)
    return ScreenParts(
        walk.step.name,
        body,
        ListSoFar(context),
        NextRow(context),
        with_search=False,
        focus=body.first,
        told=body.told(walk),
    )


class StepScreen(Holder):
    """The question and its options."""

    def __init__(self, context: Context, walk: GuideWalk) -> None:
        super().__init__()
        self._context = context
        self._walk = walk
        self._step: Step = walk.step
        self._session = context.services.session
        kit, role = context.kit, self._session.answers.reader
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(kit.space("small"))
        self._layout.addWidget(self._progress())
        self._layout.addWidget(Heading(kit, self._step.title.text(role), 1))
        hint = self._step.hint.text(role)
        if hint:
            self._layout.addWidget(Line(kit, hint, "lead", kit.colors.soft_ink))
        self._grid = EvenColumns(kit.space("small"), 1 if context.is_narrow else 2)
        self._layout.addLayout(self._grid)
        self._boxes: list[OptionBox | OptionDot] = []
        self._more: ActionButton | None = None
        self._show_options()
        self._add_more_button()
        self._add_switch()

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins: at the chosen one of several, or else at the first."""
        only_one = self._step.choice is Choice.ONE
        return next((x for x in self._boxes if only_one and x.isChecked()), self._boxes[0])

    def told(self, walk: GuideWalk) -> str:
        """Return what a screen reader says on arrival at the walk's step."""
        return self.tr("Step {number} of {all}, {question} {time}").format(
            number=walk.index + 1,
            all=len(walk.steps),
            question=walk.step.title.text(self._session.answers.reader),
            time=self._time_left(walk),
        )

    def _time_left(self, walk: GuideWalk) -> str:
        return self.tr("About %n minute(s) left", "", walk.minutes_left)

    def _progress(self) -> QWidget:
        kit, index, count = self._context.kit, self._walk.index, len(self._walk.steps)
        holder = Holder()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(kit.space("tight"))
        where = self.tr("Step {number} of {all} · {name}").format(
            number=index + 1, all=count, name=self._step.name
        )
        line = QVBoxLayout() if self._context.is_narrow else QHBoxLayout()
        line.addWidget(Line(kit, where, "small_strong"), 1)
        line.addWidget(Line(kit, self._time_left(self._walk), "small", kit.colors.soft_ink))
        layout.addLayout(line)
        layout.addWidget(StepBars(kit, index, count, where))
        return holder

    def _show_options(self) -> None:
        chosen = self._session.answers.chosen(self._step.group)
        options = self._step.options
        hidden_chosen = any(option.id in chosen for option in options[IN_VIEW:])
        if not (self._context.memory.get("more") or hidden_chosen):
            options = options[:IN_VIEW]
        for option in options[len(self._boxes) :]:
            self._add_option(option, is_chosen=option.id in chosen)

    def _add_option(self, option: Option, *, is_chosen: bool) -> None:
        only_one = self._step.choice is Choice.ONE
        words = option.label.text(self._session.answers.reader)
        box = option_widget(self._context.kit, option.id, words, option.icon, only_one=only_one)
        box.setChecked(is_chosen)
        # Assistive technology toggles a box without a click.
        box.toggled.connect(self._on_chosen)
        self._grid.addWidget(box)
        self._boxes.append(box)

    def _add_more_button(self) -> None:
        waiting = len(self._step.options) - len(self._boxes)
        if waiting <= 0:
            return
        text = self.tr("More to choose from ({count})").format(count=waiting)
        self._more = ActionButton(self._context.kit, text, "lucide:plus")
        self._more.clicked.connect(self._on_more)
        self._layout.addWidget(self._more)

    def _add_switch(self) -> None:
        is_quick = self._walk.way is Way.QUICK
        text = self.tr("Answer a few more questions") if is_quick else self.tr("Just the short way")
        switch = ActionButton(self._context.kit, text, kind=ButtonKind.QUIET)
        switch.clicked.connect(self._on_switch)
        self._layout.addWidget(switch)

    def _on_switch(self) -> None:
        way = Way.FULL if self._walk.way is Way.QUICK else Way.QUICK
        navigator, window = self._context.navigator, self.window()
        step_id = self._session.switch_way(way)
        if not step_id:
            navigator.go(Screen.LIST)
        elif step_id != self._step.id:
            navigator.go(Screen.GUIDE, step_id)
        else:
            navigator.moved_in_place.emit()
            announce(window, self.told(self._session.stand_at(step_id)))

    def _on_more(self) -> None:
        self._context.memory["more"] = True
        first_new = len(self._boxes)
        self._show_options()
        if self._more is not None:
            self._more.hide()
        # Shown now, since only what is in view takes the keyboard.
        self._boxes[first_new].show()
        self._boxes[first_new].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self) -> None:
        pressed = self.sender()
        chosen = frozenset(box.key for box in self._boxes if box.isChecked())
        self._session.choose(self._step.group, chosen)
        option = next(
            (
                x
                for x in self._step.options
                if isinstance(pressed, OptionBox) and x.id == pressed.key
            ),
            None,
        )
        if option is not None and option.opens_help and option.id in chosen:
            self._context.navigator.go(Screen.HELP, FROM_GUIDE)


class NextRow(Holder):
    """Back, Stop here, Skip, Next: in the same place on every step."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        back = ActionButton(kit, self.tr("Back"), "lucide:arrow-left")
        back.clicked.connect(self._on_back)
        stop = ActionButton(kit, self.tr("Stop here"), kind=ButtonKind.QUIET)
        stop.clicked.connect(self._on_stop)
        skip = ActionButton(kit, self.tr("Skip"), kind=ButtonKind.QUIET)
        skip.clicked.connect(self._on_next)
        go_on = ActionButton(
            kit, self.tr("Next"), "lucide:arrow-right", ButtonKind.PRIMARY, icon_last=True
        )
        go_on.clicked.connect(self._on_next)
        if context.is_narrow:
            lay_out_narrow(self, kit, (back, go_on, skip, stop))
        else:
            lay_out_wide(self, kit, (back, stop), (skip, go_on))

    def _on_back(self) -> None:
        session, navigator = self._context.services.session, self._context.navigator
        before = session.walk.backward() if session.walk is not None else None
        if before is None:
            navigator.leave_steps(Screen.GUIDE, Screen.HOME)
        else:
            navigator.replace(Screen.GUIDE, before.step_id)

    def _on_stop(self) -> None:
        self._context.navigator.go(Screen.LIST)

    def _on_next(self) -> None:
        step_id = self._context.services.session.go_past()
        if step_id:
            self._context.navigator.go(Screen.GUIDE, step_id)
        else:
            self._context.navigator.go(Screen.LIST)
