"""The app as a person starts it: a process of its own, on the private desktop of a test."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from harness.accessibility import AccessibilityBus, Node, Place
from harness.programs import RunningProgram, started
from harness.services import HarnessError, wait_until

ROOT = Path(__file__).resolve().parents[2]
TITLE = "KetaMS"
RAIL = (
    *("Home", "Learn", "Weigh it up", "My questions"),
    *("Text & colors", "Settings", "Get help now"),
)

PICTURES = ("graphic", "image", "icon")
PRESSED = ("push button", "button", "check box", "radio button", "link")
#: What an icon or a file is called, which says nothing to a person: "lucide:x", "pill_1.svg".
ICON = re.compile(r"^(lucide|health):|^[a-z0-9_]+([-.][a-z0-9_]+)+$")
MARKUP = re.compile(r"</?[a-z]+[ >/]|&[a-z]+;|!!!|\[@")


@contextlib.contextmanager
def started_app(
    env: Mapping[str, str], folder: Path, data_dir: Path, pack: Path, cwd: Path | None = None
) -> Iterator[RunningProgram]:
    """Run the app for as long as the block lasts; its words go to files in `folder`.

    Args:
        env: a desktop's environment.
        folder: where its output is kept.
        data_dir: where it may keep the person's files.
        pack: the content.
        cwd: the folder that it is started in, when that is another.
    """
    whole = {
        **env,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    with started(app_command(data_dir, pack), folder, whole, cwd=cwd or folder) as program:
        yield program


def app_command(data_dir: Path, pack: Path) -> list[str]:
    """Return how the app is started from the checkout."""
    options = ["--data-dir", str(data_dir), "--pack", str(pack)]
    return [sys.executable, "-m", "ketams_desktop", *options]


@contextlib.contextmanager
def read_app(
    bus: AccessibilityBus, env: Mapping[str, str], folder: Path, pack: Path
) -> Iterator[ScreenReader]:
    """Run the app, with its data in `folder`, and a screen reader beside it.

    It must be there at the end, and have had nothing to complain of.
    """
    with started_app(env, folder, folder / "data", pack) as program:
        yield ScreenReader(bus, program)
        assert program.process.poll() is None, program.complaints()
        assert complaints(program) == []


class ScreenReader:
    """A person who knows of the window only what the accessibility bus tells."""

    def __init__(self, bus: AccessibilityBus, program: RunningProgram) -> None:
        self.bus = bus
        self._place = wait_until(lambda: self._find(program), "the app on the bus", 30)
        bus.listen("object:announcement")

    def _find(self, program: RunningProgram) -> Place | None:
        program.check_alive()
        return self.bus.program(program.process.pid)

    def screen(self, *, is_brief: bool = False) -> Node:
        """Return everything there is now."""
        return self.bus.tree(self._place, is_brief=is_brief)

    def title(self) -> str:
        """Return the name of the pane that has the focus, itself or inside; else nothing."""
        panes = self.screen(is_brief=True).all("panel")
        named = [pane for pane in panes if pane.name]
        return next((x.name for x in named if any("focused" in y.states for y in x.showing())), "")

    def wait_for_title(self, title: str) -> Node:
        """Wait for a screen and return it."""
        wait_until(lambda: self.title() == title, f"the screen {title!r}", 10)
        return self.screen()

    def find(self, name: str) -> Node:
        """Wait for something with a name that can be pressed, and return it."""

        def look() -> Node | None:
            named = self.screen(is_brief=True).all(name=name)
            return next((x for x in named if x.role in PRESSED), None)

        found = wait_until(look, f"{name!r} on the screen", 10)
        assert found is not None
        return found

    def is_checked(self, name: str) -> bool:
        """Tell whether an option is chosen."""
        return "checked" in self.find(name).states

    def wait_for_mark(self, name: str, *, is_on: bool = True) -> None:
        """Wait until an option tells that it is chosen, or that it is not."""
        wait_until(lambda: self.is_checked(name) is is_on, f"{name!r} to be {is_on}", 5)

    def press(self, *names: str) -> None:
        """Press one thing after the other by the actions that they offer."""
        for name in names:
            wait_until(lambda name=name: self._pressed(name), f"{name!r} to take a press", 5)

    def _pressed(self, name: str) -> bool:
        """Press something; False if it went away between being seen and being pressed."""
        try:
            self.bus.press(self.find(name))
        except HarnessError as error:
            if "has the actions ()" in str(error):
                return False
            raise
        return True

    def go(self, name: str, title: str) -> Node:
        """Press something and wait for the screen that it leads to; return that screen."""
        self.press(name)
        return self.wait_for_title(title)

    def write_question(self, words: str) -> None:
        """On the screen My questions, add a question of one's own."""
        self.press("Write my own")
        fields = wait_until(lambda: self.screen(is_brief=True).all("text"), "a field", 10)
        self.bus.write(fields[0], words)
        self.press("Save")
        wait_until(lambda: self.screen(is_brief=True).all(name=f"1. {words}"), "the row", 10)

    def rail(self, start: str) -> str:
        """Return the present name of a place in the rail: it may carry a count."""
        names = [x.name for x in self.screen(is_brief=True).all() if x.role in PRESSED]
        return next(name for name in names if name.split(",")[0] == start)


def complaints(program: RunningProgram) -> list[str]:
    """Return what the app wrote to its error output, but for what no app can help."""
    lines = program.complaints().splitlines()
    # Qt says this when it is asked about what was on the screen a moment ago.
    return [x for x in lines if not x.startswith("Could not find accessible on path")]


def faults(screen: Node, *, has_title: bool = True) -> list[str]:
    """Return what is wrong with a screen for somebody who hears it."""
    nodes = list(screen.showing())
    found = [fault for node in nodes for fault in _faults_of(node)]
    levels = [node.level for node in nodes if node.role == "heading"]
    if levels.count(1) != has_title:
        found.append(f"there are {levels.count(1)} titles")
    if 0 in levels:
        found.append("a heading has no level")
    found += [f"h{one} is followed by h{two}" for one, two in pairwise(levels) if two > one + 1]
    focused = [node for node in nodes if "focused" in node.states and node.name]
    if len(focused) != 1:
        found.append(f"the focus is on {[node.name for node in focused]}")
    found += [f"{pane.name!r} is empty" for pane in focused if _is_empty(pane)]
    for node in nodes:
        found += _out_of_order(node)
    return found


def _out_of_order(node: Node) -> Iterator[str]:
    """Tell what is heard after something that stands under it."""
    shown = [x for x in node.children if "showing" in x.states and min(x.extents[2:]) > 0]
    for before, after in pairwise(shown):
        left, top, width, _ = before.extents
        other_left, other_top, _, other_height = after.extents
        is_above, is_beside = other_top + other_height <= top, other_left >= left + width
        names = [next((x.name for x in y.walk() if x.name), y.role) for y in (before, after)]
        # It follows what it takes back, though it stands at the end of the line above.
        if is_above and not is_beside and not names[1].startswith("Take back"):
            yield f"{names[0][:50]!r} is heard before {names[1][:50]!r}, which stands above it"


def _faults_of(node: Node) -> Sequence[str]:
    who = f"{node.role} {node.name[:60]!r}"
    found = []
    if "focusable" in node.states or node.role in PICTURES:
        if not node.name.strip():
            found.append(f"{node.role} at {node.extents} has no name")
        if ICON.search(node.name):
            found.append(f"{who} is called like an icon or a file")
    if MARKUP.search(node.name):
        found.append(f"{who} shows markup")
    can_press = node.role in PRESSED and "enabled" in node.states
    if can_press and not {"Press", "Toggle"}.intersection(node.actions):
        found.append(f"{who} cannot be pressed")
    return found


def _is_empty(pane: Node) -> bool:
    return pane.role == "panel" and not any(child.name for child in list(pane.showing())[1:])


def focusable(screen: Node) -> int:
    """Return how many things of a screen can have the focus."""
    return sum("focusable" in node.states for node in screen.showing())


def names_on_list(screen: Sequence[Node]) -> list[str]:
    """Return the questions of a list's rows, without their numbers."""
    return [re.sub(r"^\d+\. ", "", row.name) for row in screen]
