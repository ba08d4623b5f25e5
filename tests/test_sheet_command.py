"""The headless command `sheet`: a kept list on paper, without a window."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader

from ketams_desktop.command_line import main
from ketams_desktop.questions.bank import Role
from ketams_desktop.questions.list_file import ListDocument, read_list, to_bytes, write_list
from ketams_desktop.questions.list_lock import LEAST_MEMORY, Cost, ListKey
from ketams_desktop.questions.question_list import Outcome, QuestionList
from ketams_desktop.questions.visit import Facts, Visit

ROOT = Path(__file__).resolve().parents[1]
LISTS = ROOT / "tests" / "fixtures" / "lists"

Complaint = Callable[[Sequence[object]], str]


def words_of(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("size", ["standard", "large", "very-large", "compact"])
def test_sheet_writes_every_question_in_the_size_and_on_the_paper_asked_for(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    compiled_pack: Path,
    size: str,
    paper: str,
) -> None:
    path, out = LISTS / "version-1.ketams", tmp_path / "sheet.pdf"

    code = main(
        ["sheet", str(path), "--pdf", str(out), "--size", size, "--paper", paper, "--pack",
         str(compiled_pack)]
    )  # fmt: skip

    reader = PdfReader(out)
    text = words_of("".join(page.extract_text() for page in reader.pages))
    assert code == 0
    assert capsys.readouterr().out == ""
    for item in read_list(path).questions.items:
        assert all(words_of(part) in text for part in item.text.split("😀"))
    assert "Questionsformyvisit" in text
    assert "ticked" not in text
    box = reader.pages[0].mediabox
    wanted = (612, 792) if paper == "letter" else (595, 842)
    assert (round(float(box.width)), round(float(box.height))) == wanted


def test_sheet_sizes_differ(tmp_path: Path, compiled_pack: Path) -> None:
    pages = {}
    for size in ("standard", "large", "very-large", "compact"):
        out = tmp_path / f"{size}.pdf"
        arguments = ["sheet", LISTS / "version-1-list-only.ketams", "--pdf", out, "--size", size]
        assert main([*map(str, arguments), "--pack", str(compiled_pack)]) == 0
        pages[size] = len(PdfReader(out).pages)

    assert pages["compact"] == 1
    assert pages["standard"] < pages["very-large"]


def test_sheet_of_an_empty_list_is_a_sheet_to_write_on(tmp_path: Path, compiled_pack: Path) -> None:
    write_list(tmp_path / "empty.ketams", ListDocument(QuestionList()))
    arguments = ["sheet", tmp_path / "empty.ketams", "--pdf", tmp_path / "out.pdf"]

    assert main([*map(str, arguments), "--pack", str(compiled_pack)]) == 0
    assert "Questions for my visit" in PdfReader(tmp_path / "out.pdf").pages[0].extract_text()


def test_sheet_says_what_matters_or_has_lines_for_it(tmp_path: Path, compiled_pack: Path) -> None:
    words = {}
    for name in ("version-1", "version-2", "version-2-list-only"):
        out = tmp_path / f"{name}.pdf"
        arguments = ["sheet", LISTS / f"{name}.ketams", "--pdf", out, "--pack", compiled_pack]
        assert main([str(x) for x in arguments]) == 0
        words[name] = words_of(PdfReader(out).pages[0].extract_text())

    assert "Whatmattersmosttome:lesspain;fewsideeffectsStart" in words["version-2"]
    for name in ("version-1", "version-2-list-only"):
        assert "Whatmattersmostto" in words[name]
        assert "lesspain" not in words[name]


def test_sheet_with_a_sign_that_no_font_draws_is_made_and_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, compiled_pack: Path
) -> None:
    questions = QuestionList().with_own("What does \u2fe0 mean?")
    write_list(tmp_path / "odd.ketams", ListDocument(questions))
    arguments = ["sheet", tmp_path / "odd.ketams", "--pdf", tmp_path / "out.pdf"]

    code = main([*map(str, arguments), "--pack", str(compiled_pack)])

    told = capsys.readouterr()
    assert (code, told.out) == (0, "")
    assert "U+2FE0" in told.err
    text = words_of(PdfReader(tmp_path / "out.pdf").pages[0].extract_text())
    assert "Whatdoes" in text
    assert "mean?" in text


def test_sheet_leaves_the_list_and_its_folder_as_they_are(
    tmp_path: Path, compiled_pack: Path
) -> None:
    path = tmp_path / "list.ketams"
    shutil.copyfile(LISTS / "version-1.ketams", path)
    before = path.read_bytes()

    assert main(["sheet", str(path), "--pdf", str(tmp_path / "out.pdf"), "--pack",
                 str(compiled_pack)]) == 0  # fmt: skip

    assert path.read_bytes() == before
    assert {x.name for x in tmp_path.iterdir()} == {"home", "list.ketams", "out.pdf"}


NEWER = to_bytes(ListDocument(QuestionList())).replace(b'"version": 3', b'"version": 4')


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (None, "cannot be opened"),
        (b"", "damaged"),
        (b"{", "damaged"),
        (b'{"format": "other"}', "not a KetaMS question list"),
        (NEWER, "newer version"),
        (b" " * 1_000_001, "too large"),
    ],
)
def test_sheet_of_a_bad_list_names_the_file_and_the_fault(
    complaint: Complaint, tmp_path: Path, compiled_pack: Path, data: bytes | None, told: str
) -> None:
    path, out = tmp_path / "bad.ketams", tmp_path / "out.pdf"
    if data is not None:
        path.write_bytes(data)

    sentence = complaint(["sheet", path, "--pdf", out, "--pack", compiled_pack])

    assert told in sentence
    assert str(path) in sentence
    assert not out.exists()
    assert data is None or path.read_bytes() == data


@pytest.mark.parametrize("kind", ["folder", "no folder", "below a file"])
def test_sheet_that_cannot_be_written_names_the_place(
    complaint: Complaint, tmp_path: Path, compiled_pack: Path, kind: str
) -> None:
    out = {
        "folder": tmp_path,
        "no folder": tmp_path / "nowhere" / "out.pdf",
        "below a file": tmp_path / "file" / "out.pdf",
    }[kind]
    (tmp_path / "file").write_text("a file")

    sentence = complaint(
        ["sheet", LISTS / "version-1.ketams", "--pdf", out, "--pack", compiled_pack]
    )

    assert "could not be written" in sentence
    assert str(out) in sentence


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only on Linux")
def test_sheet_on_a_full_disk_says_so(complaint: Complaint, compiled_pack: Path) -> None:
    sentence = complaint(
        ["sheet", LISTS / "version-1.ketams", "--pdf", "/dev/full", "--pack", compiled_pack]
    )
    assert "No space left on device" in sentence


def test_sheet_never_takes_the_place_of_the_list(
    complaint: Complaint, tmp_path: Path, compiled_pack: Path
) -> None:
    path = tmp_path / "list.ketams"
    shutil.copyfile(LISTS / "version-1.ketams", path)
    before = path.read_bytes()

    sentence = complaint(["sheet", path, "--pdf", path, "--pack", compiled_pack])

    assert str(path) in sentence
    assert path.read_bytes() == before


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.ketams"
    document = ListDocument(QuestionList().with_own("Is this private?"))
    write_list(path, document, ListKey.new("three calm words", Cost(1, LEAST_MEMORY)))
    return path


def test_sheet_of_a_locked_list_asks_for_the_password(
    locked: Path, tmp_path: Path, complaint: Complaint
) -> None:
    assert "has a password" in complaint(["sheet", locked, "--pdf", tmp_path / "out.pdf"])


def test_sheet_with_a_password_file_that_is_not_there(
    locked: Path, tmp_path: Path, complaint: Complaint
) -> None:
    pdf, file = tmp_path / "out.pdf", tmp_path / "nothing.txt"
    told = complaint(["sheet", locked, "--pdf", pdf, "--password-file", file])
    assert str(file) in told


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nmore lines"])
def test_sheet_of_a_locked_list_opens_with_the_first_line_of_a_file(
    locked: Path, tmp_path: Path, compiled_pack: Path, end: str
) -> None:
    pdf, file = tmp_path / "out.pdf", tmp_path / "password.txt"
    file.write_bytes(f"three calm words{end}".encode())
    arguments = ["sheet", locked, "--pdf", pdf, "--password-file", file, "--pack", compiled_pack]
    assert main([str(x) for x in arguments]) == 0
    text = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "Isthisprivate?" in words_of(text)


def test_sheet_with_another_password_says_so(
    locked: Path, tmp_path: Path, complaint: Complaint
) -> None:
    file = tmp_path / "password.txt"
    file.write_text("another one", "utf-8")
    told = complaint(["sheet", locked, "--pdf", tmp_path / "out.pdf", "--password-file", file])
    assert "does not open" in told


@pytest.fixture
def visited(tmp_path: Path) -> Path:
    """A list after its visit, with everything that can stand on it."""
    questions = QuestionList().with_own("mine?").with_own("hers?", Role.CAREGIVER).with_own("and?")
    questions = questions.noted(1, "ask twice").asked_of(1, ["ms_nurse"])
    questions = questions.answered(3, Outcome.WILL_FIND_OUT, "They will call.")
    visit = Visit("Doctor Who", "2026-12-03", facts=Facts("baclofen"), next_steps="Come in May.")
    write_list(tmp_path / "visited.ketams", ListDocument(questions, visit=visit))
    return tmp_path / "visited.ketams"


def made(path: Path, pack: Path, *options: str) -> list[str]:
    """Return the text of each page of the sheet of a list."""
    out = path.with_suffix(".pdf")
    assert main(["sheet", str(path), "--pdf", str(out), "--pack", str(pack), *options]) == 0
    return [words_of(page.extract_text()) for page in PdfReader(out).pages]


def test_sheet_holds_notes_facts_and_the_day_but_not_the_lists_name(
    visited: Path, compiled_pack: Path
) -> None:
    text = "".join(made(visited, compiled_pack))
    for part in ("askTwice", "Medicinesitake:baclofen", "December3,2026", "Frommycaregiver"):
        assert part.casefold() in text.casefold()
    for part in ("DoctorWho", "Theywillcall", "ComeinMay"):
        assert part not in text


def test_sheet_record_says_what_came_of_the_visit(visited: Path, compiled_pack: Path) -> None:
    text = "".join(made(visited, compiled_pack, "--record"))
    assert "Whatcameofmyquestions" in text
    assert "WhatIheard:Theywillcall." in text
    assert "WhathappensnextComeinMay." in text


def test_sheet_clinicians_copy_counts_its_own_pages(visited: Path, compiled_pack: Path) -> None:
    pages = made(visited, compiled_pack, "--clinician-copy", "--size", "very-large")
    assert "Fortheclinician." in pages[-1]
    assert "Page1of1" in pages[-1]
    assert f"Page1of{len(pages) - 1}" in pages[0]


def test_sheet_each_person_has_one(visited: Path, compiled_pack: Path) -> None:
    pages = made(visited, compiled_pack, "--each-person")
    heads = [page for page in pages if "Questionsformyvisit" in page]
    assert len(heads) == 2
    assert "With:MSnurse" in heads[0]
    assert "mine?" in heads[0]
    assert "mine?" not in heads[1]


def test_sheet_caregivers_part_apart_is_on_the_last_page(
    visited: Path, compiled_pack: Path
) -> None:
    pages = made(visited, compiled_pack, "--caregiver-apart")
    assert "Frommycaregiver" in pages[-1]
    assert "hers?" in pages[-1]
    assert "WhatIheard" not in pages[-1]
