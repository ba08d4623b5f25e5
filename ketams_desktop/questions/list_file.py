"""The file of a question list: `.ketams`, JSON. Described for readers in docs/list-file.md.

Reading treats every file as hostile: its size, depth and every value are checked. Writing
is atomic: a new file is written and flushed to the disk, the old one is kept as the
previous copy, and only then does the new one take its place.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import stat
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ketams_desktop.codec import DecodeError, from_plain, to_plain
from ketams_desktop.durable import flush, flush_folder
from ketams_desktop.errors import (
    AnswersError,
    DamagedListError,
    ListFileError,
    LockedListError,
    NewerListError,
    WrongPasswordError,
)
from ketams_desktop.questions.answers import Answers, answers_from_json, answers_to_json
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.guide_path import GuidePlace
from ketams_desktop.questions.question_list import (
    MOST_QUESTIONS,
    ListItem,
    Origin,
    QuestionList,
)
from ketams_desktop.questions.visit import Visit, cleaned_visit
from ketams_desktop.questions.what_matters import (
    WhatMatters,
    matters_from_json,
    matters_to_json,
)
from ketams_desktop.record import record
from ketams_desktop.text import clean_text

if TYPE_CHECKING:
    from ketams_desktop.questions.list_lock import ListKey, Password

SUFFIX = ".ketams"
FORMAT = "ketams-list"
#: The version that is written. 2 added `matters`; 3 the visit, where the person
#: was in the guide, and what belongs to a question.
VERSION = 3

#: A list of 25 very long questions is well under this.
MOST_BYTES = 1_000_000
MOST_CHARACTERS = 1000
#: Ten times the bank.
MOST_DISMISSED = 1000

_LONGEST_ID = 60
_MOST_PEOPLE = 20
_CHOOSE_ANOTHER = "It was left as it is. Please choose another one."
_PREVIOUS = ".previous"
_LOCKED_FORMAT = "ketams-list-locked"


@record
class ListDocument:
    """What a list file holds.

    `answers` is None unless the person said a second yes to keeping them. What matters to
    them is kept only beside the answers.
    """

    questions: QuestionList
    role: Role = Role.PATIENT
    answers: Answers | None = None
    content_version: str = ""
    matters: WhatMatters = field(default_factory=WhatMatters)
    visit: Visit = field(default_factory=Visit)
    place: GuidePlace | None = None


@record
class OpenedList:
    """A list and how it was come by.

    `kept_aside` is where a damaged file went; `key` locks the list again if it was locked.
    """

    document: ListDocument
    from_previous: bool = False
    kept_aside: Path | None = None
    key: ListKey | None = None


def previous_copy(path: Path) -> Path:
    """Return where the last version but one of `path` is kept."""
    return path.with_name(path.name + _PREVIOUS)


def to_bytes(document: ListDocument) -> bytes:
    """Return the file's bytes. Without kept answers, no reason tells what was ticked."""
    questions = document.questions
    if document.answers is None:
        questions = questions.without_reasons()
    plain: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "content_version": document.content_version,
        "role": document.role.value,
        "visit": to_plain(document.visit),
        "items": [to_plain(item) for item in questions.items],
        "dismissed": sorted(questions.dismissed) if document.answers is not None else [],
    }
    if document.answers is not None:
        plain["answers"] = answers_to_json(document.answers)
        plain["matters"] = matters_to_json(document.matters)
        if document.place is not None:
            plain["guide_place"] = to_plain(document.place)
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def from_bytes(data: bytes, name: str) -> ListDocument:
    """Read a list from the bytes of a file.

    Args:
        data: the whole file.
        name: the file's name, for messages.

    Raises:
        LockedListError: it has a password.
        NewerListError: written by a newer version of the app.
        DamagedListError: not a list, or damaged.
    """
    return _from_object(_object(data, name), name)


def _from_object(plain: dict[str, object], name: str) -> ListDocument:
    if plain.get("format") == _LOCKED_FORMAT:
        _check_lock(plain, name)
        raise LockedListError(
            f"The list {name} has a password. It was left as it is. "
            "Please give the password to open it."
        )
    if plain.get("format") != FORMAT:
        raise DamagedListError(f"{name} is not a KetaMS question list. {_CHOOSE_ANOTHER}")
    version = plain.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _damaged(name, "it does not say which version of a list it is")
    if version > VERSION:
        raise _newer(name)
    try:
        return _document(_in_present_form(plain, version))
    except (DecodeError, AnswersError, ValueError) as error:
        raise _damaged(name, str(error)) from error
    except RecursionError as error:  # from showing a value that is nested very deeply
        raise _damaged(name, "a value is nested too deeply") from error


def read_list(path: Path, password: Password | None = None) -> ListDocument:
    """Read the list at `path`.

    Raises:
        LockedListError: it has a password, and none was given, or another.
        ListFileError: no file, unreadable, too large, not a list, or damaged.
    """
    return _read(path, password).document


def is_locked(path: Path) -> bool:
    """Return whether the file at `path` is a list with a password."""
    try:
        return _object(_read_bytes(path), str(path)).get("format") == _LOCKED_FORMAT
    except ListFileError:
        return False


def _read(path: Path, password: Password | None) -> OpenedList:
    name = str(path)
    plain = _object(_read_bytes(path), name)
    if plain.get("format") != _LOCKED_FORMAT or password is None:
        return OpenedList(_from_object(plain, name))
    _check_lock(plain, name)
    data, key = password.open(plain, name)
    return OpenedList(from_bytes(data, name), key=key)


def _check_lock(plain: dict[str, object], name: str) -> None:
    """Refuse an envelope that no version of ours wrote, before a password is asked for."""
    from ketams_desktop.questions.list_lock import LOCKED_VERSION, check_envelope

    version = plain.get("version")
    if type(version) is int and version > LOCKED_VERSION:
        raise _newer(name)
    try:
        check_envelope(plain)
    except DecodeError as error:
        raise _damaged(name, str(error)) from error
    except RecursionError as error:  # from showing a value that is nested very deeply
        raise _damaged(name, "a value is nested too deeply") from error


def _read_bytes(path: Path) -> bytes:
    try:
        kind = path.stat().st_mode
        if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
            # Reading a pipe or a device may never end.
            raise ListFileError(f"{path} is no file. Nothing was changed. Please choose a list.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or error
        raise ListFileError(
            f"The list {path} cannot be opened: {reason}. Nothing was changed. "
            "Please check that it is there and that you may read it."
        ) from error
    if len(data) > MOST_BYTES:
        raise DamagedListError(
            f"The file {path} is too large for a question list. {_CHOOSE_ANOTHER}"
        )
    return data


def write_list(
    path: Path, document: ListDocument, key: ListKey | None = None, *, copies: bool = True
) -> None:
    """Write `document` to `path`, locked with `key` if there is one.

    What stood there becomes the previous copy, unless `copies` says no.

    Raises:
        ListFileError: the disk would not take it. The file at `path` is as it was.
    """
    fresh, spare = _unfinished(path)
    try:
        # Others who use this computer have no business in a folder that we make.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        data = to_bytes(document)
        _write_through(fresh, data if key is None else key.lock(data))
        if copies and is_there(path):
            shutil.copyfile(path, spare)
            flush(spare)
            spare.replace(previous_copy(path))
        fresh.replace(path)
    except OSError as error:
        for unfinished in (fresh, spare):
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)
        raise ListFileError(
            f"Your list could not be saved to {path}: {error.strerror or error}. "
            "What was saved before is still there, and your list is still on the screen. "
            "You can print it, or try again."
        ) from error
    flush_folder(path.parent)


def open_list(path: Path, password: Password | None = None) -> OpenedList:
    """Open the list at `path`; if it is damaged or gone, open its previous copy.

    A damaged file is moved aside only when there is a previous copy to open instead. A
    locked list that was changed cannot be told from a wrong password, but for this: the
    password opens the previous copy.

    Raises:
        LockedListError: it has a password, and none was given, or another.
        NewerListError: it was written by a newer version and is left untouched.
        DamagedListError: damaged, and there is no previous copy that can be read.
        ListFileError: there is neither a file nor a previous copy, or the disk refuses.
    """
    previous = previous_copy(path)
    if not is_there(path) and is_there(previous):
        return replace(_read(previous, password), from_previous=True)
    try:
        return _read(path, password)
    except (DamagedListError, WrongPasswordError) as damaged:
        if not is_there(previous):
            raise
        try:
            opened = _read(previous, password)
        except (DamagedListError, WrongPasswordError):
            raise damaged from None
        if isinstance(damaged, WrongPasswordError) and opened.key is None:
            raise
    return replace(opened, from_previous=True, kept_aside=put_aside(path))


def is_there(path: Path) -> bool:
    """Return whether something has this name. What may not be looked at counts as there."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def damaged_copies(path: Path) -> list[Path]:
    """Return the damaged versions of the list at `path` that were put aside.

    Raises:
        OSError: the folder may not be looked into.
    """
    return _beside(path, "damaged")


def other_versions(path: Path) -> list[Path]:
    """Return the versions of the list at `path` that other programs wrote, and that were kept.

    Raises:
        OSError: the folder may not be looked into.
    """
    return _beside(path, "other")


def _beside(path: Path, kind: str) -> list[Path]:
    name = re.compile(re.escape(path.stem) + rf"\.{kind}-\d+" + re.escape(path.suffix))
    return sorted(x for x in path.parent.iterdir() if name.fullmatch(x.name))


def copies_of(path: Path) -> list[Path]:
    """Return every file of the list at `path` that is there, the list itself last.

    Raises:
        OSError: the folder may not be looked into.
    """
    has_folder = is_there(path.parent)
    aside = [*damaged_copies(path), *other_versions(path)] if has_folder else []
    return [x for x in (*_unfinished(path), *aside, previous_copy(path), path) if is_there(x)]


def remove_copies(path: Path) -> None:
    """Delete every copy of the list at `path`, but not the list: its words are to be locked.

    Raises:
        OSError: the disk refuses.
    """
    for copy in copies_of(path):
        if copy != path:
            copy.unlink(missing_ok=True)


def remove_list(path: Path) -> None:
    """Delete the list at `path` and every copy that was ever made of it.

    Raises:
        ListFileError: the disk refuses; the message names the file that is left.
    """
    left = path
    try:
        # The list itself goes last: while it is there, the person can try again.
        for left in copies_of(path):
            left.unlink(missing_ok=True)
    except OSError as error:
        raise ListFileError(
            f"The kept list could not be deleted: {error.strerror or error}. "
            f"It is still there. You can delete it yourself: {left}"
        ) from error


def keep_other_version(path: Path) -> Path:
    """Copy what another program wrote to a list's file to a name of its own; return that name.

    Raises:
        ListFileError: the disk refuses, or a thousand versions are kept already.
    """
    for number in range(1, 1000):
        aside = path.with_name(f"{path.stem}.other-{number}{path.suffix}")
        if not is_there(aside):
            try:
                shutil.copyfile(path, aside)
                flush(aside)
            except OSError as error:
                with contextlib.suppress(OSError):
                    aside.unlink(missing_ok=True)
                raise ListFileError(
                    f"Another program has changed {path}, and that version could not be kept: "
                    f"{error.strerror or error}. It was left as it is, and your list is still on "
                    "the screen. You can print it, or try again."
                ) from error
            return aside
    raise ListFileError(
        f"Another program has changed {path}, and too many versions of it are kept. It was left "
        "as it is. Please move the old ones to another folder."
    )


def put_aside(path: Path) -> Path:
    """Move a damaged list, or a damaged previous copy, to a name that says so; return that name.

    Raises:
        ListFileError: the disk refuses, or a thousand damaged copies are kept already.
    """
    owner = path.with_name(path.name.removesuffix(_PREVIOUS))
    for number in range(1, 1000):
        aside = owner.with_name(f"{owner.stem}.damaged-{number}{owner.suffix}")
        if not is_there(aside):
            try:
                path.replace(aside)
            except OSError as error:
                raise ListFileError(
                    f"The list {path} is damaged and could not be moved aside: "
                    f"{error.strerror or error}. It was left as it is. Please move it to another "
                    "folder yourself, then start the app again."
                ) from error
            return aside
    raise ListFileError(
        f"The list {path} is damaged, and too many damaged copies are kept. It was left as it "
        "is. Please move the old copies to another folder, then start the app again."
    )


def _unfinished(path: Path) -> tuple[Path, Path]:
    """Return the names that a new version, and a new previous copy, have until they are whole."""
    return path.with_name(path.name + ".new"), path.with_name(path.name + _PREVIOUS + "-new")


def _newer(name: str) -> NewerListError:
    return NewerListError(
        f"{name} was made by a newer version of KetaMS Desktop. It was left as it is. "
        "Please open it with that version."
    )


def _damaged(name: str, why: str) -> DamagedListError:
    return DamagedListError(f"The list {name} is damaged ({why}). {_CHOOSE_ANOTHER}")


def _object(data: bytes, name: str) -> dict[str, object]:
    try:
        plain = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as error:
        raise _damaged(name, "it is not readable JSON") from error
    if not isinstance(plain, dict):
        raise DamagedListError(f"{name} is not a KetaMS question list. {_CHOOSE_ANOTHER}")
    return plain


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object's keys and values. Of two equal keys, nobody can say which is meant."""
    plain = dict(pairs)
    if len(plain) != len(pairs):
        raise ValueError("a key stands twice")
    return plain


def _in_present_form(plain: dict[str, object], version: int) -> dict[str, object]:
    """Return what a file of an older version holds, as the present one would have it."""
    known = {"format", "version", "content_version", "role", "items", "dismissed", "answers"}
    if version > 1:
        known.add("matters")
    if version > 2:
        known |= {"visit", "guide_place"}
    unknown = sorted(set(plain) - known)
    if unknown:
        raise DecodeError(f"unknown key {unknown[0][:60]!r}")
    # Before version 2 nobody was asked what matters to them.
    return {"matters": {}, **plain} if "answers" in plain else plain


def _document(plain: dict[str, object]) -> ListDocument:
    role = from_plain(Role, plain.get("role", "patient"), "role")
    items = tuple(map(_cleaned, from_plain(tuple[ListItem, ...], plain.get("items"), "items")))
    if len(items) > MOST_QUESTIONS:
        raise DecodeError(f"it holds {len(items)} questions; {MOST_QUESTIONS} are the most")
    keys = [item.key for item in items]
    if len(set(keys)) != len(keys) or any(not 0 < key < 10**9 for key in keys):
        raise DecodeError("two questions have the same key, or a key is out of range")
    ids = [item.question_id for item in items if item.question_id]
    if len(set(ids)) != len(ids):
        raise DecodeError("the same question stands there twice")
    answers = answers_from_json(plain["answers"]) if "answers" in plain else None
    for beside_answers in ("matters", "guide_place"):
        if answers is None and beside_answers in plain:
            raise DecodeError(f"{beside_answers} stands there without answers")
    matters = matters_from_json(plain.get("matters", {}))
    version = clean_text(from_plain(str, plain.get("content_version", ""), "content_version"), 40)
    questions = QuestionList(items, _dismissed(plain), max(keys, default=0) + 1)
    visit = cleaned_visit(from_plain(Visit, plain.get("visit", {}), "visit"))
    return ListDocument(questions, role, answers, version, matters, visit, _place(plain))


def _place(plain: dict[str, object]) -> GuidePlace | None:
    if "guide_place" not in plain:
        return None
    place = from_plain(GuidePlace, plain["guide_place"], "guide_place")
    # The guide of other content may have other steps; whoever goes on there looks.
    return replace(place, step=clean_text(place.step, _LONGEST_ID))


def _dismissed(plain: dict[str, object]) -> frozenset[str]:
    found = from_plain(frozenset[str], plain.get("dismissed", []), "dismissed")
    if len(found) > MOST_DISMISSED:
        raise DecodeError(f"dismissed: {MOST_DISMISSED} are the most")
    return frozenset(clean_text(x, _LONGEST_ID) for x in found) - {""}


def _cleaned(item: ListItem) -> ListItem:
    text = clean_text(item.text, MOST_CHARACTERS)
    if not text:
        raise DecodeError("a question has no words")
    question_id = clean_text(item.question_id, _LONGEST_ID)
    # Only what came from the bank has an id, and only suggestions are ever untouched.
    origin = item.origin if question_id else Origin.OWN
    return replace(
        item,
        text=text,
        original=clean_text(item.original, MOST_CHARACTERS),
        reason=clean_text(item.reason, MOST_CHARACTERS),
        question_id="" if origin is Origin.OWN else question_id,
        origin=origin,
        touched=item.touched or origin is not Origin.SUGGESTED,
        note=clean_text(item.note, MOST_CHARACTERS),
        ask=_people(item.ask),
        heard=clean_text(item.heard, MOST_CHARACTERS),
    )


def _people(people: tuple[str, ...]) -> tuple[str, ...]:
    """Return who is to be asked; other content may know other people."""
    if len(people) > _MOST_PEOPLE:
        raise DecodeError(f"ask: {_MOST_PEOPLE} are the most")
    return tuple(sorted({clean_text(x, _LONGEST_ID) for x in people} - {""}))


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
