"""Says the name, state and hint of what the keyboard goes to, where no screen reader can run."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget

from ketams_desktop.desktop.settings_store import SettingsStore
from ketams_desktop.desktop.speech import Speech

translate = QCoreApplication.translate

#: So long the focus has to rest: someone who hurries through with Tab hears the last one.
_REST_MS = 150


class ControlSpeech(QObject):
    """Follows the focus and speaks, while the setting is on and no page is being read."""

    def __init__(self, settings: SettingsStore, speech: Speech, window: QWidget) -> None:
        super().__init__(window)
        self._settings, self._speech, self._window = settings, speech, window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._speak)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._settings.value.speak_controls:
            self._timer.start()

    def _speak(self) -> None:
        widget = self._window.focusWidget()
        if widget is not None and self._settings.value.speak_controls:
            words = spoken_control(widget)
            if words:
                self._speech.tell(words)


def spoken_control(widget: QWidget) -> str:
    """Return what is said of a control: its name, what it is, its state, a hint."""
    name = widget.accessibleName() or _text_of(widget)
    parts = [name, _kind(widget), *_state(widget), widget.accessibleDescription()]
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())


def _text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def _kind(widget: QWidget) -> str:
    role = getattr(type(widget), "heard_as", None)
    if isinstance(widget, QLineEdit):
        return translate("ControlSpeech", "Text field")
    if role == QAccessible.Role.RadioButton:
        return translate("ControlSpeech", "Choice")
    if role == QAccessible.Role.CheckBox:
        return translate("ControlSpeech", "Check box")
    if isinstance(widget, QPushButton) and widget.isCheckable():
        return translate("ControlSpeech", "Check box")
    return translate("ControlSpeech", "Button") if isinstance(widget, QAbstractButton) else ""


def _state(widget: QWidget) -> list[str]:
    found = []
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        found.append(
            translate("ControlSpeech", "Chosen")
            if widget.isChecked()
            else translate("ControlSpeech", "Not chosen")
        )
    if isinstance(widget, QLineEdit):
        found.append(widget.text() or translate("ControlSpeech", "Empty"))
    if not widget.isEnabled():
        found.append(translate("ControlSpeech", "Not available"))
    return found
