"""What staff are told of the lock: what the app can see of it, and what they can try by hand."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication

from ketams_desktop.desktop.x_windows import OnDisplay

translate = QCoreApplication.translate


def lock_lines(
    is_full_screen: bool, times_left: int, display: OnDisplay | None
) -> list[tuple[str, bool]]:
    """Return sentences, each with whether it tells of trouble.

    Args:
        is_full_screen: whether the app believes that it fills the screen.
        times_left: how often another window came to the front.
        display: what the window manager tells, where one does.
    """
    fills = is_full_screen and (display is None or display.is_full_screen)
    lines = [
        (translate("StaffPanel", "The app fills the screen."), False)
        if fills
        else (translate("StaffPanel", "The app does not fill the screen."), True)
    ]
    if times_left:
        text = translate(
            "StaffPanel",
            "Another window came to the front since the start, times: {count}. Other "
            "programs can be reached here. Please ask IT to lock the computer down.",
        )
        lines.append((text.format(count=times_left), True))
    else:
        text = translate("StaffPanel", "No other window has come to the front since the start.")
        lines.append((text, False))
    lines += _of_display(display)
    text = translate(
        "StaffPanel",
        "The app cannot see what the keys of the system do. Please try these by hand; none may "
        "lead anywhere: {keys}.",
    )
    lines.append((text.format(keys=_keys()), False))
    return lines


def _of_display(display: OnDisplay | None) -> list[tuple[str, bool]]:
    if display is None:
        text = translate(
            "StaffPanel", "This system does not tell the app which other windows are open."
        )
        return [(text, False)]
    lines = []
    if not display.is_on_top:
        lines.append((translate("StaffPanel", "Another window lies above the app."), True))
    if display.others:
        text = translate(
            "StaffPanel",
            "Other windows that are open on this screen: {count}. Please close them, and ask IT "
            "that nothing but the app is started here.",
        )
        lines.append((text.format(count=display.others), True))
    else:
        lines.append((translate("StaffPanel", "No other window is open on this screen."), False))
    return lines


def _keys() -> str:
    if sys.platform == "win32":
        return translate("StaffPanel", "the Windows key, Alt+Tab, Ctrl+Shift+Esc, Ctrl+Alt+Delete")
    if sys.platform == "darwin":
        return translate("StaffPanel", "Command+Tab, Command+Space, Command+Option+Esc")
    return translate("StaffPanel", "the Windows key, Alt+Tab, Ctrl+Alt+F2, Ctrl+Alt+Delete")
