"""The folder of lists: names that say nothing, a trash that gives back, nothing else touched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ketams_desktop.errors import ListFileError
from ketams_desktop.questions.list_file import ListDocument, previous_copy, read_list, write_list
from ketams_desktop.questions.question_list import Outcome, QuestionList
from ketams_desktop.questions.shelf import Shelf
from ketams_desktop.questions.visit import Visit, day_from_words


def document(*texts: str, name: str = "") -> ListDocument:
    questions = QuestionList()
    for text in texts:
        questions = questions.with_own(text)
    return ListDocument(questions, visit=Visit(name))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "lists")


def everything(shelf: Shelf) -> dict[str, bytes]:
    return {x.name: x.read_bytes() for x in shelf.folder.iterdir()}


def test_folder_that_is_not_there_holds_nothing(shelf: Shelf) -> None:
    assert shelf.entries() == ()
    assert shelf.new_path().name == "my-questions.ketams"


def test_entries_tell_what_stands_in_each_list(shelf: Shelf) -> None:
    first = document("One?", "Two?", name="With the nurse")
    first = ListDocument(
        first.questions.answered(1, Outcome.ANSWERED, ""), visit=first.visit.on(date(2026, 12, 3))
    )
    write_list(shelf.new_path(), first)
    write_list(shelf.new_path(), document("Three?"))
    by_name = {x.path.name: x for x in shelf.entries()}
    assert set(by_name) == {"my-questions.ketams", "list-2.ketams"}
    entry = by_name["my-questions.ketams"]
    assert (entry.name, entry.day, entry.count, entry.still_open) == (
        "With the nurse", date(2026, 12, 3), 2, 1,
    )  # fmt: skip


def test_entries_of_other_files_and_damaged_lists(shelf: Shelf) -> None:
    shelf.folder.mkdir()
    for name in ("notes.ketams", "list-0.ketams", "list-2.ketams.new", "list-x.ketams"):
        (shelf.folder / name).write_bytes(b"{}")
    (shelf.folder / "list-3.ketams").write_bytes(b"{")
    (entry,) = shelf.entries()
    assert entry.path.name == "list-3.ketams"
    assert not entry.is_readable


@pytest.mark.parametrize("name", ["", "../x.ketams", "list-2.ketams/..", "/etc/passwd", "notes"])
def test_path_of_a_name_that_is_none_of_ours(shelf: Shelf, name: str) -> None:
    shelf.folder.mkdir()
    assert shelf.path_of(name) is None


def test_deleted_list_comes_back_with_its_previous_copy(shelf: Shelf) -> None:
    path = shelf.new_path()
    for text in ("One?", "Two?"):
        write_list(path, document(text))
    before = everything(shelf)
    shelf.delete(path)
    assert shelf.paths() == ()
    # Its place is not given away meanwhile.
    assert shelf.new_path().name == "list-2.ketams"
    shelf.restore()
    assert everything(shelf) == before


def test_deleting_another_list_empties_the_trash(shelf: Shelf) -> None:
    first, second = shelf.new_path(), shelf.folder / "list-2.ketams"
    write_list(first, document("One?"))
    write_list(second, document("Two?"))
    shelf.delete(first)
    shelf.delete(second)
    shelf.restore()
    assert shelf.paths() == (second,)


def test_duplicate_is_a_list_of_its_own(shelf: Shelf) -> None:
    path = shelf.new_path()
    write_list(path, document("One?"))
    copy = shelf.duplicate(path)
    write_list(copy, document("Two?"))
    assert read_list(path) == document("One?")
    assert previous_copy(copy).exists()


def test_duplicate_of_nothing_says_so(shelf: Shelf) -> None:
    with pytest.raises(ListFileError, match="could not be copied"):
        shelf.duplicate(shelf.first)


def test_every_file_is_of_ours_alone(shelf: Shelf) -> None:
    path = shelf.new_path()
    for text in ("One?", "Two?"):
        write_list(path, document(text))
    (shelf.folder / "my-questions.damaged-1.ketams").write_bytes(b"{")
    (shelf.folder / "holiday.txt").write_bytes(b"mine")
    shelf.delete(path)
    assert {x.name for x in shelf.every_file()} == {
        "my-questions.damaged-1.ketams.deleted",
        "my-questions.ketams.deleted",
        "my-questions.ketams.previous.deleted",
    }


TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12/3/2026", date(2026, 12, 3)),
        ("12/3/26", date(2026, 12, 3)),
        ("12/3", date(2026, 12, 3)),
        ("1/5", date(2027, 1, 5)),
        ("2026-12-03", date(2026, 12, 3)),
        ("December 3", date(2026, 12, 3)),
        ("Dec 3, 2026", date(2026, 12, 3)),
        ("2/29", date(2028, 2, 29)),
        ("13/3/2026", None),
        ("2/30", None),
        ("soon", None),
        ("", None),
        ("2026", None),
        ("99999999999/1", None),
    ],
)
def test_day_from_words(words: str, day: date | None) -> None:
    assert day_from_words(words, TODAY) == day


def test_delete_that_fails_leaves_the_list(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shelf.new_path()
    for text in ("One?", "Two?"):
        write_list(path, document(text))
    before, real = everything(shelf), Path.rename

    def rename(file: Path, target: Path) -> Path:
        if file == path:
            raise PermissionError(13, "Permission denied")
        return real(file, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(ListFileError, match="It is still there"):
        shelf.delete(path)
    assert everything(shelf) == before


def test_new_path_is_never_that_of_the_open_list_which_is_not_written_yet(shelf: Shelf) -> None:
    assert shelf.new_path(shelf.first).name == "list-2.ketams"
