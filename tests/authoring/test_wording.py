import re

import pytest

from ketams_desktop.authoring.checks.wording import VerbRule
from ketams_desktop.authoring.words import Phrases, load_words
from ketams_desktop.library.records import Certainty

RULE = VerbRule(load_words())


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        # words too sure for the levels named; fine for all the others
        ("Ketamine helps pain.", "moderate low very-low"),
        ("Ketamine does not help pain.", "moderate low very-low"),
        ("It works within a day.", "moderate low very-low"),
        ("It will ease pain.", "moderate low very-low"),
        ("It is an effective drug.", "moderate low very-low"),
        ("It could be useful.", "very-low"),
        ("We could not see how many felt better.", ""),
        ("You may want to ask about it.", ""),
        ("Ketamine probably helps pain.", "low very-low"),
        ("It seems to ease pain and probably helps.", "low very-low"),
        ("Ketamine may help pain.", "very-low"),
        ("It might help.", "very-low"),
        ("We do not know if ketamine helps pain.", ""),
        ("We don’t know if it works.", ""),
        ("It is not known if it works.", ""),
        ("In one study, people had less pain.", ""),
        ("One trial found that it helped.", ""),
        ("In mice, it slows the illness.", ""),
        ("Studies show that it helps.", "moderate low very-low"),
        ("Most of it passed quickly.", ""),
        ("Ask for help.", ""),
        ("That does not prove that it works.", ""),
    ],
)
def test_sentence_is_held_to_its_certainty(text: str, levels: str) -> None:
    too_sure = [level.value for level in Certainty if RULE.too_sure_word(text, level)]
    assert sorted(too_sure) == sorted(levels.split())


def test_a_surer_sentence_than_a_high_claim_cannot_be() -> None:
    assert RULE.too_sure_word("It always works.", Certainty.HIGH) == ""


def test_phrases_match_whole_words_in_any_case() -> None:
    phrases = Phrases(("safe", "not known"))
    assert phrases.find("Safe?") == "Safe"
    assert phrases.find("unsafe, safely, fail-safe") == ""
    assert phrases.find("it is not\nknown") == "not known"
    assert Phrases(()).find("anything") == ""


def test_words_are_lists_of_small_letters_that_compile() -> None:
    words = load_words()
    for pattern in (words.dose_pattern, *(item.pattern for item in words.forbidden_patterns)):
        re.compile(pattern)
    for word in (*words.too_sure, *words.reports, *words.no_study, *words.topic_words):
        assert word == word.lower()


def test_every_exception_frees_the_word_it_is_for() -> None:
    for rule in load_words().forbidden:
        forbidden = Phrases(rule.words)
        for phrase in rule.unless:
            assert forbidden.find(phrase), phrase
