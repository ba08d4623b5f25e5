"""The whole main path through the accessibility bus alone: no mouse, no key, no look at Qt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from harness.accessibility import AccessibilityBus
from harness.print_queue import PrintQueue
from harness.services import wait_until
from real_app import ScreenReader, names_on_list, read_app

from ketams_desktop.library.library import Library
from ketams_desktop.questions.guide import Guide, Way


@pytest.fixture
def reader(
    queue: PrintQueue, accessibility_bus: AccessibilityBus, compiled_pack: Path, tmp_path: Path
) -> Iterator[ScreenReader]:
    """A screen reader beside the running app, with a printer."""
    with read_app(accessibility_bus, queue.env, tmp_path, compiled_pack) as opened:
        yield opened


def read_and_add(reader: ScreenReader, library: Library) -> str:
    """Go from Home to the page on the bladder and add its first question; return it."""
    page = library.page("bladder")
    section = library.section(page.section)
    reader.go("Learn", "Learn")
    reader.go(section.title, section.title)
    screen = reader.go(page.title, page.title)
    add = next(x.name for x in screen.all("push button") if x.name.startswith("Add to my list: "))
    reader.press(add)
    reader.bus.wait_for_announcement("Added. 1 question on your list")
    return add.removeprefix("Add to my list: ")


def answer_the_short_way(reader: ScreenReader, library: Library) -> None:
    """Tick one option in each step of the short way."""
    steps = Guide.from_library(library).steps_of(Way.QUICK)
    reader.go(reader.rail("My questions"), "My questions")
    reader.press("Change my answers")
    reader.press("Take the short way")
    for number, step in enumerate(steps):
        reader.wait_for_title(step.name)
        label = step.options[0].label.patient
        reader.press(label)
        reader.wait_for_mark(label)
        reader.press("Next" if number + 1 < len(steps) else "See my list")
    reader.wait_for_title("My questions")


def test_from_home_to_paper_through_the_bus_alone(
    reader: ScreenReader, queue: PrintQueue, compiled_pack: Path
) -> None:
    library = Library.open(compiled_pack)
    added = read_and_add(reader, library)
    answer_the_short_way(reader, library)
    library.close()

    rows = [x.name for x in reader.screen().all("radio button") if x.name[:1].isdigit()]
    questions = names_on_list(reader.screen().all("radio button"))
    assert added in questions
    assert len(questions) >= 3
    last = questions[-1]
    reader.press(rows[-1])
    reader.wait_for_mark(rows[-1])
    reader.press("First")
    wait_until(
        lambda: names_on_list(reader.screen().all("radio button"))[0] == last, "the new order", 10
    )

    reader.press("Print my list", "Print")

    queue.wait_for_jobs(1)
    assert queue.job_names() == ["Questions for my visit"]
    labels = lambda: [x.name for x in reader.screen(is_brief=True).all("label")]  # noqa: E731
    wait_until(lambda: "Sent to the printer." in labels(), "the word that it was sent", 15)
