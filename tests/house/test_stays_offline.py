"""The app's own code opens no connection and starts no other program."""

from __future__ import annotations

import ast
import re

import pytest
from house_files import imported_modules, place, python_files, tree_of

NETWORK = {
    *("socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "poplib", "imaplib"),
    *("telnetlib", "xmlrpc", "asyncio", "requests", "httpx", "aiohttp", "urllib3", "websockets"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore"),
    *("PySide6.QtWebEngineWidgets", "PySide6.QtWebChannel", "PySide6.QtWebView"),
}
PROGRAMS = {"subprocess", "webbrowser", "pty", "multiprocessing"}
QT_NAMES = {"QProcess", "QDesktopServices", "setOpenExternalLinks"}
OS_NAMES = re.compile(r"system|popen|startfile|fork|forkpty|posix_spawnp?|(exec|spawn)[vl]p?e?")


def is_one_of(name: str, modules: set[str]) -> bool:
    """Tell whether a dotted name is one of some modules, or lies in one."""
    parts = name.split(".")
    return any(".".join(parts[: end + 1]) in modules for end in range(len(parts)))


def test_imports_of_the_package_reach_no_network() -> None:
    files = python_files("ketams_desktop")
    assert files
    found = [
        f"{place(path, line)} imports {name}"
        for path in files
        for name, line in imported_modules(path)
        if is_one_of(name, NETWORK)
    ]
    assert found == []


def test_imports_of_the_package_start_no_program() -> None:
    found = [
        f"{place(path, line)} imports {name}"
        for path in python_files("ketams_desktop")
        for name, line in imported_modules(path)
        if is_one_of(name, PROGRAMS)
    ]
    assert found == []


def starts_program(node: ast.AST) -> bool:
    """Tell whether a piece of code names something that starts another program."""
    if isinstance(node, ast.Attribute):
        is_os = isinstance(node.value, ast.Name) and node.value.id == "os"
        return node.attr in QT_NAMES or (is_os and bool(OS_NAMES.fullmatch(node.attr)))
    return isinstance(node, ast.Name) and node.id in QT_NAMES


def test_calls_of_the_package_start_no_program_but_its_own_once_more() -> None:
    found = [
        (path.name, ast.unparse(node), place(path, getattr(node, "lineno", 0)))
        for path in python_files("ketams_desktop")
        for node in ast.walk(tree_of(path))
        if starts_program(node)
    ]
    again = [x for x in found if x[:2] == ("nothing_at_hand.py", "os.execve")]
    assert len(again) == 1
    assert [x for x in found if x not in again] == []


def test_program_that_starts_once_more_is_the_one_that_runs() -> None:
    [path] = [x for x in python_files("ketams_desktop") if x.name == "nothing_at_hand.py"]
    calls = [x for x in ast.walk(tree_of(path)) if isinstance(x, ast.Call)]
    [call] = [x for x in calls if starts_program(x.func)]
    assert ast.unparse(call.args[0]) == "sys.executable"


@pytest.mark.parametrize("code", ["os.system('x')", "QProcess.start('x')", "os.execvp('x', [])"])
def test_starts_program_one_that_does_is_found(code: str) -> None:
    assert any(starts_program(node) for node in ast.walk(ast.parse(code)))


def test_starts_program_a_word_alike_is_not() -> None:
    assert not any(starts_program(node) for node in ast.walk(ast.parse("locale.system()")))


def test_is_one_of_part_of_a_module_is_found() -> None:
    assert is_one_of("urllib.request.urlopen", NETWORK)
    assert is_one_of("PySide6.QtNetwork.QLocalServer", NETWORK)
    assert not is_one_of("PySide6.QtGui.QColor", NETWORK)
    assert not is_one_of("sockets", NETWORK)
