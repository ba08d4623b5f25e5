import json
from datetime import date
from pathlib import Path

import pytest

from ketams_desktop.authoring.check import check_content
from ketams_desktop.authoring.command_line import main
from ketams_desktop.authoring.content import Content
from ketams_desktop.authoring.scores import as_table, page_sentences, score_content

HARD = "\n".join(
    "Multidisciplinary rehabilitation considerations necessitate individualized ketamine "
    f"administration protocols number {number}."
    for number in range(30)
)


def content_of(root: Path) -> Content:
    return check_content(root, date(2026, 11, 22)).content


def with_body(root: Path, body: str) -> Content:
    page = root / "en" / "pages" / "second-page.md"
    head = page.read_text("utf-8").split("## Where")[0]
    page.write_text(f"{head}{body}\n", "utf-8", newline="\n")
    return content_of(root)


def test_scores_are_numbers_for_each_page_and_all(good: Path) -> None:
    scores = score_content(content_of(good))
    assert [page.id for page in scores.pages] == ["first-page", "second-page"]
    assert scores.total.words == sum(page.words for page in scores.pages)
    assert scores.total.sentences == sum(page.sentences for page in scores.pages)


def test_scores_count_words_as_they_are_read(good: Path) -> None:
    scores = score_content(with_body(good, "One two [@E-TST-01]. Three **four** five [@none]."))
    page = scores.pages[1]
    assert (page.words, page.sentences) == (5 + 5, 3)  # the summary has five words
    assert page.mean_sentence == pytest.approx(10 / 3, abs=0.05)


def test_harder_words_score_higher(good: Path) -> None:
    easy = score_content(content_of(good)).pages[1]
    hard = score_content(with_body(good, HARD)).pages[1]
    assert hard.flesch_kincaid > easy.flesch_kincaid + 5
    assert hard.smog > easy.smog + 5
    assert hard.smog_without_topic_words < hard.smog


def test_topic_words_are_left_out_of_one_score_only(good: Path) -> None:
    text = " ".join("Ask about ketamine now." for _ in range(30))
    page = score_content(with_body(good, text)).pages[1]
    assert page.smog == 8.7  # 30 long words in 31 sentences: 1.043 * sqrt(29.03) + 3.13
    assert page.smog_without_topic_words == 3.1


def test_lines_without_a_stop_are_sentences_of_their_own(good: Path) -> None:
    content = with_body(good, "## A heading\n\n- one thing\n- another thing:\n")
    assert page_sentences(content.pages[1])[1:] == [
        "A heading.",
        "one thing.",
        "another thing.",
    ]


def test_content_without_words_scores_nothing() -> None:
    scores = score_content(Content())
    assert scores.total.words == 0
    assert "all" in as_table(scores)


def test_scores_command_gives_a_table_or_json(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scores", str(good)]) == 0
    table = capsys.readouterr().out.splitlines()
    gap = table.index("")
    names = [[line.split()[0] for line in part] for part in (table[:gap], table[gap + 1 :])]
    assert names == [
        ["page", "first-page", "second-page", "mean", "all"],
        ["section", "start-here", "could-it-help", "all"],
    ]
    assert len({len(line) for line in table[:gap]}) == 1
    assert len({len(line) for line in table[gap + 1 :]}) == 1
    assert main(["scores", str(good), "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert set(scores) == {"pages", "sections", "mean", "total"}
    assert set(scores["total"]) == {
        "id",
        "title",
        "words",
        "sentences",
        "mean_sentence",
        "flesch_kincaid",
        "smog",
        "smog_without_topic_words",
    }
