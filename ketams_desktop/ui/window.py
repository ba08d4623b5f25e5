"""The main window: rail, one screen at a time, footer. It is drawn anew when looks change."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QWidget

from ketams_desktop.desktop.theme import Look
from ketams_desktop.ui.closing import closing_question
from ketams_desktop.ui.context import Context, Services
from ketams_desktop.ui.double_press import DoublePress
from ketams_desktop.ui.footer import Footer, is_out_of_date
from ketams_desktop.ui.frame import (
    Pane,
    RowPlate,
    ScreenParts,
    Slot,
    narrow_frame,
    whole_frame,
    wide_frame,
)
from ketams_desktop.ui.keep_question import KeepQuestion
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.live_search import LiveSearch
from ketams_desktop.ui.notices import Notice, NoticeHolder, NoticeKind, Notices
from ketams_desktop.ui.places import Navigator, Place, Screen
from ketams_desktop.ui.rail import Rail
from ketams_desktop.ui.screens import build_screen, left_out
from ketams_desktop.ui.shortcuts import Does, window_keys
from ketams_desktop.ui.top_bar import TopBar
from ketams_desktop.ui.widgets.accessible import announce
from ketams_desktop.ui.widgets.cards import column
from ketams_desktop.ui.widgets.focus_mark import find_mark, focus_mark
from ketams_desktop.ui.widgets.focus_ring import FocusRing, bring_into_view


class MainWindow(QMainWindow):
    """Shows the place that the navigator is at."""

    def __init__(self, services: Services, start: Place | None = None) -> None:
        super().__init__()
        self._services = services
        self.navigator = Navigator(start or Place(Screen.HOME), self)
        self.notices = Notices(self)
        if services.clinic is None:
            self._keep_question = KeepQuestion(services, self.notices, self.navigator, self)
        self._memory: dict[str, object] = {}
        self._kit = self._new_kit()
        self._ring = FocusRing(self._kit, self)
        DoublePress(self, self.navigator)
        self._helps: dict[str, QObject] = {}
        self._start_helps()
        self._pane: Pane | None = None
        self._parts: ScreenParts | None = None
        self._live = LiveSearch(self._context, self.navigator)
        self._was_narrow = False
        self._is_leaving = False
        self._drawn_with: tuple[object, ...] = ()
        # The title names neither the drug nor the illness: others may see the screen.
        self.setWindowTitle("KetaMS")
        self._size_to_screen()
        self._add_shortcuts()
        self._connect()
        self.redraw()

    def _size_to_screen(self) -> None:
        """Take the usual size, or as much of it as the screen has."""
        look = self._kit.look
        room = self.screen().availableGeometry()
        width = min(look.shape("window_width"), room.width())
        # The frame that the system puts around a window is not known yet.
        height = min(look.shape("window_height"), room.height() - look.shape("window_frame"))
        self.resize(width, height)
        self.setMinimumSize(look.shape("window_least"), look.shape("window_least"))

    @property
    def kit(self) -> Kit:
        """How it draws itself at present."""
        return self._kit

    def redraw(self) -> None:
        """Draw everything anew: other colors, another text size, another width."""
        self._kit = self._new_kit()
        self._drawn_with = self._settings_in_sight()
        self._ring.set_kit(self._kit)
        QApplication.setPalette(self._kit.theme.palette())
        QApplication.setFont(self._kit.look.font("body"))
        self._was_narrow = self._is_narrow()
        if self.navigator.here.screen is Screen.MENU and not self._was_narrow:
            # Its entries stand in the rail again.
            self.navigator.leave(Screen.HOME)
        else:
            self._show_place(again=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_narrow() != self._was_narrow:
            # Not inside the event: the widgets that are being resized would be deleted.
            self._was_narrow = self._is_narrow()
            QTimer.singleShot(0, self, self.redraw)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._services.keeper.save_now()
        self._services.reading.save_now()
        self._services.speech.stop()
        question = None if self._is_leaving else closing_question(self._services, self._leave)
        if question is None:
            self._services.shelf.empty_trash()
            super().closeEvent(event)
        else:
            event.ignore()
            self.notices.show(question)

    def _leave(self) -> None:
        self._is_leaving = True
        self.close()

    def _connect(self) -> None:
        services = self._services
        self.navigator.moved.connect(self._on_moved)
        self.navigator.moved.connect(services.speech.stop)
        self.navigator.moved_in_place.connect(self._show_place)
        services.session.list_changed.connect(self.notices.drop_undo)
        services.settings.changed.connect(self._on_settings)
        services.settings.failed.connect(self._on_trouble)
        services.keeper.failed.connect(self._on_trouble)
        services.keeper.saved_at_last.connect(self._on_saved_at_last)
        services.reading.failed.connect(self._on_trouble)
        services.speech.trouble.connect(self._on_trouble)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_look)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_look)

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            (Does.BACK, self.navigator.back),
            (Does.FIND, self._on_find),
            (Does.NEXT_AREA, partial(self._on_area, backwards=False)),
            (Does.AREA_BEFORE, partial(self._on_area, backwards=True)),
            (Does.HELP, partial(self.navigator.go, Screen.HELP)),
            (Does.KEYS, partial(self.navigator.go, Screen.KEYS)),
            (Does.UNDO, self._on_undo),
            (Does.REDO, self._on_redo),
            (Does.QUIT, self.close),
        ):
            if self._services.clinic is not None and keys in (Does.KEYS, Does.QUIT):
                continue
            action = QAction(self)
            action.setShortcut(window_keys()[keys])
            action.triggered.connect(slot)
            self.addAction(action)

    def _new_kit(self) -> Kit:
        settings = self._services.settings.value
        is_clinic = self._services.clinic is not None
        look = Look(self._services.look_file, settings.text_percent, is_clinic=is_clinic)
        return Kit(self._services.themes.resolve(settings.theme), look, self._services.icons)

    def _is_narrow(self) -> bool:
        return self._kit.look.is_narrow(self.width())

    def _context(self) -> Context:
        return Context(
            self._services,
            self._kit,
            self.navigator,
            self.notices,
            self._memory,
            self._is_narrow(),
            self.size(),
        )

    def _on_moved(self) -> None:
        self._memory.clear()
        self.notices.leave_place()
        self._show_place()
        if self._parts is not None:
            announce(self, self._parts.told or self._parts.title)

    def _on_trouble(self, text: str) -> None:
        self.notices.show(Notice(text, NoticeKind.TROUBLE))

    def _on_saved_at_last(self) -> None:
        current = self.notices.current
        # Another message, or a question to the person, is not pushed away for good news.
        if current is None or current.kind is NoticeKind.TROUBLE:
            self.notices.show(Notice(self.tr("Your list is saved now.")))

    def _start_helps(self) -> None:
        """Load what watches presses or speaks of them, once someone wants it."""
        services = self._services
        if services.settings.value.repeat_filter and "filter" not in self._helps:
            from ketams_desktop.ui.repeat_filter import RepeatFilter

            self._helps["filter"] = RepeatFilter(services.settings, self)
        if services.settings.value.speak_controls and "speech" not in self._helps:
            from ketams_desktop.ui.control_speech import ControlSpeech

            self._helps["speech"] = ControlSpeech(services.settings, services.speech, self)

    def _on_settings(self) -> None:
        self._start_helps()
        # Keeping or not keeping a list shows on the settings screen alone.
        shows_settings = self.navigator.here.screen is Screen.SETTINGS
        if shows_settings or self._settings_in_sight() != self._drawn_with:
            self.redraw()

    def _settings_in_sight(self) -> tuple[object, ...]:
        value = self._services.settings.value
        return (
            value.theme,
            value.text_percent,
            value.country,
            value.paper,
            value.sheet_size,
            value.leaflet_size,
            value.depth,
            value.reading_light,
            value.page_buttons,
        )

    def _on_system_look(self) -> None:
        wanted = self._services.settings.value.theme
        if self._services.themes.resolve(wanted) != self._kit.theme:
            self.redraw()

    def _on_notice_left(self) -> None:
        pane = _shown_pane(self.centralWidget(), self._pane)
        if pane is not None:
            pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_find(self) -> None:
        box = self.findChild(TopBar)
        if box is not None and box.search is not None:
            box.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_area(self, *, backwards: bool) -> None:
        from ketams_desktop.ui.areas import go_to_area

        go_to_area(self, (Rail, TopBar, NoticeHolder, RowPlate), backwards=backwards)

    def _shown(self) -> Pane | None:
        return _shown_pane(self.centralWidget(), self._pane)

    def _on_undo(self) -> None:
        from ketams_desktop.ui.undoing import is_typing, take_back, tell

        if not is_typing():
            tell(self.notices, take_back(self._services.session))

    def _on_redo(self) -> None:
        from ketams_desktop.ui.undoing import do_again, is_typing, tell

        if not is_typing():
            tell(self.notices, do_again(self._services.session))

    def _show_place(self, *, again: bool = False) -> None:
        """Draw the present place. `again`: same place, so keep the scroll and the focus."""
        old = self.centralWidget()
        shown = _shown_pane(old, self._pane)
        scroll = shown.verticalScrollBar().value() if again and shown else 0
        mark = focus_mark(old) if again and old is not None else None
        focus = self.focusWidget()
        was_seen = focus is not None and not focus.visibleRegion().isEmpty()
        context, here = self._context(), self.navigator.here
        parts = build_screen(context, here.screen, here.about)
        top = TopBar(context, with_search=parts.with_search, tools=parts.tools)
        holder = NoticeHolder(self._kit, self.notices, is_narrow=context.is_narrow)
        holder.focus_left.connect(self._on_notice_left)
        frame, self._pane, slot = self._frame(context, parts, top, holder)
        self._parts = parts
        with_rail = not (context.is_narrow or parts.is_whole)
        central = self._install(frame, with_rail=with_rail)
        self._live.attach(top.search, slot, parts.body)
        target = find_mark(central, mark) or parts.focus or self._pane
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if again:
            # After the layout. A page that was drawn larger may push the focus out of view.
            pane, seen = self._pane, target if was_seen else None
            QTimer.singleShot(0, pane, lambda: _restore(pane, scroll, seen))
        elif target is parts.focus:
            QTimer.singleShot(0, target, lambda: bring_into_view(target))

    def _frame(
        self, context: Context, parts: ScreenParts, top: TopBar, holder: NoticeHolder
    ) -> tuple[QWidget, Pane, Slot]:
        frame, pane, slot = self._frame_of(context, parts, top, holder)
        info, today = self._services.library.info, date.today()
        if is_out_of_date(info, today):
            from ketams_desktop.ui.out_of_date import with_strip

            frame = with_strip(self._kit, info, frame)
        return frame, pane, slot

    def _frame_of(
        self, context: Context, parts: ScreenParts, top: TopBar, holder: NoticeHolder
    ) -> tuple[QWidget, Pane, Slot]:
        if parts.is_whole:
            return whole_frame(self._kit, parts, holder)
        frame, pane, slot = (narrow_frame if context.is_narrow else wide_frame)(
            self._kit,
            parts,
            top if top.has_content else None,
            holder,
            Footer(self._kit, self._services.library.info, date.today(), context.is_narrow),
        )
        if self._services.clinic is not None:
            from ketams_desktop.ui.clinic.called_bar import with_called_bar

            frame = with_called_bar(context, self._services.clinic, frame)
        return frame, pane, slot

    def _install(self, frame: QWidget, *, with_rail: bool) -> QWidget:
        central = QWidget()
        layout = QHBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if with_rail:
            services = self._services
            layout.addWidget(Rail(self._kit, self.navigator, services.session, left_out(services)))
        layout.addWidget(self._with_page_buttons(frame), 1)
        self.setCentralWidget(central)
        window_layout = self.layout()
        if window_layout is not None:
            # Its size before it is shown: else all would be laid out twice.
            window_layout.activate()
        return central

    def _with_page_buttons(self, frame: QWidget) -> QWidget:
        if not self._services.settings.value.page_buttons:
            return frame
        from ketams_desktop.ui.page_buttons import PageButtons

        holder = QWidget()
        stack = column(0)
        holder.setLayout(stack)
        stack.addWidget(frame, 1)
        stack.addWidget(PageButtons(self._kit, self._shown))
        return holder


def _shown_pane(central: QWidget | None, usual: Pane | None) -> Pane | None:
    """Return the pane of the hits while they stand before the screen, else the screen's own."""
    slot = central.findChild(Slot) if central is not None else None
    return (slot.pane if isinstance(slot, Slot) else None) or usual


def _restore(pane: Pane, scroll: int, seen: QWidget | None) -> None:
    """Scroll a pane that was drawn anew to where it was, with `seen` in view."""
    pane.verticalScrollBar().setValue(scroll)
    if seen is not None and seen is not pane:
        bring_into_view(seen)
