"""A file dialog that leaves behind nothing of where a person looked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSettings

_GROUP = "FileDialog"


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
