"""What the documents say of the repository is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from house_files import PACKAGE, ROOT, place, project_files

DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
HEADINGS = ["Context", "Decision", "Not chosen", "Consequences"]
COMMAND = re.compile(r"dev\.py ([a-z-]+)((?: --[a-z]+)*)")


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_decision_has_its_number_and_headings(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    number = re.fullmatch(r"(\d{4})-[a-z0-9-]+", path.stem)
    assert number is not None
    assert lines[0].startswith(f"# {int(number[1])}. ")
    assert [line[3:] for line in lines if line.startswith("## ")] == HEADINGS


def test_decisions_have_numbers_of_their_own() -> None:
    numbers = [path.name[:4] for path in DECISIONS]
    assert numbers[0] == "0001"
    assert len(set(numbers)) == len(numbers)


def test_dependencies_in_the_requirements_have_their_reason() -> None:
    reasons = (ROOT / "docs" / "decisions" / "0001-dependencies.md").read_text("utf-8")
    wanted = {
        re.split(r"[=<>!~;\[ ]", line)[0]
        for source in (ROOT / "requirements").glob("*.in")
        for line in source.read_text("utf-8").splitlines()
        if line and not line.startswith(("#", "-"))
    }
    assert len(wanted) > 5
    assert {name for name in wanted if f"`{name}`" not in reasons} == set()


def test_architecture_names_each_folder() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    folders = {path.relative_to(ROOT).parts[0] for path in project_files() if path.parent != ROOT}
    folders = {name for name in folders if not name.startswith(".")} - {PACKAGE.name}
    for path in project_files():
        if path.suffix == ".py" and PACKAGE in path.parents and path.parent != PACKAGE:
            parts = path.parent.relative_to(ROOT).parts
            folders.add("/".join(parts[:3] if parts[1] == "ui" else parts[:2]))
    assert len(folders) > 10
    assert [name for name in sorted(folders) if f"`{name}/`" not in page] == []


def test_architecture_stays_on_one_page() -> None:
    assert len((ROOT / "docs" / "architecture.md").read_text("utf-8").splitlines()) <= 80


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_commands_in_the_documents_exist(name: str) -> None:
    program = (ROOT / "dev.py").read_text("utf-8")
    found = COMMAND.findall((ROOT / name).read_text("utf-8"))
    assert found
    for command, options in found:
        assert f'    "{command}": command_{command.replace("-", "_")},' in program
        for option in options.split():
            # What follows `run` and is not dev.py's own goes to the app.
            assert f'"{option}"' in program or command == "run"


def test_commands_of_dev_are_in_the_documents() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    commands = re.findall(r'^    "([a-z-]+)": command_', (ROOT / "dev.py").read_text("utf-8"), re.M)
    assert len(commands) > 3
    assert [name for name in commands if f"dev.py {name}" not in page] == []


def test_links_between_documents_lead_somewhere() -> None:
    broken = []
    for path in project_files():
        if path.suffix != ".md" or path.is_relative_to(ROOT / "content" / "en"):
            continue
        for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8")):
            is_file = not re.match(r"[a-z]+:|#", target)
            if is_file and not (path.parent / target.split("#")[0]).exists():
                broken.append(f"{place(path)} -> {target}")
    assert broken == []


def test_changelog_has_a_place_for_what_comes_next() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines()
    versions = [line for line in lines if line.startswith("## ")]
    assert versions[0] == "## [Unreleased]"
    kinds = {line[4:] for line in lines if line.startswith("### ")}
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


@pytest.mark.parametrize("name", ["README.md", "docs/accessibility.md"])
def test_tests_that_a_document_names_are_there(name: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", (ROOT / name).read_text("utf-8"))
    assert named
    assert [path for path in named if not (ROOT / path).is_file()] == []
