"""The pages of the sheet for whoever shows them: kept in step with the list, and put in words."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from ketams_desktop.desktop.sheet_worker import SheetWorker
from ketams_desktop.paper.handout import Handout
from ketams_desktop.paper.page_plan import PagePlan
from ketams_desktop.paper.sheet import SheetSize
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.guide.sheet_choice import present_handout
from ketams_desktop.ui.notices import Notice, NoticeKind
from ketams_desktop.ui.widgets.accessible import announce

#: A pause in the changes before the pages are made anew, in milliseconds.
_AFTER = 120


class SheetPages(QObject):
    """The pages as pictures, which of them is shown, and what stands on it."""

    #: Other pages, or another of them, are to be shown.
    changed = Signal()

    def __init__(self, context: Context, ppi: float, parent: QObject) -> None:
        """Begin to make the pages, at `ppi` dots an inch."""
        super().__init__(parent)
        self._context = context
        self.ppi = ppi
        self.images: list[QImage] = []
        self._handout: Handout | None = None
        self._plan: tuple[PagePlan, ...] = ()
        self._page = 0
        self._worker = SheetWorker(context.services.typesetter, self)
        self._worker.ready.connect(self._on_ready)
        self._worker.failed.connect(self._on_trouble)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self._refresh)
        # What matters and what is said of the visit are on the sheet, and no change of the list.
        context.services.session.changed.connect(self._timer.start)
        context.services.print_choices.changed.connect(self._timer.start)
        QTimer.singleShot(0, self, self._refresh)

    @property
    def is_waiting(self) -> bool:
        """Whether the pages are still to follow the last change."""
        return self._timer.isActive() or self._worker.is_busy

    @property
    def image(self) -> QImage:
        """The page that is shown; there must be one."""
        return self.images[self._page]

    def turn(self, steps: int) -> None:
        """Go on or back by pages; it stops at the ends."""
        if not self.images:
            return
        self._page = min(max(0, self._page + steps), len(self.images) - 1)
        self.changed.emit()
        parent = self.parent()
        if parent is not None and parent.isWidgetType():
            announce(parent, self.spoken())  # type: ignore[arg-type]

    def where(self) -> str:
        """Return which page is shown, of how many, and of which sheet."""
        words = self.tr("Page {number} of {all} · {about}")
        return words.format(number=self._page + 1, all=len(self.images), about=self._about())

    def spoken(self) -> str:
        """Return what a screen reader says of the page that is shown: all questions on it."""
        words = self.tr("Picture of your sheet. {where}").format(where=self.where())
        questions = self._questions()
        if not questions:
            return self.tr("{words}. No question begins on this page.").format(words=words)
        return f"{words}. {' '.join(questions)}"

    def _refresh(self) -> None:
        self._handout = present_handout(self._context.services)
        self._worker.request(self._handout, self.ppi)

    def _on_ready(self, pages: tuple[bytes, ...]) -> None:
        if self._handout is None:
            return
        self.images = [QImage.fromData(page) for page in pages]
        typesetter = self._context.services.typesetter
        self._plan = typesetter.page_plan(self._handout)
        self._page = max(0, min(self._page, len(self.images) - 1))
        self.changed.emit()
        replaced = typesetter.replaced(self._handout)
        if replaced and self._context.memory.get("replaced") != replaced:
            self._context.memory["replaced"] = replaced
            text = self.tr("These signs cannot be printed. A box stands in their place: {signs}")
            self._context.notices.show(Notice(text.format(signs=" ".join(replaced))))

    def _on_trouble(self, text: str) -> None:
        self._context.notices.show(Notice(text, NoticeKind.TROUBLE))

    def _about(self) -> str:
        """Return what sheet the page is of: who it is for, and how big its print is."""
        plan = self._plan_of_page()
        if plan is None or self._handout is None:
            return ""
        sheet = self._handout.copies[plan.copy]
        size = {
            SheetSize.STANDARD: self.tr("standard print"),
            SheetSize.LARGE: self.tr("large print"),
            SheetSize.VERY_LARGE: self.tr("very large print"),
            SheetSize.COMPACT: self.tr("for the clinician"),
        }[sheet.size]
        return f"{size} · {sheet.with_whom}" if sheet.with_whom else size

    def _questions(self) -> list[str]:
        plan = self._plan_of_page()
        if plan is None or self._handout is None:
            return []
        sheet = self._handout.copies[plan.copy]
        every = (question for part in sheet.parts for question in part.questions)
        return [f"{x.number}. {x.text}" for x in every if x.number in plan.questions]

    def _plan_of_page(self) -> PagePlan | None:
        return self._plan[self._page] if self._page < len(self._plan) else None
