"""My lists: every list that is kept here, and what can be done with the one that is selected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketams_desktop.desktop.settings import Keep
from ketams_desktop.errors import ListFileError, LockedListError
from ketams_desktop.questions.shelf import ShelfEntry
from ketams_desktop.ui.context import Context
from ketams_desktop.ui.frame import ScreenParts
from ketams_desktop.ui.lists.name_panel import NamePanel
from ketams_desktop.ui.lists.password_screen import SET
from ketams_desktop.ui.notices import Notice, NoticeAction, NoticeKind
from ketams_desktop.ui.places import Screen
from ketams_desktop.ui.recovery import recovery_notice
from ketams_desktop.ui.widgets.accessible import hear_in_order
from ketams_desktop.ui.widgets.buttons import ActionButton, ButtonKind
from ketams_desktop.ui.widgets.cards import Card
from ketams_desktop.ui.widgets.choice import OptionDot
from ketams_desktop.ui.widgets.flow import FlowLayout
from ketams_desktop.ui.widgets.prose import Heading, Line

translate = QCoreApplication.translate


def build_lists(context: Context, _about: str) -> ScreenParts:
    """Build the screen."""
    body = ListsScreen(context)
    title = translate("ListsScreen", "My lists")
    return ScreenParts(
        title, body, next_row=body.bar, with_search=False, is_text=True, focus=body.first_focus
    )


def day_in_words(day: date) -> str:
    """Return a day as people read it."""
    american = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    return american.toString(QDate(day.year, day.month, day.day), "MMMM d, yyyy")


class ListsScreen(QWidget):
    """One row a list; one bar of buttons acts on the selected one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shelf, self._keeper = context.services.shelf, context.services.keeper
        kit = context.kit
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(kit.space("small"))
        self._layout.addWidget(Heading(kit, self.tr("My lists"), 1))
        lead = self.tr("One list for each visit. Choose a list, then press Open.")
        self._layout.addWidget(Line(kit, lead, "lead", kit.colors.soft_ink))
        if not self._shelf.can_have_several:
            self._layout.addWidget(self._keep_card())
        self._entries = {entry.path.name: entry for entry in self._shelf.entries()}
        self._rows: dict[str, OptionDot] = {}
        self._panel: NamePanel | None = None
        self._add_rows()
        self.bar = self._action_bar()
        self._layout.addWidget(self._bring_back(), 0, Qt.AlignmentFlag.AlignLeading)
        self._layout.addWidget(self._for_open_list())
        self._show_actions()
        if context.memory.get("naming"):
            self._on_name()

    @property
    def first_focus(self) -> QWidget | None:
        """What takes the keyboard on arrival."""
        if self._panel is not None:
            return self._panel.name
        return self._rows.get(self._selected)

    @property
    def _selected(self) -> str:
        name = str(self._context.memory.get("selected", ""))
        return name if name in self._entries else next(iter(self._entries), "")

    @property
    def _entry(self) -> ShelfEntry | None:
        return self._entries.get(self._selected)

    def _keep_card(self) -> QWidget:
        kit = self._context.kit
        card = Card(kit)
        words = self.tr("To have more than one list, keep your lists on this computer.")
        card.column.addWidget(Line(kit, words))
        keep = ActionButton(kit, self.tr("Keep my lists on this computer"), "lucide:save")
        keep.clicked.connect(self._on_keep)
        card.column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _add_rows(self) -> None:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self._context.kit.space("small"))
        for name, entry in self._entries.items():
            title, about = self._title(entry), self._about(entry)
            row = OptionDot(self._context.kit, name, f"{title}\n{about}", "")
            row.setAccessibleName(f"{title}. {about}")
            row.setChecked(name == self._selected)
            row.toggled.connect(self._on_selected)
            rows.addWidget(row)
            self._rows[name] = row
        self._layout.addWidget(holder)

    def _title(self, entry: ShelfEntry) -> str:
        if entry.name:
            return entry.name
        if self._shelf.is_open(entry.path) or not entry.is_locked:
            return self.tr("My questions")
        return self.tr("List with a password")

    def _about(self, entry: ShelfEntry) -> str:
        parts = []
        is_open = self._shelf.is_open(entry.path)
        if is_open:
            parts.append(self.tr("Open now"))
        if not entry.is_readable:
            return self.tr("This list cannot be read now. It was left as it is.")
        if entry.day is not None:
            parts.append(self.tr("Visit on {day}").format(day=day_in_words(entry.day)))
        if is_open or not entry.is_locked:
            parts.append(self.tr("%n question(s)", "", entry.count))
        if entry.is_locked:
            parts.append(self.tr("Has a password"))
        if entry.changed is not None:
            parts.append(self.tr("Saved on {day}").format(day=day_in_words(entry.changed)))
        return " · ".join(parts)

    def _action_bar(self) -> QWidget:
        kit = self._context.kit
        bar = QWidget()
        flow = FlowLayout(kit.space("tight"), bar)
        self._actions: dict[str, ActionButton] = {}
        for key, text, icon, slot in (
            ("open", self.tr("Open"), "lucide:arrow-right", self._on_open),
            ("new", self.tr("New list"), "lucide:plus", self._on_new),
            ("name", self.tr("Name and date"), "lucide:pencil", self._on_name),
            ("copy", self.tr("Duplicate"), "lucide:copy", self._on_duplicate),
            ("delete", self.tr("Delete"), "lucide:trash-2", self._on_delete),
        ):
            kind = ButtonKind.PRIMARY if key == "open" else ButtonKind.PLAIN
            button = ActionButton(kit, text, icon, kind)
            button.clicked.connect(slot)
            flow.addWidget(button)
            self._actions[key] = button
        return bar

    def _for_open_list(self) -> QWidget:
        kit = self._context.kit
        holder = QWidget()
        flow = FlowLayout(kit.space("small"), holder)
        has = self._keeper.has_password
        words = self.tr("Change the password") if has else self.tr("Set a password")
        for text, icon, screen, about, is_on in (
            (self.tr("After my visit"), "lucide:calendar-check", Screen.AFTER_VISIT, "", True),
            (words, "lucide:shield", Screen.PASSWORD, SET, self._keeper.is_keeping),
        ):
            button = ActionButton(kit, text, icon)
            button.clicked.connect(self._way_to(screen, about))
            button.setEnabled(is_on)
            flow.addWidget(button)
        if self._keeper.is_blocked:
            holder.hide()
        return holder

    def _bring_back(self) -> ActionButton:
        """Return the way back for a deleted list whose message is gone."""
        text = self.tr("Bring back the deleted list")
        button = ActionButton(self._context.kit, text, "lucide:undo-2")
        button.clicked.connect(self._on_undo_delete)
        if not self._shelf.can_undo:
            button.hide()
        return button

    def _way_to(self, screen: Screen, about: str) -> Callable[[], None]:
        return lambda: self._context.navigator.go(screen, about)

    def _show_actions(self) -> None:
        entry, kept = self._entry, self._shelf.can_have_several
        is_open = entry is not None and self._shelf.is_open(entry.path)
        can_read = entry is not None and entry.is_readable and (is_open or not entry.is_locked)
        on_disk = entry is not None and entry.path.exists()
        for key, is_on in (
            ("open", entry is not None and entry.is_readable),
            ("new", kept),
            ("name", can_read),
            ("copy", kept and on_disk and entry is not None and entry.is_readable),
            ("delete", kept and on_disk),
        ):
            self._actions[key].setEnabled(is_on)

    def _on_selected(self, is_on: bool) -> None:
        row = self.sender()
        if is_on and isinstance(row, OptionDot):
            self._context.memory["selected"] = row.key
            self._close_panel()
            self._show_actions()

    def _on_keep(self) -> None:
        self._context.services.settings.change(keep_list=Keep.YES)
        self._redraw()

    def _on_open(self) -> None:
        entry = self._entry
        if entry is None:
            return
        try:
            opened = self._shelf.open(entry.path)
        except LockedListError:
            self._context.navigator.go(Screen.PASSWORD)
            return
        except ListFileError as error:
            self._tell(str(error), NoticeKind.TROUBLE)
            return
        self._context.navigator.go(Screen.LIST)
        notice = None if opened is None else recovery_notice(opened)
        if notice is not None:
            self._context.notices.show(notice)

    def _on_new(self) -> None:
        if self._try(self._shelf.start_new):
            self._context.memory["selected"] = self._keeper.path.name
            self._context.memory["naming"] = True
            self._redraw()

    def _on_name(self) -> None:
        entry = self._entry
        if entry is None or self._panel is not None:
            return
        self._context.memory["naming"] = True
        panel = NamePanel(self._context.kit, entry.name, entry.day)
        panel.accepted.connect(self._on_named)
        panel.cancelled.connect(self._on_cancelled)
        # Above the rows: where it is seen at any text size.
        self._layout.insertWidget(2, panel)
        hear_in_order(self._layout)
        self._panel = panel
        panel.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_named(self, name: str, day: object) -> None:
        entry = self._entry
        new_day = day if isinstance(day, date) else None
        if entry is not None and self._try(lambda: self._shelf.rename(entry.path, name, new_day)):
            self._on_cancelled()

    def _on_cancelled(self) -> None:
        self._close_panel()
        self._redraw()

    def _close_panel(self) -> None:
        self._context.memory.pop("naming", None)
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None

    def _on_duplicate(self) -> None:
        entry = self._entry
        if entry is None:
            return
        name = self.tr("Copy of {name}").format(name=self._title(entry))
        if self._try(lambda: self._shelf.duplicate(entry.path, name)):
            self._redraw()
            self._tell(self.tr("The list was copied."))

    def _on_delete(self) -> None:
        entry = self._entry
        if entry is None:
            return
        title = self._title(entry)
        if self._try(lambda: self._shelf.delete(entry.path)):
            self._redraw()
            undo = NoticeAction(self.tr("Undo"), "lucide:undo-2", self._on_undo_delete)
            text = self.tr("{name} was deleted. It can be brought back until you close the app.")
            notice = Notice(text.format(name=title), actions=(undo,))
            self._context.notices.show(notice)

    def _on_undo_delete(self) -> None:
        try:
            self._shelf.undo_delete()
        except LockedListError:
            self._context.navigator.go(Screen.PASSWORD)
            return
        except ListFileError as error:
            self._tell(str(error), NoticeKind.TROUBLE)
        navigator = self._context.navigator
        if navigator.here.screen is Screen.LISTS:
            navigator.moved_in_place.emit()

    def _try(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except ListFileError as error:
            self._tell(str(error), NoticeKind.TROUBLE)
            return False
        return True

    def _tell(self, text: str, kind: NoticeKind = NoticeKind.NEWS) -> None:
        self._context.notices.show(Notice(text, kind))

    def _redraw(self) -> None:
        self._context.navigator.moved_in_place.emit()
