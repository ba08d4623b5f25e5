"""The one-minute check: what is easy to read, how a hand presses, whether to read aloud."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ketams_desktop.desktop.first_check import Sample, filter_for, load_samples
from ketams_desktop.desktop.theme import Look
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.notices import Notice
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.preferences.choices import ChoiceRow, SwitchRow
from ketams_desktop.ui.preferences.hands import filter_choices, filter_name
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.button_row import lay_out_narrow, lay_out_wide
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.flow import EvenColumns, FlowLayout
from ketams_desktop.ui.widgets.painting import round_box
from ketams_desktop.ui.widgets.pressing import PressedByEnter
from ketams_desktop.ui.widgets.progress import StepBars
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate

STEPS = ("reading", "pressing", "listening")
#: In the screen's memory: what the presses told.
_FILTER = "filter"
_BUTTONS = 3
#: A shake comes within this time after the press.
_LAST_SHAKE_MS = 1000
#: More voices than this are for Settings on the page that is read.
_MOST_VOICES = 6
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)


def build_check(context: Context, about: str) -> ScreenParts:
    """Build the step `about`, or the first one."""
    index = STEPS.index(about) if about in STEPS else 0
    body = (_ReadingStep, _PressingStep, _ListeningStep)[index](context, index)
    return ScreenParts(
        translate("CheckScreen", "One-minute check"),
        body,
        next_row=_CheckRow(context, index),
        with_search=False,
    )


class _Step(QWidget):
    """What all steps have: where one is, the question, a line of help."""

    def __init__(self, context: Context, index: int, title: str, hint: str) -> None:
        super().__init__()
        self.context = context
        self.settings = context.services.settings
        kit = context.kit
        self.stack = QVBoxLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.setSpacing(kit.space("small"))
        where = translate("CheckScreen", "One-minute check · {number} of {all}").format(
            number=index + 1, all=len(STEPS)
        )
        self.stack.addWidget(Line(kit, where, "small_strong"))
        self.stack.addWidget(StepBars(kit, index, len(STEPS), where))
        self.stack.addWidget(Heading(kit, title, 1))
        self.stack.addWidget(Line(kit, hint, "lead", kit.colors.soft_ink))


class _ReadingStep(_Step):
    def __init__(self, context: Context, index: int) -> None:
        super().__init__(
            context,
            index,
            translate("CheckScreen", "Which of these is easiest to read?"),
            translate("CheckScreen", "Press it. The whole app will look like it."),
        )
        grid = EvenColumns(context.kit.space("small"), 1 if context.is_narrow else 2)
        self.stack.addLayout(grid)
        self._samples: list[_SampleButton] = []
        value = self.settings.value
        for sample in load_samples(context.services.look_file.with_name("first_check.toml")):
            button = _SampleButton(context, sample, len(self._samples) + 1)
            is_present = (value.theme, value.text_percent) == (sample.theme, sample.percent)
            button.show_chosen(is_chosen=is_present)
            button.clicked.connect(self._on_pressed)
            grid.addWidget(button)
            self._samples.append(button)

    def _on_pressed(self) -> None:
        for button in self._samples:
            if button is self.sender():
                sample = button.sample
                announce(self, translate("CheckScreen", "The app looks like this now."))
                self.settings.change(theme=sample.theme, text_percent=sample.percent)


class _SampleButton(PressedByEnter, QPushButton):
    """A button that shows how the app would look."""

    def __init__(self, context: Context, sample: Sample, number: int) -> None:
        words = translate(
            "CheckScreen", "{number}. You can stop at any time. Every question is worth asking."
        )
        super().__init__(words.format(number=number))
        self.sample = sample
        services = context.services
        self._kit = Kit(
            services.themes.resolve(sample.theme),
            Look(services.look_file, sample.percent),
            services.icons,
        )
        self.corner = context.kit.look.shape("card_corner")
        self.setFont(self._kit.look.font("body"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chosen(self, *, is_chosen: bool) -> None:
        """Show whether the app looks like this now."""
        self.setCheckable(True)
        self.setChecked(is_chosen)
        name = self.text()
        if is_chosen:
            name = translate("CheckScreen", "{words} The app looks like this.").format(words=name)
        self.setAccessibleName(name)

    def nextCheckState(self) -> None:
        """Leave the mark to the screen, which is drawn anew."""

    def sizeHint(self) -> QSize:
        width = 2 * self._padding() + QFontMetrics(self.font()).horizontalAdvance(self.text()) + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = max(map(QFontMetrics(self.font()).horizontalAdvance, self.text().split()))
        return QSize(words + 2 * self._padding(), self._kit.look.shape("target"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = self._room(width)
        lines = QFontMetrics(self.font()).boundingRect(room, _WRAP, self.text())
        return lines.height() + 2 * self._padding()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colors, look = self._kit.colors, self._kit.look
        edge = colors.brand if self.isChecked() else colors.control_edge
        line = look.shape("focus_ring" if self.isChecked() else "control_line")
        round_box(painter, self.rect(), self.corner, fill=colors.background, edge=edge, line=line)
        painter.setPen(colors.ink)
        pad = self._padding()
        painter.drawText(self.rect().adjusted(pad, pad, -pad, -pad), _WRAP, self.text())
        painter.end()

    def _room(self, width: int) -> QRect:
        return QRect(0, 0, max(1, width - 2 * self._padding()), 10_000)

    def _padding(self) -> int:
        return self._kit.space("wide")


class _PressingStep(_Step):
    """Three buttons, and how often the hand pressed them."""

    def __init__(self, context: Context, index: int) -> None:
        super().__init__(
            context,
            index,
            translate("CheckScreen", "Press these three"),
            translate("CheckScreen", "Press each one once, in any order. There is no hurry."),
        )
        self._presses: list[float] = []
        self._pressed: set[QObject] = set()
        row = FlowLayout(context.kit.space("wide"))
        self._buttons = [
            ActionButton(context.kit, text, "lucide:circle")
            for text in (
                translate("CheckScreen", "One"),
                translate("CheckScreen", "Two"),
                translate("CheckScreen", "Three"),
            )
        ]
        for button in self._buttons:
            button.installEventFilter(self)
            button.clicked.connect(self._on_clicked)
            row.addWidget(button)
        self.stack.addLayout(row)
        self._told = Line(context.kit, "", "strong")
        self._row = ChoiceRow(
            context.kit,
            filter_name(),
            filter_choices(),
            str(self.settings.value.repeat_filter),
        )
        self._row.chosen.connect(self._on_chosen)
        self.stack.addSpacing(context.kit.space("small"))
        self.stack.addWidget(self._told)
        self.stack.addWidget(self._row)
        self._show(context.memory.get(_FILTER))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # Clicks alone would miss a press that slides off; key presses come as clicks.
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._presses.append(time.monotonic())
        return False

    def _on_clicked(self) -> None:
        button = self.sender()
        self._pressed.add(button)
        if isinstance(button, ActionButton):
            button.set_look(button.text(), "lucide:circle-check", ButtonKind.DONE)
        if len(self._pressed) == _BUTTONS:
            # A moment later, so that the shakes of the last press are seen as well.
            QTimer.singleShot(_LAST_SHAKE_MS, self, self._on_all_pressed)

    def _on_all_pressed(self) -> None:
        wanted = filter_for(self._presses, _BUTTONS)
        self.context.memory[_FILTER] = wanted
        self.settings.change(repeat_filter=wanted)
        self._show(wanted)
        announce(self, self._told.text())

    def _show(self, wanted: object) -> None:
        is_known = isinstance(wanted, int)
        self._told.setVisible(is_known)
        self._row.setVisible(is_known)
        if not is_known:
            return
        if wanted:
            words = translate(
                "CheckScreen",
                "Some presses came twice. From now on, the app lets a quick second press pass. "
                "You can change this here.",
            )
        else:
            words = translate(
                "CheckScreen",
                "Each press came once. Nothing needs to change. You can change this here.",
            )
        self._told.set_words(words)
        self._row.show_present(str(self.settings.value.repeat_filter))

    def _on_chosen(self, value: str) -> None:
        self.settings.change(repeat_filter=int(value))
        self._row.show_present(value)


class _ListeningStep(_Step):
    def __init__(self, context: Context, index: int) -> None:
        super().__init__(
            context,
            index,
            translate("CheckScreen", "Shall I read aloud?"),
            translate(
                "CheckScreen",
                "Every page has a Listen button. The app can also say the name of each button "
                "that you go to. If you use a screen reader, leave this off.",
            ),
        )
        kit, speech = context.kit, context.services.speech
        self._row = SwitchRow(
            kit,
            translate("CheckScreen", "Read aloud"),
            translate("CheckScreen", "Yes, say where I am"),
            translate("CheckScreen", "No, only pages, when I press Listen"),
            is_on=self.settings.value.speak_controls,
        )
        self._row.switched.connect(self._on_switched)
        self.stack.addWidget(self._row)
        hear = ActionButton(kit, translate("CheckScreen", "Hear the voice"), "lucide:volume-2")
        hear.clicked.connect(self._on_hear)
        self.stack.addWidget(hear)
        self._voices: ChoiceRow | None = None
        speech.changed.connect(self._show_voices)
        self._show_voices()

    def _on_switched(self, is_on: bool) -> None:
        self.settings.change(speak_controls=is_on)
        self._row.show_state(is_on=is_on)

    def _on_hear(self) -> None:
        words = translate("CheckScreen", "This is the voice that reads to you.")
        self.context.services.speech.play([words], about="check")

    def _show_voices(self) -> None:
        speech = self.context.services.speech
        voices = speech.voices()
        if self._voices is None and len(voices) > 1:
            name = translate("CheckScreen", "Voice")
            shown = [(voice.id, voice.name) for voice in voices[:_MOST_VOICES]]
            self._voices = ChoiceRow(self.context.kit, name, shown, speech.voice)
            self._voices.chosen.connect(speech.set_voice)
            self.stack.addWidget(self._voices)
        if self._voices is not None:
            self._voices.show_present(speech.voice)


class _CheckRow(QWidget):
    """Back, Skip the check, Next or Done."""

    def __init__(self, context: Context, index: int) -> None:
        super().__init__()
        self._context, self._index = context, index
        kit = context.kit
        back = ActionButton(kit, self.tr("Back"), "lucide:arrow-left")
        back.clicked.connect(self._on_back)
        skip = ActionButton(kit, self.tr("Skip the check"), kind=ButtonKind.QUIET)
        skip.clicked.connect(self._leave)
        is_last = index + 1 == len(STEPS)
        words = self.tr("Done") if is_last else self.tr("Next")
        icon = "lucide:check" if is_last else "lucide:arrow-right"
        go_on = ActionButton(kit, words, icon, ButtonKind.PRIMARY, icon_last=not is_last)
        go_on.clicked.connect(self._on_next)
        if context.is_narrow:
            lay_out_narrow(self, kit, (back, go_on, skip))
        else:
            lay_out_wide(self, kit, (back, skip), (go_on,))

    def _on_back(self) -> None:
        if self._index:
            self._context.navigator.replace(Screen.FIRST_CHECK, STEPS[self._index - 1])
        else:
            self._context.navigator.leave(Screen.HOME)

    def _on_next(self) -> None:
        if self._index + 1 < len(STEPS):
            self._context.navigator.replace(Screen.FIRST_CHECK, STEPS[self._index + 1])
        else:
            self._leave()

    def _leave(self) -> None:
        self._context.services.speech.stop()
        self._context.services.settings.change(first_check_done=True)
        self._context.navigator.leave(Screen.HOME)
        text = self.tr("You can do this check again at any time, in Settings.")
        self._context.notices.show(Notice(text))
