"""What the screens are handed: the services of the app, built once in `app`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from ketams_desktop.crash_log import CrashLog
from ketams_desktop.desktop.icons import IconSet
from ketams_desktop.desktop.keeping import ListKeeper
from ketams_desktop.desktop.list_shelf import ListShelf
from ketams_desktop.desktop.paper_tools import PaperTools
from ketams_desktop.desktop.print_choices import PrintChoices
from ketams_desktop.desktop.reading_log import ReadingLog
from ketams_desktop.desktop.session import Session
from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.desktop.speech import Speech
from ketams_desktop.desktop.theme import ThemeSet
from ketams_desktop.library.library import Library
from ketams_desktop.questions.bank import Bank
from ketams_desktop.questions.guide import Guide
from ketams_desktop.record import record
from ketams_desktop.ui.kit import Kit
from ketams_desktop.ui.notices import Notices
from ketams_desktop.ui.places import Navigator

if TYPE_CHECKING:
    from ketams_desktop.desktop.clinic_desk import ClinicDesk
    from ketams_desktop.desktop.pack_store import PackStore
    from ketams_desktop.paper.typesetting import Typesetter
    from ketams_desktop.paper.words import SheetWords


@record
class Services:
    """Everything that lives as long as the app, or in a waiting room as long as a visit."""

    library: Library
    bank: Bank
    guide: Guide
    session: Session
    settings: SettingsStore
    reading: ReadingLog
    keeper: ListKeeper
    shelf: ListShelf
    paper: PaperTools
    print_choices: PrintChoices
    speech: Speech
    themes: ThemeSet
    icons: IconSet
    look_file: Path
    crash_log: CrashLog | None = None
    #: There in a waiting room, and only there: then nothing may lead out or be kept.
    clinic: ClinicDesk | None = None
    #: Makes the store of installed content packs, at home.
    packs: Callable[[], PackStore] | None = None

    @property
    def typesetter(self) -> Typesetter:
        """What sets sheets; made on first use."""
        return self.paper.typesetter

    @property
    def sheet_words(self) -> SheetWords:
        """The words that stand on every sheet; read on first use."""
        return self.paper.words


@record
class Context:
    """What one screen needs: the services, how to draw, where to go, whom to tell.

    `memory` holds what a screen wants to find again when it is drawn anew in the same
    place, such as words half typed. It is emptied when the person goes elsewhere.
    """

    services: Services
    kit: Kit
    navigator: Navigator
    notices: Notices
    memory: dict[str, object]
    is_narrow: bool
    window_size: QSize
