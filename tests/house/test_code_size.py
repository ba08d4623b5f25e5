"""No function over 50 lines, no module over 600: what is longer does too much."""

from __future__ import annotations

import ast

from house_files import place, python_files, tree_of

LONGEST_FUNCTION = 50
LONGEST_MODULE = 600


def test_functions_of_the_project_are_short() -> None:
    too_long = [
        f"{place(path, node.lineno)} {node.name}"
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert too_long == []


def test_modules_of_the_project_are_short() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in python_files()}
    assert lengths
    assert [place(path) for path, length in lengths.items() if length > LONGEST_MODULE] == []
