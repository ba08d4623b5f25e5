"""What is tried with the installed package beside installing it: paper, double-click, stick."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from bare_desk import Desk
from bare_system import APP, USER, VISITOR, BareSystem, TryError
from harness.pictures import difference, ink, render_pdf
from harness.services import wait_until
from portable import FOLDER, START
from real_app import ScreenReader

#: A question of each list: the one that is kept, the file that is opened, the one on a stick.
OF_THE_LIST = "Is this printed in a bare system?"
OF_THE_FILE = "Can my sister come along?"
OF_THE_STICK = "Does this stay on the stick?"
LIST = f"home/{USER}/.local/share/KetaMS/KetaMS/lists/my-questions.ketams"
#: A list in a folder of its own, which is opened by name and by double-click.
FILE = f"/home/{USER}/kept.ketams"
MY_QUESTIONS = "My questions"
#: The one plugin that waits for recommended packages: the voice.
NEEDS_RECOMMENDED = {"texttospeech/libqtexttospeech_speechd.so"}
#: Two drawings of one page differ by their edges; of two pages, by their words.
SAME_PAGE, LEAST_INK, LOOK_PPI = 0.015, 0.005, 150
#: What file managers ask when a file is double-clicked; they and their like bring it along.
DESKTOP_PACKAGES = ("xdg-utils", "shared-mime-info", "desktop-file-utils", "libglib2.0-bin")


def see_plugins(system: BareSystem, *, may_fail: set[str]) -> None:
    """Look whether every plugin of Qt loads, but for some."""
    told = system.inside(APP, "self-check", "--plugins", "--json", user=USER, check=False)
    try:
        report = json.loads(told)
    except ValueError as error:
        raise TryError(f"The self-check did not answer: {told[-2000:]}") from error
    failed = {name for name, result in report["plugins"].items() if result != "ok"}
    parts = {name: result for name, result in report["checks"].items() if name != "plugins"}
    system.must(set(parts.values()) == {"ok"}, f"self-check as an ordinary account: {parts}")
    count = len(report["plugins"])
    words = ", ".join(sorted(failed)) or "none"
    system.must(failed <= may_fail, f"{count} plugins of Qt; that do not load: {words}")
    system.note(f"printers that it lists: {report['printers']}")


def shows(reader: ScreenReader, words: str) -> bool:
    """Go to the person's questions and tell whether one of them says this."""
    reader.go(reader.rail(MY_QUESTIONS), MY_QUESTIONS)
    return says(reader, words)


def says(reader: ScreenReader, words: str) -> bool:
    """Wait until something on the screen says this."""

    def named() -> list[str]:
        return [x.name for x in reader.screen(is_brief=True).all() if words in x.name]

    return bool(wait_until(named, f"the words {words!r}", 15))


def try_paper(desk: Desk) -> None:
    """Write a question, print it from the window into a real queue, and look at what came."""
    system, queue = desk.system, desk.queue
    queue.use_paper("A4")  # as the app has it where nothing tells of a country
    with desk.printer():
        see_plugins(system, may_fail=NEEDS_RECOMMENDED)
        with desk.opened() as reader:
            system.must(reader.title() != "", "the app opens its window")
            reader.go(reader.rail(MY_QUESTIONS), MY_QUESTIONS)
            reader.write_question(OF_THE_LIST)
            reader.press("Print my list", "Print")
            (job,) = queue.wait_for_jobs(1)
            system.must(says(reader, "Sent to the printer."), "the app says: Sent to the printer.")
    system.must((system.folder / LIST).is_file(), "closed, the list is kept")
    system.must(job.read_bytes().startswith(b"%PDF"), f"printed: {queue.job_names()}, a PDF")
    _compare(desk, job, _sheet_of(system, OF_THE_LIST), _sheet_of(system, "Something else?"))


def _sheet_of(system: BareSystem, question: str) -> Path:
    """Have the app write the sheet of the kept list, with another question in its place."""
    text = (system.folder / LIST).read_text("utf-8").replace(OF_THE_LIST, question)
    place = f"/home/{USER}/{len(question)}"
    (system.folder / f"{place[1:]}.ketams").write_text(text, "utf-8")
    files = (f"{place}.ketams", "--paper", "a4", "--pdf", f"{place}.pdf")
    system.inside(APP, "sheet", *files, user=USER)
    return system.folder / f"{place[1:]}.pdf"


def _compare(desk: Desk, job: Path, sheet: Path, other: Path) -> None:
    """See whether a job, which holds pictures, shows the sheet, which holds words."""
    system = desk.system
    with tempfile.TemporaryDirectory(dir=desk.scratch) as name:
        pages, drawn, else_drawn = (
            render_pdf(pdf, Path(name, pdf.stem), LOOK_PPI) for pdf in (job, sheet, other)
        )
        system.must(len(pages) == len(drawn), f"pages of the job as of the sheet: {len(pages)}")
        system.must(min(map(ink, pages)) > LEAST_INK, "no page of the job is empty")
        differs = max(map(difference, pages, drawn))
        from_other = max(map(difference, pages, else_drawn))
    told = f"differs by {differs:.4f}; one with another question: {from_other:.4f}"
    system.must(differs < min(SAME_PAGE, from_other), f"the job shows the sheet ({told})")
    system.must(OF_THE_LIST in _words_of(sheet), f"the sheet says: {OF_THE_LIST}")


def _words_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def try_double_click(desk: Desk) -> None:
    """Ask the desktop's own tools what a list is, and have them open one."""
    system = desk.system
    count = system.install(*DESKTOP_PACKAGES)
    system.note(f"installed what a desktop has: {', '.join(DESKTOP_PACKAGES)}; packages: {count}")
    env = {"XDG_CURRENT_DESKTOP": "GNOME"}
    kind = system.inside("xdg-mime", "query", "filetype", FILE, user=USER, env=env).strip()
    system.must(kind == "application/x-ketams-list", f"xdg-mime query filetype: {kind}")
    opener = system.inside("xdg-mime", "query", "default", kind, user=USER, env=env).strip()
    system.must(opener == "org.ketams.Desktop.desktop", f"xdg-mime query default: {opener}")
    with desk.opened_by("xdg-open", FILE) as reader:
        system.must(shows(reader, OF_THE_FILE), "xdg-open opens the list in the app")


def try_portable(desk: Desk, archive: Path) -> None:
    """Unpack the archive in a bare account's folder, keep a list, and look where it stands."""
    system, home = desk.system, f"home/{VISITOR}"
    with tarfile.open(archive) as opened:
        opened.extractall(system.folder / home, filter="data")
    system.inside("chown", "-R", f"{VISITOR}:", f"/{home}")
    before = system.files(home)
    start = f"/{home}/{FOLDER}/{START}"
    with desk.opened(start, user=VISITOR) as reader:
        reader.go(reader.rail(MY_QUESTIONS), MY_QUESTIONS)
        reader.write_question(OF_THE_STICK)
    written = sorted(system.files(home) - before)
    system.note(f"portable: written: {', '.join(written)}")
    data = f"{FOLDER}/data/"
    outside = [name for name in written if not name.startswith(data)]
    system.must(not outside, f"portable: all of it stands in {data}, nothing else in the home")
    lists = [system.folder / home / name for name in written if name.endswith(".ketams")]
    words = [path.read_text("utf-8") for path in lists]
    system.must(any(OF_THE_STICK in text for text in words), "portable: the list is kept there")
    _move_and_see(desk, home)


def _move_and_see(desk: Desk, home: str) -> None:
    """Put the folder elsewhere, as a stick is at another place; the list must be there."""
    system = desk.system
    shutil.move(system.folder / home / FOLDER, system.folder / "media" / FOLDER)
    with desk.opened(f"/media/{FOLDER}/{START}", user=VISITOR) as reader:
        told = "portable: moved to another folder, it shows the list"
        system.must(shows(reader, OF_THE_STICK), told)
