"""`python -m tools.texts`: bring the interface's texts up to date and make pseudo-languages."""

from __future__ import annotations

import sys

from tools.pseudo.languages import make_all
from tools.texts.extraction import (
    ROOT,
    TRANSLATIONS,
    TextsError,
    bring_up_to_date,
    follow_with_begun,
)


def main() -> int:
    """Do it, and say what changed."""
    try:
        changed = bring_up_to_date(TRANSLATIONS) + follow_with_begun()
        made = make_all(ROOT / "build" / "pseudo")
    except TextsError as fault:
        print(fault, file=sys.stderr)
        return 1
    for path in changed:
        print(f"Changed: {path.relative_to(ROOT).as_posix()}")
    if not changed:
        print("The interface's texts were up to date.")
    for path in made:
        print(f"Made: {path.relative_to(ROOT).as_posix()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
