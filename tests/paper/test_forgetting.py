"""Typst keeps parts of the last sheets; looked for in the memory of a process of its own."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ketams_desktop.resources import resource_dir

ROOT = Path(__file__).parents[2]
WORD = "Pademelon7731"

#: Sets a sheet, forgets it, and lets itself be looked at after each.
_CHILD = """
import ctypes, sys, typst
from pathlib import Path
from ketams_desktop.paper.forgetting import forget_what_was_set

ctypes.CDLL(None).mallopt(-6, 0xA5)  # what is given back is overwritten: see desktop/overwriting.py
template, paper, fonts = (Path(x) for x in sys.argv[1:4])

def set_sheet():
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
    )
    compiler = typst.Compiler(input=template, root=template.parent, font_paths=found)
    words = sys.stdin.readline() * 600  # more than the library keeps at hand
    compiler.compile(sys_inputs={"word": words}, format="png", ppi=72)

set_sheet()
print("set", flush=True)
sys.stdin.readline()
forget_what_was_set(paper, fonts)
print("forgotten", flush=True)
sys.stdin.readline()
"""


def copies(pid: int) -> int:
    """Count, in another process, how often the sheet's words follow each other."""
    found, wanted = 0, f"{WORD}\n{WORD}\n{WORD}".encode()
    maps = Path(f"/proc/{pid}/maps").read_text()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for first, last in re.findall(r"^([0-9a-f]+)-([0-9a-f]+) rw", maps, re.MULTILINE):
            with contextlib.suppress(OSError):
                memory.seek(int(first, 16))
                found += memory.read(int(last, 16) - int(first, 16)).count(wanted)
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux shows the memory")
def test_forget_leaves_nothing_of_a_sheet_in_typst(tmp_path: Path) -> None:
    template = tmp_path / "word.typ"
    template.write_text("#for number in range(3) [#sys.inputs.word #parbreak()]")
    places = [str(template), str(resource_dir("paper")), str(resource_dir("fonts"))]
    command = [sys.executable, "-c", _CHILD, *places]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        counts = []
        for words, wanted in ((WORD, "set"), ("", "forgotten")):
            print(words, file=child.stdin, flush=True)
            assert child.stdout.readline().strip() == wanted
            counts.append(copies(child.pid))
        print(file=child.stdin, flush=True)
    kept, left = counts
    assert kept > 0, "Typst keeps nothing any more, or this test does not see it"
    assert left == 0


def test_forget_where_nothing_was_set_loads_nothing() -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from ketams_desktop.paper.forgetting import forget_what_was_set\n"
        "forget_what_was_set(Path('missing'), Path('missing'))\n"
        "print('typst' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
