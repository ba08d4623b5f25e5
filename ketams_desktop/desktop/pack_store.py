"""Content packs that were installed after the app: taken in, kept, and chosen at the start. No Qt.

A pack is copied first and judged as a copy, so that what is judged is what is used. Its signature
comes into the folder before it, and it itself in one step: whatever happens in between, the folder
holds whole packs only, and the app goes on with the best of them.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ketams_desktop.durable import flush, flush_folder
from ketams_desktop.errors import KetamsError, NewerPackError, OutputError, PackError
from ketams_desktop.library.pack import Pack
from ketams_desktop.library.pack_signature import (
    LARGEST_SIGNATURE,
    SUFFIX,
    TrustedKey,
    load_trusted_keys,
    signature_path,
    signer_of,
)
from ketams_desktop.library.records import PackInfo
from ketams_desktop.resources import resource_dir

if TYPE_CHECKING:
    from ketams_desktop.library.library import Library

PACK_SUFFIX = ".pack"
#: What is not yet wholly in the folder.
WAITING_SUFFIX = ".new"
#: How many installed packs are kept: the one in use, and the one before it.
_KEPT_PACKS = 2
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Offer:
    """A pack that may be installed: what it says of itself, and who signed it."""

    path: Path
    info: PackInfo
    signed_by: str


def version_key(info: PackInfo) -> tuple[int, ...]:
    """Return what puts packs in order: the parts of the version, as numbers.

    Raises:
        PackError: the version is none.
    """
    try:
        return tuple(int(part) for part in info.content_version.split("."))
    except ValueError as error:
        raise PackError(
            f"The pack's version, {info.content_version[:40]!r}, is none. It was not taken, and "
            "the content in use stays. Please check where it comes from."
        ) from error


def built_in_keys() -> tuple[TrustedKey, ...]:
    """Return the keys that ship with the app."""
    return load_trusted_keys(resource_dir("pack-keys.toml"))


class PackStore:
    """The folder of installed packs, and the keys whose packs are taken."""

    def __init__(
        self, folder: Path, shipped: Path, keys: Callable[[], Sequence[TrustedKey]]
    ) -> None:
        """Know a folder.

        Args:
            folder: where installed packs lie; made when the first one is taken in.
            shipped: the pack that came with the app.
            keys: returns the keys that are trusted; asked only where there is a pack to judge.
        """
        self.folder, self._shipped, self._keys = folder, shipped, keys
        #: What was found wrong with installed packs, in sentences.
        self.troubles: list[str] = []
        # Packs that only a newer app can use: it may come back, and nothing here touches them.
        self._of_newer_apps: set[Path] = set()

    def best(self) -> Path:
        """Return the newest sound pack: an installed one, or the one that came with the app.

        What is installed is judged anew each time; `troubles` tells what was left out.
        """
        sound = self._sound()
        if not sound:
            return self._shipped
        version, path = sound[0]
        with contextlib.suppress(KetamsError):
            # Of the same version, the app's own is as good, and cannot be taken away.
            if _version_of(self._shipped) >= version:
                return self._shipped
        return path

    def look_at(self, path: Path, today: date) -> Offer:
        """Return what a pack would bring, if it may be installed.

        Raises:
            PackError: it may not; the sentence says why.
        """
        with self._copy(path) as copy:
            return self._judged(copy, path, today)

    def install(self, path: Path, today: date) -> Offer:
        """Take a pack in; it is used from the next start on.

        Raises:
            PackError: it may not be installed; the sentence says why.
            OutputError: it cannot be kept.
        """
        with self._copy(path) as copy:
            offer = self._judged(copy, path, today)
            try:
                self._keep(copy, offer)
            except OSError as error:
                raise OutputError(
                    f"The pack could not be kept in {self.folder}: {error.strerror}. Nothing was "
                    "changed. Please free some room, or ask who looks after this computer."
                ) from error
        return offer

    def _keep(self, copy: Path, offer: Offer) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        # Year and month lead, so the names also read in order; the hash tells patches apart.
        name = f"{offer.info.content_version}-{offer.info.source_hash[:12]}{PACK_SUFFIX}"
        place = self.folder / _safe(name)
        for source, target in ((signature_path(copy), signature_path(place)), (copy, place)):
            waiting = self.folder / (target.name + WAITING_SUFFIX)
            try:
                shutil.copyfile(source, waiting)
                flush(waiting)
                waiting.replace(target)
            finally:
                waiting.unlink(missing_ok=True)
        flush_folder(self.folder)
        self._clear_old(place)

    def _clear_old(self, new: Path) -> None:
        """Leave the new pack, the newest other sound one, and nothing of what was half taken in.

        A pack that is no longer sound may claim any version, so it counts for nothing here.
        """
        others = [path for _, path in self._sound() if path != new]
        kept = {new, *others[: _KEPT_PACKS - 1], *self._of_newer_apps}
        kept |= {signature_path(path) for path in kept}
        for pattern in (f"*{PACK_SUFFIX}", f"*{PACK_SUFFIX}{SUFFIX}", f"*{WAITING_SUFFIX}"):
            for path in self.folder.glob(pattern):
                # Windows keeps a pack that is open on a screen; it goes the next time.
                with contextlib.suppress(OSError):
                    if path not in kept:
                        path.unlink()

    def _sound(self) -> list[tuple[tuple[int, ...], Path]]:
        """Return version and path of the packs in the folder that a key covers, newest first."""
        from ketams_desktop.library.pack_check import check_file

        self.troubles.clear()
        self._of_newer_apps.clear()
        sound = []
        for path in sorted(self.folder.glob(f"*{PACK_SUFFIX}")):
            try:
                # As when it was taken in: the signature before SQLite sees any of it.
                check_file(path)
                signer_of(path, signature_path(path), self._keys())
                sound.append((_version_of(path), path))
            except NewerPackError as error:
                self._of_newer_apps.add(path)
                self.troubles.append(str(error))
            except KetamsError as error:
                self.troubles.append(str(error))
        return sorted(sound, reverse=True)

    def _judged(self, copy: Path, source: Path, today: date) -> Offer:
        """Return what a copied pack would bring; the signature is looked at before all else."""
        from ketams_desktop.library.pack_check import check_make_up

        signer = signer_of(copy, signature_path(copy), self._keys())
        check_make_up(copy)
        info = _read_whole(copy)
        _check_dates(info, today)
        self._check_order(info)
        return Offer(source, info, signer.name)

    def _check_order(self, info: PackInfo) -> None:
        new = version_key(info)
        with Pack(self.best()) as pack:
            present = pack.info
        if new < version_key(present):
            raise PackError(
                f"The pack is older ({info.content_version}) than the content in use "
                f"({present.content_version}). It was not taken, and the content in use stays. "
                "Please look for a newer pack."
            )
        if (new, info.source_hash) == (version_key(present), present.source_hash):
            raise PackError(
                f"The content in use is this very one ({present.content_version}). Nothing was "
                "changed. Please look for a newer pack."
            )
        if new == version_key(present):
            raise PackError(
                f"The pack has the version of the content in use ({present.content_version}), but "
                "other words. It was not taken, and the content in use stays. Please ask for it "
                "under a higher version."
            )
        if info.language != present.language:
            raise PackError(
                f"The pack is in another language ({info.language}) than the app's content "
                f"({present.language}). It was not taken, and the content in use stays. "
                "Please fetch the one in your language."
            )

    @contextlib.contextmanager
    def _copy(self, path: Path) -> Iterator[Path]:
        """Copy a pack and its signature to where nobody else changes them."""
        from ketams_desktop.library.pack_check import LARGEST_PACK, check_file

        check_file(path)
        with tempfile.TemporaryDirectory(prefix="ketams-pack-") as folder:
            # Named as the source, so that what is wrong is told by a name that is known.
            copy = Path(folder) / _safe(path.name)
            _copy_in(path, copy, LARGEST_PACK)
            if signature_path(path).exists():
                _copy_in(signature_path(path), signature_path(copy), LARGEST_SIGNATURE)
            yield copy


def offer_to_json(offer: Offer) -> str:
    """Return what was installed, for programs."""
    info = offer.info
    fields = {
        "installed": offer.path.name,
        "version": info.content_version,
        "language": info.language,
        "review_due": info.review_due,
        "reviewed_by": info.reviewed_by,
        "signed_by": offer.signed_by,
    }
    return json.dumps(fields, ensure_ascii=False, indent=1)


def _check_dates(info: PackInfo, today: date) -> None:
    if info.review_due and info.review_due < today.isoformat():
        raise PackError(
            f"The pack is out of date: it was to be reviewed again by {info.review_due[:20]}. It "
            "was not taken, and the content in use stays. Please look for a newer pack."
        )


def _read_whole(path: Path) -> PackInfo:
    """See that every record of a pack can be used, and return what it says of itself.

    Raises:
        PackError: one cannot, or there is too little in it.
    """
    from ketams_desktop.library.library import Library

    try:
        library = Library.open(path)
        try:
            lacks = _what_it_lacks(library)
            info = library.info
        finally:
            library.close()
    except (KetamsError, RecursionError) as error:
        raise PackError(
            f"The pack {path.name} cannot be used by this version of the app, or is damaged. "
            "It was not taken, and the content in use stays. Please fetch it again, or install "
            "the newest KetaMS Desktop first."
        ) from error
    if lacks:
        raise PackError(
            f"The pack {path.name} lacks {lacks}. It was not taken, and the content in use stays. "
            "Please check where it comes from."
        )
    return info


def _what_it_lacks(library: Library) -> str:
    """Read every record once; return what the app cannot do without and is not there."""
    from ketams_desktop.questions.bank import Bank
    from ketams_desktop.questions.guide import Guide

    bank, guide = Bank.from_library(library), Guide.from_library(library)
    for head in library.page_heads():
        library.page(head.id)
    by_id = {
        "claim": library.claim,
        "source": library.source,
        "figure": library.figure,
        "comparison": library.comparison,
        "term": library.term,
    }
    for kind, read in by_id.items():
        for record in library.plain_records(kind):
            read(str(record.get("id", "")) if isinstance(record, dict) else "")
    library.sections()
    library.quiz()
    needed = {
        "pages": library.page_heads(),
        "questions": bank.questions,
        "the steps of the guide": guide.steps,
        "numbers to call": library.help_countries(),
        "warning signs": library.warning_sets(),
    }
    return ", ".join(name for name, there in needed.items() if not there)


def _version_of(path: Path) -> tuple[int, ...]:
    with Pack(path) as pack:
        return version_key(pack.info)


def _copy_in(source: Path, target: Path, most: int) -> None:
    """Copy a file of at most so many bytes; a link or a pipe is not followed.

    Raises:
        PackError: it cannot be read, or is larger.
    """
    from ketams_desktop.library.pack_check import check_size

    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(source, flags | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file, target.open("wb") as copy:
            left = most
            while chunk := file.read(min(_CHUNK, left + 1)):
                left -= len(chunk)
                if left < 0:
                    check_size(source.name, most + 1)
                    raise OSError(None, "it is too long")
                copy.write(chunk)
    except OSError as error:
        raise PackError(
            f"{source.name} cannot be copied: {error.strerror}. The pack was not taken, and the "
            "content in use stays. Please check the stick or the folder."
        ) from error


def _safe(name: str) -> str:
    """Return a name of letters, digits, dots and dashes only."""
    plain = "".join(x if x.isascii() and (x.isalnum() or x in ".-_") else "_" for x in name)
    return plain.lstrip(".")[:120] or "incoming.pack"
