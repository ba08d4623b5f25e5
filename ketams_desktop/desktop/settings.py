"""What a person has set: text size, colors, paper, country, the voice, whether to keep a list.

No words of theirs and no answers stand here.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from ketams_desktop.errors import SettingsError
from ketams_desktop.library.depth import Depth
from ketams_desktop.record import record

TEXT_SIZES = (100, 125, 150, 200, 250, 300)
#: How fast a page is read aloud, from slowest to fastest; 0 is as the voice speaks by itself.
SPEECH_RATES = (-2, -1, 0, 1, 2)
SYSTEM_THEME = "system"
#: The form of the file. 1 had no number in it; a new setting, or a new value of one, is a new form.
VERSION = 2
#: A press that follows another within so many milliseconds counts as a shake of the hand.
REPEAT_FILTERS = (0, 300, 600, 1000)


class Keep(StrEnum):
    """A choice that is asked for once, when there is something to keep."""

    ASK = "ask"
    YES = "yes"
    NO = "no"


@record
class Settings:
    """All settings. `country` and `voice` are empty until chosen.

    `text_percent` is one of TEXT_SIZES, `speech_rate` one of SPEECH_RATES, `repeat_filter` (in
    milliseconds) one of REPEAT_FILTERS. `leaflet_size`, the
    print of pages, is empty until chosen, too: then it is the sheet's. `active_list` is the file
    name of the list that was open last.
    """

    theme: str = SYSTEM_THEME
    text_percent: int = 100
    country: str = ""
    paper: str = ""
    sheet_size: str = "standard"
    leaflet_size: str = ""
    keep_list: Keep = Keep.ASK
    keep_answers: Keep = Keep.ASK
    depth: str = Depth.FULL.value
    reading_light: bool = True
    speech_rate: int = 0
    voice: str = ""
    active_list: str = ""
    repeat_filter: int = 0
    page_buttons: bool = False
    speak_controls: bool = False
    first_check_done: bool = False


#: Settings that are one of some whole numbers, and those that are on or off.
_STEPS = {
    "text_percent": TEXT_SIZES,
    "speech_rate": SPEECH_RATES,
    "repeat_filter": REPEAT_FILTERS,
}
_SWITCHES = ("reading_light", "page_buttons", "speak_controls", "first_check_done")


@record
class Loaded:
    """What was found in a file of settings.

    Attributes:
        settings: what could be used of it, and the defaults.
        was_readable: everything in it could be used. A file that is not there is fine.
        is_newer: a newer version of the app wrote it; this one must not.
    """

    settings: Settings = Settings()
    was_readable: bool = True
    is_newer: bool = False


def load_settings(path: Path) -> Loaded:
    """Read the settings. A value that does not fit is replaced by its default."""
    try:
        data = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Loaded()
    except (OSError, ValueError, RecursionError):
        return Loaded(was_readable=False)
    if not isinstance(data, dict):
        return Loaded(was_readable=False)
    version = data.get("version", 1)
    is_newer = type(version) is int and version > VERSION
    settings, fine = Settings(), type(version) is int and version >= 1
    for field in fields(Settings):
        if field.name in data:
            try:
                value: Any = _checked(field.name, data[field.name])
                settings = replace(settings, **{field.name: value})
            except ValueError:
                fine = False
    return Loaded(settings, fine, is_newer)


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings, all or nothing.

    Raises:
        SettingsError: the disk would not take them.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(path.name + ".new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump({"version": VERSION, **asdict(settings)}, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        raise SettingsError(
            f"Your settings could not be saved ({error.strerror or error}). "
            "They hold until you close the app. You can try again by changing one."
        ) from error


def _checked(name: str, value: object) -> object:
    steps = _STEPS.get(name)
    if steps is not None:
        if type(value) is not int or value not in steps:
            raise ValueError(name)
        return value
    if name in _SWITCHES:
        if type(value) is not bool:
            raise ValueError(name)
        return value
    if name == "depth":
        return Depth(str(value)).value
    if name in ("keep_list", "keep_answers"):
        return Keep(str(value))
    # A voice is called as its maker likes, all else as the app itself wrote it.
    longest = 200 if name == "voice" else 40
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError(name)
    return value
