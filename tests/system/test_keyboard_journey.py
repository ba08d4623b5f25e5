"""The short way from Home to the print queue on a real display, with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from harness.accessibility import AccessibilityBus
from harness.display import Display
from harness.print_queue import PrintQueue
from harness.services import wait_until
from real_app import TITLE, ScreenReader, complaints, started_app

from ketams_desktop.library.library import Library
from ketams_desktop.questions.guide import Guide, Way

#: More steps of Tab than any screen on the way has.
MOST_STEPS = 60


class Typist:
    """Presses keys alone; the bus tells where the keyboard is."""

    def __init__(self, reader: ScreenReader, display: Display) -> None:
        self._reader, self._display = reader, display

    def focus(self) -> str:
        """Return the name of what has the keyboard."""
        nodes = self._reader.screen(is_brief=True).showing()
        return next((x.name for x in nodes if "focused" in x.states and x.name), "")

    def press(self, start: str) -> None:
        """Go with Tab to what is named so, and press Enter."""
        for _ in range(MOST_STEPS):
            if self.focus().startswith(start):
                self._display.key("Return")
                return
            self._display.key("Tab")
        pytest.fail(f"Tab never came to {start!r}")

    def tick(self, label: str) -> None:
        """Go with Tab or the arrows to an option, and tick it with Space."""
        for _ in range(MOST_STEPS):
            if self.focus().startswith(label):
                self._display.key("space")
                self._reader.wait_for_mark(label)
                return
            self._display.key("Tab")
        pytest.fail(f"Tab never came to {label!r}")


def test_from_home_to_paper_with_the_keyboard_alone(
    queue: PrintQueue,
    display: Display,
    accessibility_bus: AccessibilityBus,
    compiled_pack: Path,
    tmp_path: Path,
) -> None:
    library = Library.open(compiled_pack)
    steps = Guide.from_library(library).steps_of(Way.QUICK)
    library.close()
    with started_app(queue.env, tmp_path, tmp_path / "data", compiled_pack) as program:
        reader = ScreenReader(accessibility_bus, program)
        display.wait_for_window(TITLE)
        typist = Typist(reader, display)
        typist.press("Short way")
        for number, step in enumerate(steps):
            reader.wait_for_title(step.name)
            typist.tick(step.options[0].label.patient)
            typist.press("Next" if number + 1 < len(steps) else "See my list")
        reader.wait_for_title("My questions")
        typist.press("Print my list")
        typist.press("Print")
        queue.wait_for_jobs(1)
        assert queue.job_names() == ["Questions for my visit"]

        def told() -> bool:
            labels = reader.screen(is_brief=True).all("label")
            return any(x.name == "Sent to the printer." for x in labels)

        wait_until(told, "the word that it was sent", 15)
        assert complaints(program) == []
