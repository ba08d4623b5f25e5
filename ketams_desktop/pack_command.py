"""`ketams-desktop install-pack`, and which pack a start uses."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ketams_desktop.crash_log import usual_folder
from ketams_desktop.desktop.clinic_places import system_packs, system_policy
from ketams_desktop.resources import default_pack

if TYPE_CHECKING:
    from ketams_desktop.desktop.clinic_policy import Policy
    from ketams_desktop.desktop.pack_store import PackStore
    from ketams_desktop.library.pack_signature import TrustedKey

#: Below the data folder of a person at home.
HOME_PACKS = "packs"


def add_install_pack(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE.pack")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="where lists are kept")
    parser.add_argument(
        "--system", action="store_true", help="for everyone on this computer, and for clinic mode"
    )
    parser.add_argument("--policy", type=Path, metavar="FILE", help="whose keys count as well")


def install_pack(options: argparse.Namespace) -> str:
    """Take in the pack that was named; return what to print.

    Raises:
        KetamsError: it may not be taken in, or cannot be kept.
    """
    from ketams_desktop.desktop.pack_store import offer_to_json

    if options.system:
        store = system_store(_policy(options.policy))
    else:
        store = home_store(options.data_dir or usual_folder())
    offer = store.install(options.file, date.today())
    if options.json:
        return offer_to_json(offer)
    return (
        f"{options.file.name} was installed: content {offer.info.content_version}, to be reviewed "
        f"by {offer.info.review_due or 'no date'}, signed by {offer.signed_by}. "
        "The app uses it from its next start on."
    )


def home_store(data_dir: Path) -> PackStore:
    """Return the packs of a person at home. Those for everyone on the computer stand behind."""
    from ketams_desktop.desktop.pack_store import PackStore, built_in_keys

    return PackStore(data_dir / HOME_PACKS, _best_of(system_packs()), built_in_keys)


def system_store(policy: Policy) -> PackStore:
    """Return the packs that were put in place for a whole computer."""
    from ketams_desktop.desktop.pack_store import PackStore

    return PackStore(system_packs(), default_pack(), partial(_keys, policy))


def pack_at_home(data_dir: Path) -> Path:
    """Return the pack that a start at home uses. Without any installed one, nothing is loaded.

    Raises:
        ResourceMissingError: none is there at all.
    """
    if _has_packs(data_dir / HOME_PACKS):
        return home_store(data_dir).best()
    return _best_of(system_packs())


def pack_in_clinic(policy: Policy) -> tuple[Path, Sequence[str]]:
    """Return the pack that a waiting room uses, and what was wrong with others.

    Raises:
        ResourceMissingError: none is there at all.
    """
    if not _has_packs(system_packs()):
        return default_pack(), ()
    store = system_store(policy)
    return store.best(), tuple(store.troubles)


def _best_of(folder: Path) -> Path:
    """Return the best pack for everyone on this computer, by the keys of the app alone."""
    if not _has_packs(folder):
        return default_pack()
    from ketams_desktop.desktop.pack_store import PackStore, built_in_keys

    return PackStore(folder, default_pack(), built_in_keys).best()


def _keys(policy: Policy) -> tuple[TrustedKey, ...]:
    from ketams_desktop.desktop.pack_store import built_in_keys
    from ketams_desktop.library.pack_signature import TrustedKey

    return (*built_in_keys(), *(TrustedKey(x.name, x.key) for x in policy.pack_keys))


def _policy(path: Path | None) -> Policy:
    from ketams_desktop.desktop.clinic_policy import Policy, read_policy

    place = path or system_policy()
    return read_policy(place) if path is not None or os.path.lexists(place) else Policy()


def _has_packs(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(entry.name.endswith(".pack") for entry in entries)
    except OSError:
        return False
