"""The composition root: the one place that builds everything and hands it down."""

from __future__ import annotations

import contextlib
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ketams_desktop.application import finish_application, make_application
from ketams_desktop.crash_log import CrashLog
from ketams_desktop.desktop.ending import end_on_signals
from ketams_desktop.desktop.icons import IconSet
from ketams_desktop.desktop.keeping import ListKeeper
from ketams_desktop.desktop.list_shelf import ListShelf
from ketams_desktop.desktop.paper_tools import PaperTools
from ketams_desktop.desktop.paths import DataFolder
from ketams_desktop.desktop.print_choices import PrintChoices
from ketams_desktop.desktop.qt_messages import note_qt_messages, stop_noting
from ketams_desktop.desktop.reading_log import ReadingLog
from ketams_desktop.desktop.second_start import FolderLock, Inbox, hand_over
from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.desktop.speech import Speech
from ketams_desktop.desktop.theme import ThemeSet
from ketams_desktop.errors import KetamsError, LockedListError
from ketams_desktop.library.library import Library
from ketams_desktop.pack_command import home_store, pack_at_home, pack_in_clinic, system_store
from ketams_desktop.questions.bank import Bank
from ketams_desktop.questions.guide import Guide
from ketams_desktop.record import record
from ketams_desktop.resources import resource_dir
from ketams_desktop.ui.context import Services
from ketams_desktop.ui.crash_notice import CrashNotices
from ketams_desktop.ui.handed_over import HandedOver
from ketams_desktop.ui.notices import Notice, NoticeKind
from ketams_desktop.ui.places import Place, Screen
from ketams_desktop.ui.recovery import recovery_notice
from ketams_desktop.ui.widgets.after_paint import AfterPaint
from ketams_desktop.ui.widgets.prose import Heading
from ketams_desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from ketams_desktop.desktop.clinic_policy import Policy
    from ketams_desktop.opening import Beginning


@record
class StartOptions:
    """What the command line may set; None means the usual.

    `policy` is there in clinic mode, and only there. `fault` is what stands in the way of a
    start; a window says so.
    """

    data_dir: Path | None = None
    pack: Path | None = None
    list_file: Path | None = None
    report_first_paint: bool = False
    policy: Policy | None = None
    fault: KetamsError | None = None


def build_services(options: StartOptions, crash_log: CrashLog | None = None) -> Services:
    """Open the pack and build every service.

    Raises:
        KetamsError: a part of the app is missing or damaged.
    """
    folder = _data_folder(options)
    library = Library.open(options.pack or pack_at_home(folder.root))
    bank, guide = Bank.read_later(library), Guide.from_library(library)
    session = Session(bank, guide)
    settings = SettingsStore(folder.settings)
    keeper = ListKeeper(session, settings, folder.list, library.info.content_version)
    shelf = ListShelf(session, settings, keeper, folder.lists)
    return Services(
        library=library,
        bank=bank,
        guide=guide,
        session=session,
        settings=settings,
        reading=ReadingLog(folder.reading, settings),
        keeper=keeper,
        shelf=shelf,
        paper=PaperTools(resource_dir("paper"), resource_dir("fonts")),
        print_choices=PrintChoices(session),
        speech=Speech(settings, library.info.language),
        themes=ThemeSet(resource_dir("themes")),
        icons=IconSet(resource_dir("icons")),
        look_file=resource_dir("look.toml"),
        crash_log=crash_log,
        packs=partial(home_store, folder.root),
    )


def open_window(services: Services, list_file: Path | None = None) -> MainWindow:
    """Open the kept list, or the one that was asked for, and build the window."""
    notice = _open_list(services, list_file)
    asks = services.keeper.waiting is not None
    window = MainWindow(services, Place(Screen.PASSWORD) if asks else None)
    if notice is not None:
        window.notices.show(notice)
    if services.crash_log is not None:
        CrashNotices(services.crash_log, window.notices, window.navigator, window)
    return window


def run(
    options: StartOptions, crash_log: CrashLog | None = None, begun: Beginning | None = None
) -> int:
    """Run the app until its window is closed, and return the exit code.

    Args:
        options: what the command line has set.
        crash_log: where faults are written down.
        begun: the application, when it was made before this module was loaded.

    Raises:
        KetamsError: a part of the app is missing or damaged; a window has said so.
    """
    word = None if begun is None else begun.word
    try:
        application = _application(begun)
        if crash_log is not None:
            note_qt_messages(crash_log)
        if options.fault is not None:
            raise options.fault
        if options.policy is not None:
            return _run_clinic(application, options.policy, word)
        root = _data_folder(options).root
        lock = FolderLock(root)
        if not lock.take() and hand_over(lock, options.list_file):
            return _end_second_start()
        services = build_services(options, crash_log)
        window = open_window(services, options.list_file)
    except KetamsError as error:
        _take_away(word)
        _show_trouble(error)
        stop_noting()
        raise
    if options.report_first_paint:
        _report_first_paint(window)
    window.show()
    troubles = _read_the_bank(application, services.bank, window)
    inbox = _open_inbox(application, services, window, root)
    _save_at_the_end(application, services)
    code = _loop(application, word)
    inbox.close()
    lock.release()
    services.library.close()
    for trouble in troubles:
        _show_trouble(trouble)
        raise trouble
    return code


def _save_at_the_end(application: QApplication, services: Services) -> None:
    application.aboutToQuit.connect(services.keeper.save_now)
    application.aboutToQuit.connect(services.shelf.empty_trash)
    application.aboutToQuit.connect(services.reading.save_now)
    application.aboutToQuit.connect(services.speech.close)


def _show_trouble(error: KetamsError) -> None:
    from ketams_desktop.ui.start_trouble import show_start_trouble

    show_start_trouble(str(error))


def _read_the_bank(application: QApplication, bank: Bank, window: MainWindow) -> list[KetamsError]:
    """Read the questions once the first screen is painted, so that no press has to wait for it.

    Where they are damaged the app ends; the list that is returned then holds the reason.
    """
    troubles: list[KetamsError] = []

    def read() -> None:
        try:
            bank.questions  # noqa: B018 - reads them
        except KetamsError as error:
            troubles.append(error)
            window.hide()
            application.quit()

    AfterPaint(window.findChildren(Heading)[0]).is_time.connect(read)
    return troubles


def _open_inbox(
    application: QApplication, services: Services, window: MainWindow, root: Path
) -> Inbox:
    """Take in the lists that second starts, and macOS' Finder, hand over from now on."""
    inbox = Inbox(root, window)
    handed = HandedOver(services, window)
    inbox.wanted.connect(handed.take)
    inbox.open()
    if (from_finder := getattr(application, "list_wanted", None)) is not None:
        from_finder.connect(handed.take)
    return inbox


def _application(begun: Beginning | None) -> QApplication:
    """Return the application, with all that its windows need."""
    if begun is None:
        return make_application(["ketams-desktop"])
    if begun.fault is not None:
        raise begun.fault
    finish_application(begun.application)
    return begun.application


def _run_clinic(application: QApplication, policy: Policy, word: QWidget | None) -> int:
    """Run a waiting room: no data folder, no list of anybody's, no second start."""
    from ketams_desktop.clinic_app import run_clinic
    from ketams_desktop.desktop.clinic_policy import with_troubles

    pack, troubles = pack_in_clinic(policy)
    library = Library.open(pack)
    policy = with_troubles(policy, troubles)
    try:
        store = partial(system_store, policy)
        return run_clinic(application, policy, library, lambda: _loop(application, word), store)
    finally:
        library.close()


def _loop(application: QApplication, word: QWidget | None) -> int:
    """Run the event loop, which signals of the system end, and return its exit code.

    The word that the app is opening goes when its window is painted.
    """
    end_on_signals(application)
    if word is not None:
        QTimer.singleShot(0, word, lambda: _take_away(word))
    # Lets Python see a signal while Qt waits for events.
    heartbeat = QTimer()
    heartbeat.timeout.connect(_nothing)
    heartbeat.start(500)
    code = application.exec()
    stop_noting()
    return code


def _take_away(word: QWidget | None) -> None:
    if word is not None:
        word.close()
        word.deleteLater()


def _data_folder(options: StartOptions) -> DataFolder:
    return DataFolder(options.data_dir) if options.data_dir else DataFolder.standard()


def _end_second_start() -> int:
    stop_noting()
    if sys.stdout is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.write("KetaMS Desktop is open already. It was brought to the front.\n")
    return 0


def _open_list(services: Services, list_file: Path | None) -> Notice | None:
    keeper = services.keeper
    try:
        opened = keeper.follow(list_file) if list_file is not None else keeper.open_kept()
    except LockedListError:
        return None  # the first screen asks for the password
    except KetamsError as error:
        return Notice(str(error), NoticeKind.TROUBLE)
    return None if opened is None else recovery_notice(opened)


def _report_first_paint(window: MainWindow) -> None:
    """For measuring: say when the screen's title stands there, and stay until input ends."""
    from ketams_desktop.desktop.paint_watch import FirstPaintReport

    FirstPaintReport(window.findChildren(Heading)[0], window.navigator.here.screen)


def _nothing() -> None:
    """Give Python a moment."""
