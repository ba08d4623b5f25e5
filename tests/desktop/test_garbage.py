"""Widgets that nobody holds any more are deleted in the window's thread alone."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketams_desktop.desktop.garbage import GarbageCollector


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    was_on = gc.isenabled()
    parent = QObject(qapp)
    yield GarbageCollector(parent)
    parent.deleteLater()
    if was_on:
        gc.enable()


class Ring(QObject):
    """Something of Qt's that holds itself, as screens with their closures do."""

    def __init__(self, ended_in: list[int]) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self)
        self.timer.start(5)
        self._ended_in = ended_in

    def __del__(self) -> None:
        self._ended_in.append(threading.get_ident())


def allocate_much() -> None:
    """Make so much garbage that Python would collect."""
    for _ in range(20_000):
        ring: list[object] = []
        ring.append(ring)


def test_other_thread_that_allocates_deletes_nothing_of_qts(
    collector: GarbageCollector, qtbot: QtBot
) -> None:
    gc.collect()
    ended_in: list[int] = []
    for _ in range(50):
        Ring(ended_in)
    thread = threading.Thread(target=allocate_much)
    thread.start()
    thread.join()
    assert ended_in == []

    allocate_much()
    collector.look()

    assert len(ended_in) == 50
    assert set(ended_in) == {threading.get_ident()}
    assert QThread.currentThread() is collector.thread()
    qtbot.wait(20)


def test_without_a_collector_python_does_so_in_the_other_thread() -> None:
    """What the collector is for: Python itself takes the thread that allocates."""
    was_on = gc.isenabled()
    gc.enable()
    gc.collect()
    ended_in: list[int] = []

    class Plain:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            ended_in.append(threading.get_ident())

    for _ in range(50):
        Plain()
    thread = threading.Thread(target=allocate_much)
    thread.start()
    thread.join()
    if not was_on:
        gc.disable()
    assert set(ended_in) == {thread.ident}


def test_look_collects_only_when_enough_was_allocated(collector: GarbageCollector) -> None:
    gc.collect()
    before = gc.get_stats()[1]["collections"]
    collector.look()
    assert gc.get_stats()[1]["collections"] == before
    allocate_much()
    collector.look()
    assert gc.get_stats()[1]["collections"] == before + 1


def test_whole_collection_comes_after_some_small_ones(collector: GarbageCollector) -> None:
    before = gc.get_stats()[2]["collections"]
    for _ in range(20):
        allocate_much()
        collector.look()
    assert gc.get_stats()[2]["collections"] == before + 1
