"""Where no window manager tells anything, nothing is told; tests/system has the real one."""

from __future__ import annotations

import pytest

from ketams_desktop.desktop.x_windows import on_display


@pytest.mark.parametrize("platform", ["offscreen", "wayland", "windows", "cocoa"])
def test_on_display_of_another_kind_tells_nothing(platform: str) -> None:
    assert on_display(1, platform) is None


def test_on_display_without_an_x_server_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    assert on_display(1, "xcb") is None
