"""What do you know already? One item a screen, no score; a miss offers a question to ask."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from ketams_desktop.library.blocks import plain_text
from ketams_desktop.library.quiz import QuizItem
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.reader.ask_card import AskCard
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.button_row import lay_out_narrow, lay_out_wide
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import SideStripe, column
from ketams_desktop.ui.widgets.choice import OptionDot
from ketams_desktop.ui.widgets.flow import EvenColumns, FlowLayout
from ketams_desktop.ui.widgets.progress import StepBars
from ketams_desktop.ui.widgets.prose import Heading, Line, Prose
from ketams_desktop.ui.widgets.scrolling import area_of, show_from_top

translate = QCoreApplication.translate

#: What the place is about after the last item.
END = "end"
_CHOSEN, _SHOWN = "chosen", "shown"


def build_quiz(context: Context, about: str) -> ScreenParts:
    """Build the item with the id `about`, the first one, or the end."""
    items = context.services.library.quiz()
    title = translate("QuizScreen", "What do you know already?")
    if about == END or not items:
        return ScreenParts(title, QuizEnd(context), with_search=False)
    index = next((n for n, item in enumerate(items) if item.id == about), 0)
    following = items[index + 1].id if index + 1 < len(items) else END
    body = QuizScreen(context, items[index], index, len(items))
    row = QuizRow(context, following)
    row.answer_wanted.connect(body.show_what_is_known)
    return ScreenParts(title, body, next_row=row, with_search=False)


class QuizScreen(QWidget):
    """One question, its options and, once asked for, what is known."""

    def __init__(self, context: Context, item: QuizItem, index: int, count: int) -> None:
        super().__init__()
        self._context, self._item = context, item
        kit = context.kit
        self._layout = column(kit.space("small"))
        self.setLayout(self._layout)
        where = self.tr("Question {number} of {all}").format(number=index + 1, all=count)
        self._layout.addWidget(Line(kit, where, "small_strong"))
        self._layout.addWidget(StepBars(kit, index, count, where))
        self._layout.addWidget(Heading(kit, item.question, 1))
        grid = EvenColumns(kit.space("small"), 1)
        self._dots = [OptionDot(kit, str(n), x, "") for n, x in enumerate(item.options, start=1)]
        self._dots.append(OptionDot(kit, "", self.tr("I am not sure"), ""))
        for dot in self._dots:
            dot.setChecked(dot.key == context.memory.get(_CHOSEN))
            dot.toggled.connect(self._on_chosen)
            grid.addWidget(dot)
        self._layout.addLayout(grid)
        self._known: QWidget | None = None
        if context.memory.get(_SHOWN):
            self._add_what_is_known()

    def show_what_is_known(self) -> None:
        """Open what is known, and tell it to a screen reader."""
        self._context.memory[_SHOWN] = True
        self._add_what_is_known()
        self._wait_for_room()
        announce(self, f"{self._verdict()} {plain_text(self._item.what_is_known)}")

    def _wait_for_room(self) -> None:
        """Scroll once the pane has grown; what fits into the pane makes it no longer."""
        area = area_of(self)
        if area is not None:
            once = Qt.ConnectionType.SingleShotConnection
            area.verticalScrollBar().rangeChanged.connect(self._bring_into_view, once)

    def _bring_into_view(self) -> None:
        """Scroll what was opened into view, once it has its place, unless all of it is."""
        area = area_of(self)
        if area is None or self._known is None:
            return
        bottom = self._known.mapTo(area.viewport(), QPoint(0, self._known.height())).y()
        if bottom > area.viewport().height():
            show_from_top(self._known)

    def _on_chosen(self) -> None:
        chosen = next((dot.key for dot in self._dots if dot.isChecked()), None)
        self._context.memory[_CHOSEN] = chosen
        if self._known is not None:
            # What was opened speaks of the option that was chosen then.
            self._verdict_line.set_words(self._verdict())

    def _add_what_is_known(self) -> None:
        if self._known is not None:
            return
        kit, services = self._context.kit, self._context.services
        box = SideStripe(kit, kit.colors.brand, kit.colors.brand_tint)
        self._verdict_line = Line(kit, self._verdict(), "strong")
        box.column.addWidget(self._verdict_line)
        known = Prose(kit, self._item.what_is_known)
        known.page_wanted.connect(self._on_page)
        box.column.addWidget(known)
        page = services.library.page(self._item.page)
        read = ActionButton(
            kit, self.tr("Read more: {title}").format(title=page.title), "lucide:book-open"
        )
        read.clicked.connect(self._on_read)
        row = FlowLayout(kit.space("small"))
        row.addWidget(read)
        box.column.addLayout(row)
        self._layout.addWidget(box)
        self._layout.addWidget(Heading(kit, self.tr("Would you like to ask about this?"), 2))
        self._layout.addWidget(AskCard(self._context, services.bank.question(self._item.ask), ""))
        self._known = box

    def _verdict(self) -> str:
        chosen = self._context.memory.get(_CHOSEN)
        if chosen and self._item.fits(int(str(chosen))):
            return self.tr("Yes, that fits what is known.")
        return self.tr("This is what is known.")

    def _on_read(self) -> None:
        self._context.navigator.go(Screen.PAGE, self._item.page)

    def _on_page(self, page_id: str) -> None:
        self._context.navigator.go(Screen.PAGE, page_id)


class QuizRow(QWidget):
    """Back, Stop here and, in one place, first "See what is known" and then Next."""

    answer_wanted = Signal()

    def __init__(self, context: Context, following: str) -> None:
        super().__init__()
        self._context, self._following = context, following
        kit = context.kit
        back = ActionButton(kit, self.tr("Back"), "lucide:arrow-left")
        back.clicked.connect(self._on_back)
        stop = ActionButton(kit, self.tr("Stop here"), kind=ButtonKind.QUIET)
        stop.clicked.connect(self._on_stop)
        self._go_on = ActionButton(kit, "", "", ButtonKind.PRIMARY, icon_last=True)
        self._go_on.clicked.connect(self._on_go_on)
        self._show_state()
        if context.is_narrow:
            lay_out_narrow(self, kit, (back, self._go_on, stop))
        else:
            lay_out_wide(self, kit, (back, stop), (self._go_on,))

    def _show_state(self) -> None:
        if self._context.memory.get(_SHOWN):
            look = (self.tr("Next"), "lucide:arrow-right")
        else:
            look = (self.tr("See what is known"), "lucide:eye")
        self._go_on.set_look(*look, ButtonKind.PRIMARY)

    def _on_go_on(self) -> None:
        if self._context.memory.get(_SHOWN):
            self._context.navigator.go(Screen.QUIZ, self._following)
        else:
            self.answer_wanted.emit()
            self._show_state()

    def _on_back(self) -> None:
        self._context.navigator.leave(Screen.LEARN)

    def _on_stop(self) -> None:
        self._context.navigator.go(Screen.WEIGH)


class QuizEnd(QWidget):
    """After the last item: the list, or more to read. Nothing was counted."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kit = context.kit
        layout = column(kit.space("small"))
        self.setLayout(layout)
        layout.addWidget(Heading(kit, self.tr("That was the last one"), 1))
        words = self.tr("Nothing was counted or kept. What you still wonder about is worth asking.")
        layout.addWidget(Line(kit, words, "lead", kit.colors.soft_ink))
        count = len(context.services.session.questions.items)
        layout.addWidget(Line(kit, self.tr("%n question(s) on your list.", "", count)))
        row = FlowLayout(kit.space("small"))
        to_list = ActionButton(
            kit, self.tr("See my list"), "lucide:list-checks", ButtonKind.PRIMARY
        )
        to_list.clicked.connect(self._on_list)
        learn = ActionButton(kit, self.tr("Go on reading"), "lucide:book-open")
        learn.clicked.connect(self._on_learn)
        row.addWidget(to_list)
        row.addWidget(learn)
        layout.addLayout(row)

    def _on_list(self) -> None:
        self._context.navigator.go(Screen.LIST)

    def _on_learn(self) -> None:
        self._context.navigator.go(Screen.LEARN)
