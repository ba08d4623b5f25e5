"""The system's file dialogs, which leave behind nothing of where a person looked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from ketams_desktop.desktop.paths import documents_folder

translate = QCoreApplication.translate

_GROUP = "FileDialog"


def ask_where_to_save_pdf(window: QWidget, name: str) -> Path | None:
    """Let the person choose where a PDF goes; `name` is suggested. None: nowhere."""
    with untraced_file_dialog():
        chosen, _ = QFileDialog.getSaveFileName(
            window,
            translate("FileDialogs", "Save PDF"),
            str(documents_folder() / name),
            translate("FileDialogs", "PDF (*.pdf)"),
        )
    if not chosen:
        return None
    return Path(chosen if chosen.lower().endswith(".pdf") else chosen + ".pdf")


def ask_for_pack(window: QWidget) -> Path | None:
    """Let the person choose a file with newer content. None: none."""
    with untraced_file_dialog():
        chosen, _ = QFileDialog.getOpenFileName(
            window,
            translate("FileDialogs", "Choose a file with newer words"),
            str(Path.home()),
            translate("FileDialogs", "Content packs (*.pack)"),
        )
    return Path(chosen) if chosen else None


@contextmanager
def untraced_file_dialog() -> Iterator[None]:
    """Put back what Qt's file dialogs remember, as it was before the block.

    Qt notes the folders that were visited in a file that all programs made with it share. That
    would tell on which stick, or under whose name, a list was saved.
    """
    before = _remembered()
    try:
        yield
    finally:
        _remember(before)


def _store() -> QSettings:
    return QSettings(QSettings.Scope.UserScope, "QtProject")


def _remembered() -> dict[str, object]:
    store = _store()
    store.beginGroup(_GROUP)
    return {key: store.value(key) for key in store.allKeys()}


def _remember(values: dict[str, object]) -> None:
    if _remembered() == values:
        return
    store = _store()
    store.remove(_GROUP)
    store.beginGroup(_GROUP)
    for key, value in values.items():
        store.setValue(key, value)
    store.endGroup()
    store.sync()
