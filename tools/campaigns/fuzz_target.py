"""The process that campaign `fuzz` starts: one reader of ours, fed by atheris for as long as told.

    python -m tools.campaigns.fuzz_target NAME COUNT SEED CORPUS

atheris changes inputs so that lines of ours are reached that none has reached before. An error that
is none of ours ends the process, and libFuzzer writes the input beside it (crash-...).
"""

from __future__ import annotations

import contextlib
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["ketams_desktop"]):
    from ketams_desktop.authoring.page_parser import parse_body, parse_inline
    from ketams_desktop.authoring.yaml_loader import load_yaml
    from ketams_desktop.desktop.clinic_policy import parse_policy
    from ketams_desktop.desktop.settings import load_settings
    from ketams_desktop.errors import KetamsError
    from ketams_desktop.library.pack_signature import signer_of
    from ketams_desktop.questions.answers import answers_from_json
    from ketams_desktop.questions.list_file import from_bytes, to_bytes

_SCRATCH = Path(tempfile.mkdtemp(prefix="ketams-fuzz-"))


def lists(data: bytes) -> None:
    """Open a list and write it again."""
    document = from_bytes(data, "fuzzed.ketams")
    again = to_bytes(document)
    assert to_bytes(from_bytes(again, "again")) == again  # noqa: S101 - libFuzzer catches it


def answers(data: bytes) -> None:
    """Read answers, as `suggest` does."""
    try:
        plain = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return
    answers_from_json(plain)


def policy(data: bytes) -> None:
    """Read a clinic's policy; whatever is in it, there is one."""
    parse_policy(data)


def settings(data: bytes) -> None:
    """Load settings from a file."""
    path = _SCRATCH / "settings.json"
    path.write_bytes(data)
    load_settings(path)


def signature(data: bytes) -> None:
    """Look at a pack's signature; none can be right."""
    pack = _SCRATCH / "some.pack"
    pack.write_bytes(b"no pack")
    path = _SCRATCH / "some.pack.sig"
    path.write_bytes(data)
    signer_of(pack, path, ())


def page(data: bytes) -> None:
    """Read front matter, and the text of a page."""
    text = data.decode("utf-8", "replace")
    load_yaml(text, "page.md")
    parse_body(text, "page.md", 1)
    parse_inline(text, "page.md", 1)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "lists": lists,
    "answers": answers,
    "policy": policy,
    "settings": settings,
    "signature": signature,
    "page": page,
}


def main(name: str, count: str, seed: str, corpus: str) -> None:
    """Feed one target; does not return."""
    read = TARGETS[name]

    def try_one(data: bytes) -> None:
        with contextlib.suppress(KetamsError):  # a sentence for a person: what is wanted
            read(data)

    limits = [
        f"-runs={count}",
        f"-seed={seed}",
        "-timeout=1",
        "-rss_limit_mb=400",
        "-max_len=20000",
    ]
    atheris.Setup([sys.argv[0], *limits, "-print_final_stats=1", corpus], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:5])
