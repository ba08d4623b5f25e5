"""The real app on a real accessibility bus: what a screen reader is told, and what it can do."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from harness.accessibility import AccessibilityBus, Node
from harness.display import Display
from harness.services import wait_until
from harness.session_bus import SessionBus
from real_app import (
    PICTURES,
    TITLE,
    ScreenReader,
    faults,
    focusable,
    names_on_list,
    read_app,
)

from ketams_desktop.library.blocks import FigureBlock
from ketams_desktop.library.figures import can_be_drawn, sentence
from ketams_desktop.library.library import Library
from ketams_desktop.library.records import RiskFigure
from ketams_desktop.questions.bank import Bank
from ketams_desktop.questions.guide import Guide

FOUND = "Found for “bladder”"


@pytest.fixture
def reader(
    desktop: SessionBus, accessibility_bus: AccessibilityBus, compiled_pack: Path, tmp_path: Path
) -> Iterator[ScreenReader]:
    """A screen reader beside the running app."""
    with read_app(accessibility_bus, desktop.env, tmp_path, compiled_pack) as opened:
        yield opened


@pytest.fixture
def library(compiled_pack: Path) -> Iterator[Library]:
    """The content that the app shows."""
    opened = Library.open(compiled_pack)
    yield opened
    opened.close()


@dataclass
class Crawl:
    """Goes from screen to screen and notes what is wrong with each."""

    reader: ScreenReader
    faults: list[str] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def look(self, where: str, *, has_title: bool = True) -> Node:
        screen = self.reader.screen()
        found = faults(screen, has_title=has_title)
        if found:
            # The screen may have scrolled or changed while it was read. What is wrong stays.
            time.sleep(1)
            screen = self.reader.screen()
            found = faults(screen, has_title=has_title)
        self.seen[where] = focusable(screen)
        self.faults += [f"{where}: {fault}" for fault in found]
        return screen

    def go(self, name: str, title: str, *, has_title: bool = True) -> Node:
        self.reader.press(name)
        wait_until(lambda: self.reader.title() == title, f"the screen {title!r}", 10)
        return self.look(title, has_title=has_title)

    def rail(self, name: str) -> Node:
        return self.go(self.reader.rail(name), name)


def crawl_reading(crawl: Crawl, library: Library) -> None:
    crawl.look("Home")
    crawl.rail("Learn")
    risks = next(section for section in library.sections() if section.id == "risks")
    crawl.go(risks.title, risks.title)
    page = library.page("cut-off-or-dizzy")
    crawl.go(page.title, page.title)
    crawl.rail("Learn")
    crawl.go("Words explained", "Words explained")


def crawl_weighing(crawl: Crawl) -> None:
    crawl.rail("Weigh it up")
    crawl.go("Side by side", "Side by side")
    crawl.rail("Weigh it up")
    crawl.go("What matters to me", "What matters to me")
    crawl.reader.press("Having less pain: Very much")
    crawl.reader.find("Take back: Having less pain")
    crawl.look("What matters to me, marked")


def crawl_list(crawl: Crawl, library: Library) -> None:
    crawl.rail("My questions")
    steps = Guide.from_library(library).steps
    crawl.go("Start my list", "Make my question list")
    crawl.go("Take the full way", steps[0].name)
    for before, after in pairwise(steps):
        if before.id == "health":
            crawl.reader.press(before.options[0].label.patient)
        crawl.go("Next", after.name)
    crawl.go("See my list", "My questions")
    crawl.reader.press("Write my own")
    crawl.reader.find("Cancel")
    crawl.look("My questions, writing")
    crawl.go("Show more ideas", "More ideas")
    topic = Bank.from_library(library).topics[0]
    crawl.go(topic.title, topic.title)


def arrive(crawl: Crawl, name: str, heading: str) -> None:
    """Press something, wait for a heading, and look: the focus may be beside the text."""
    crawl.reader.press(name)
    wait_until(
        lambda: crawl.reader.screen(is_brief=True).all("heading", heading), f"{heading!r}", 10
    )
    crawl.look(heading)


def crawl_around_the_list(crawl: Crawl) -> None:
    """Look at what leads away from the list, and at each question's "More"."""
    crawl.rail("My questions")
    crawl.reader.press("More", "Where this comes from")
    crawl.look("My questions, where one comes from")
    crawl.reader.press("Who to ask", "Facts for the team")
    crawl.look("My questions, facts")
    for name in ("After my visit", "My lists"):
        crawl.rail("My questions")
        crawl.go(name, name)
    crawl.rail("My questions")
    crawl.go("More ways to print", "Print my list")
    arrive(crawl, "Copy it by hand", "Copy it by hand")


def crawl_settings(crawl: Crawl) -> None:
    crawl.rail("Settings")
    crawl.go("Wipe everything", "Wipe everything")
    crawl.rail("Settings")
    crawl.go("Show all keys", "Keys")
    crawl.rail("Settings")
    check = "One-minute check"
    crawl.go("Do the one-minute check again", check)
    for title in ("Press these three", "Shall I read aloud?"):
        arrive(crawl, "Next", title)
    crawl.reader.press("Done")


def crawl_rest(crawl: Crawl) -> None:
    for name in ("Settings", "Get help now", "Text & colors"):
        crawl.rail(name)


def test_crawl_every_kind_of_screen_is_whole_for_the_ear(
    reader: ScreenReader, library: Library, display: Display
) -> None:
    crawl = Crawl(reader)
    crawl_reading(crawl, library)
    crawl_weighing(crawl)
    crawl_list(crawl, library)
    crawl_around_the_list(crawl)
    crawl_settings(crawl)
    crawl_rest(crawl)
    # With large text the rail gives way to a menu, and all is one column.
    reader.press("Text size: 200 %")
    crawl.look("Text & colors, large")
    crawl.go("Menu", "Menu", has_title=False)
    crawl.go("Learn", "Learn")
    search(reader, display, "bladder")
    wait_until(lambda: reader.screen(is_brief=True).all("heading", FOUND), "what was found", 10)
    crawl.look("Search, large")
    assert not crawl.faults, "\n".join(crawl.faults)
    assert len(crawl.seen) >= 35
    assert sum(crawl.seen.values()) > 300


def search(reader: ScreenReader, display: Display, words: str) -> None:
    """Write into the search field through the bus and press Enter, which no bus can."""
    (field_,) = reader.screen().all("text", "Search")
    reader.bus.focus(field_)
    reader.bus.write(field_, words)
    display.wait_for_window(TITLE)
    display.key("Return")


def go_to_step(reader: ScreenReader, library: Library, step_id: str) -> None:
    """Go to a step of the guide from Home."""
    steps = Guide.from_library(library).steps
    reader.go("Full way: about 6 minutes", steps[0].name)
    for step in steps[1:]:
        if steps[0].id == step_id:
            break
        reader.go("Next", step.name)
        if step.id == step_id:
            break


def label(library: Library, step_id: str, option_id: str) -> str:
    step = next(x for x in Guide.from_library(library).steps if x.id == step_id)
    return next(x for x in step.options if x.id == option_id).label.patient


def test_options_ticked_through_the_bus_stay_ticked_and_tell_so(
    reader: ScreenReader, library: Library
) -> None:
    steps = Guide.from_library(library).steps
    go_to_step(reader, library, "stage")
    offered, booked = (label(library, "stage", x) for x in ("offered", "booked"))
    assert reader.find(offered).role == "radio button"
    reader.press(offered)
    reader.wait_for_mark(offered)
    reader.press(booked)
    reader.wait_for_mark(booked)
    assert not reader.is_checked(offered)

    reader.go("Next", steps[2].name)
    reader.go("Next", steps[3].name)
    assert steps[3].id == "goals"
    # Some technology presses, some toggles: both have to count.
    pain, mood = (label(library, "goals", x) for x in ("pain", "low_mood"))
    assert reader.find(pain).role == "check box"
    reader.bus.act(reader.find(pain), "Press")
    reader.bus.act(reader.find(mood), "Toggle")
    reader.wait_for_mark(pain)
    reader.wait_for_mark(mood)

    # The screen is drawn from the answers when the person comes back to it.
    reader.go("Next", steps[4].name)
    reader.go("Back", steps[3].name)
    assert reader.is_checked(pain)
    assert reader.is_checked(mood)
    reader.bus.act(reader.find(mood), "Toggle")
    reader.go("Next", steps[4].name)
    reader.go("Back", steps[3].name)
    assert reader.is_checked(pain)
    assert not reader.is_checked(mood)


def test_marks_of_what_matters_heard_are_radio_buttons_that_can_be_taken_back(
    reader: ScreenReader,
) -> None:
    little, very = (f"Having less pain: {x}" for x in ("A little", "Very much"))
    reader.go(reader.rail("Weigh it up"), "Weigh it up")
    reader.go("What matters to me", "What matters to me")
    assert reader.find(little).role == "radio button"
    reader.press(little)
    reader.wait_for_mark(little)
    reader.bus.act(reader.find(very), "Toggle")
    reader.wait_for_mark(very)
    assert not reader.is_checked(little)
    reader.press("Take back: Having less pain")
    wait_until(lambda: not reader.is_checked(very), "the mark is taken back", 10)
    assert not reader.is_checked(little)


def test_suicidal_thoughts_ticked_through_the_bus_bring_help_at_once(
    reader: ScreenReader, library: Library
) -> None:
    go_to_step(reader, library, "health")
    name = label(library, "health", "suicidal_thoughts")
    buttons = reader.screen(is_brief=True).all("push button")
    reader.press(next(x.name for x in buttons if x.name.startswith("More to choose from")))
    reader.bus.act(reader.find(name), "Toggle")
    wait_until(lambda: reader.title() == "Get help now", "the help page", 10)


def test_list_rows_heard_are_radio_buttons_that_a_press_selects(
    reader: ScreenReader, library: Library
) -> None:
    go_to_step(reader, library, "role")
    screen = reader.go("See my list", "My questions")
    rows = screen.all("radio button")
    assert len(rows) >= 3
    assert ["checked" in row.states for row in rows] == [True] + [False] * (len(rows) - 1)
    reader.press(rows[2].name)
    reader.wait_for_mark(rows[2].name)
    assert [reader.is_checked(row.name) for row in rows[:2]] == [False, False]
    reader.press("First")
    reader.bus.wait_for_announcement("Now number 1")
    moved = names_on_list(reader.screen().all("radio button"))
    before = names_on_list(rows)
    assert moved[:3] == [before[2], before[0], before[1]]


def test_choices_heard_are_radio_buttons_that_a_press_sets(reader: ScreenReader) -> None:
    reader.go("Settings", "Settings")
    assert reader.find("Paper: A4").role == "radio button"
    for paper in ("Paper: US Letter", "Paper: A4", "Paper: A4"):
        reader.press(paper)
        reader.wait_for_mark(paper)
        other = "Paper: A4" if "Letter" in paper else "Paper: US Letter"
        assert not reader.is_checked(other)


def test_figures_heard_are_pictures_with_their_whole_sentence(
    reader: ScreenReader, library: Library
) -> None:
    risks = next(section for section in library.sections() if section.id == "risks")
    page = library.page("cut-off-or-dizzy")
    reader.go("Learn", "Learn")
    reader.go(risks.title, risks.title)
    screen = reader.go(page.title, page.title)
    pictures = [node.name for role in PICTURES for node in screen.all(role)]
    blocks = [block for block in page.blocks if isinstance(block, FigureBlock)]
    figures = [library.figure(block.figure_id) for block in blocks]
    drawn = [x for x in figures if isinstance(x, RiskFigure) and can_be_drawn(x)]
    assert len(drawn) >= 2
    assert pictures == [sentence(figure) for figure in drawn]


def test_question_added_on_a_page_is_announced_once(reader: ScreenReader, library: Library) -> None:
    page = library.page("bladder")
    risks = next(section for section in library.sections() if section.id == "risks")
    reader.go("Learn", "Learn")
    reader.go(risks.title, risks.title)
    screen = reader.go(page.title, page.title)
    add = next(x for x in screen.all("push button") if x.name.startswith("Add to my list: "))
    reader.bus.announcements()
    reader.press(add.name)
    keep, added = "Keep my list on this computer?", "Added. 1 question on your list"
    assert reader.bus.wait_for_announcement(added) == [keep, added]
    assert reader.screen().all(name=add.name.replace("Add to my list", "On my list"))
    # The question about keeping stands on the next screen too, but is not said again.
    screen = reader.go("Home", "Home")
    assert screen.all("label", keep)
    assert reader.bus.wait_for_announcement("Home") == ["Home"]


def test_links_in_a_text_are_said_when_tab_comes_to_them(
    reader: ScreenReader, library: Library, display: Display
) -> None:
    page = library.page("bladder")
    risks = next(section for section in library.sections() if section.id == "risks")
    reader.go("Learn", "Learn")
    reader.go(risks.title, risks.title)
    screen = reader.go(page.title, page.title)
    texts = [x for x in screen.showing() if x.role in ("label", "list item")]
    text = next(x for x in texts if "focusable" in x.states and "has had bladder damage" in x.name)
    display.wait_for_window(TITLE)
    reader.bus.focus(text)
    said = tab_through(reader, display, 8)
    place = said.index("bladder damage, link. Press Enter.")
    assert re.fullmatch(r"Sources \([\d, ]+\), link\. Press Enter\.", said[place + 1])


def tab_through(reader: ScreenReader, display: Display, times: int) -> list[str]:
    """Press Tab some times and return what was announced."""
    reader.bus.announcements()
    for _ in range(times):
        display.key("Tab")
        # The answer to this shows that the app has taken the key.
        reader.title()
    return reader.bus.announcements()
