from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from real_questions import real_bank, real_guide, some_answers

from ketams_desktop.questions.answers import Answers
from ketams_desktop.questions.bank import AnswerShape, Bank, Question, Role, Topic
from ketams_desktop.questions.question_list import (
    MOST_QUESTIONS,
    ListItem,
    Origin,
    QuestionList,
)
from ketams_desktop.questions.suggest import Suggestion, Suggestions, suggest


def question(question_id: str, answer: AnswerShape = AnswerShape.OPEN) -> Question:
    return Question(
        question_id, "t", f"{question_id} for me?", f"{question_id} for them?", (), (), answer,
        ("stage.curious",), 3,
    )  # fmt: skip


IDS = [f"Q-{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
BANK = Bank(tuple(question(x) for x in IDS), (Topic("t", "Topic"),))


def suggested(*ids: str, because: str = "Because you ticked it") -> list[Suggestion]:
    return [
        Suggestion(x, BANK.question(x).patient, because, "t", False, False, "health.bladder")
        for x in ids
    ]


def with_suggested(*ids: str) -> QuestionList:
    return QuestionList().with_suggestions(suggested(*ids), BANK)


def ids(questions: QuestionList) -> list[str]:
    return [x.question_id or x.text for x in questions.items]


def key_of(questions: QuestionList, question_id: str) -> int:
    item = questions.find(question_id)
    assert item is not None
    return item.key


def full_list() -> QuestionList:
    questions = QuestionList()
    for number in range(MOST_QUESTIONS):
        questions = questions.with_own(f"Own {number}?")
    return questions


# Adding


def test_with_question_adds_it_at_the_end_in_the_words_of_the_reader() -> None:
    asked = question("Q-NEW", AnswerShape.YES_NO)
    start = with_suggested("Q-A")

    mine = start.with_question(asked, Role.PATIENT, Origin.PAGE, "From the page: Pain")
    theirs = start.with_question(asked, Role.CAREGIVER, Origin.BANK)

    added = mine.items[-1]
    assert ids(mine) == ["Q-A", "Q-NEW"]
    assert (added.text, added.origin, added.answer) == (
        "Q-NEW for me?",
        Origin.PAGE,
        AnswerShape.YES_NO,
    )
    assert (added.reason, added.touched, added.is_suggestion) == (
        "From the page: Pain",
        True,
        False,
    )
    assert theirs.items[-1].text == "Q-NEW for them?"


def test_with_question_keeps_a_suggestion_that_is_there_already() -> None:
    start = with_suggested("Q-A", "Q-B")

    kept = start.with_question(BANK.question("Q-A"), Role.PATIENT, Origin.PAGE, "From a page")

    assert ids(kept) == ["Q-A", "Q-B"]
    assert [x.is_suggestion for x in kept.items] == [False, True]
    assert kept.items[0].origin is Origin.SUGGESTED
    assert kept.with_suggestions([], BANK).find("Q-A") is not None


def test_with_question_takes_a_question_back_that_was_sent_away() -> None:
    start = with_suggested("Q-A")
    gone = start.without(key_of(start, "Q-A"))

    back = gone.with_question(BANK.question("Q-A"), Role.PATIENT, Origin.BANK)

    assert gone.dismissed == {"Q-A"}
    assert back.dismissed == frozenset()
    assert ids(back) == ["Q-A"]


def test_with_own_adds_cleaned_words() -> None:
    questions = QuestionList().with_own("  What\nabout \x07my\u202e sleep?  ")

    assert [x.text for x in questions.items] == ["What about my sleep?"]
    assert questions.items[0].origin is Origin.OWN
    assert questions.items[0].touched


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u202e\u200b", "\x00", "\ud800"])
def test_with_own_without_words_adds_nothing(text: str) -> None:
    assert QuestionList().with_own(text) == QuestionList()


def test_adding_to_a_full_list_changes_nothing() -> None:
    full = full_list()

    assert full.is_full
    assert full.with_own("One more?") == full
    assert full.with_question(BANK.question("Q-A"), Role.PATIENT, Origin.BANK) == full
    assert full.with_suggestions(suggested("Q-A"), BANK) == full


def test_full_list_without_one_takes_one_again() -> None:
    full = full_list()

    room = full.without(full.items[3].key).with_own("Last?")

    assert len(room) == MOST_QUESTIONS
    assert room.items[-1].text == "Last?"


def test_kept_suggestion_on_a_full_list_is_still_kept() -> None:
    start = with_suggested("Q-A")
    while not start.is_full:
        start = start.with_own(f"Own {len(start)}?")

    kept = start.with_question(BANK.question("Q-A"), Role.PATIENT, Origin.PAGE)

    assert kept.items[0].touched


# Editing


def test_edited_keeps_the_first_words_through_several_changes() -> None:
    start = with_suggested("Q-A")
    key = key_of(start, "Q-A")

    once = start.edited(key, "In my words?")
    twice = once.edited(key, "In other words?")

    assert (twice.items[0].text, twice.items[0].original) == ("In other words?", "Q-A for me?")
    assert twice.items[0].touched
    restored = twice.with_original_words(key)
    assert (restored.items[0].text, restored.items[0].original) == ("Q-A for me?", "")
    assert restored.items[0].touched


def test_edited_back_to_the_first_words_has_nothing_to_restore() -> None:
    start = with_suggested("Q-A")
    key = key_of(start, "Q-A")

    back = start.edited(key, "Other?").edited(key, "Q-A for me?")

    assert back.items[0].original == ""
    assert back.with_original_words(key) == back


def test_edited_own_words_have_no_first_words() -> None:
    start = QuestionList().with_own("My question?")

    edited = start.edited(1, "Better question?")

    assert edited.items[0].text == "Better question?"
    assert edited.items[0].original == ""


@pytest.mark.parametrize("text", ["Q-A for me?", " Q-A  for me?\n", "", " \u200b "])
def test_edited_without_a_change_or_without_words_stays_as_it_was(text: str) -> None:
    start = with_suggested("Q-A")

    assert start.edited(key_of(start, "Q-A"), text) == start


def test_edited_cleans_what_was_typed() -> None:
    start = with_suggested("Q-A")

    edited = start.edited(key_of(start, "Q-A"), "My\x00 own\u2066 words\ud800?" + "x" * 2000)

    assert edited.items[0].text.startswith("My own words?x")
    assert len(edited.items[0].text) == 1000


@pytest.mark.parametrize("change", ["item", "index", "without", "moved_first", "edited", "moved"])
def test_changing_an_entry_that_is_gone_is_an_error(change: str) -> None:
    extra = {"edited": ("Words?",), "moved": (1,)}.get(change, ())
    with pytest.raises(KeyError):
        getattr(with_suggested("Q-A"), change)(99, *extra)


# Moving


@pytest.mark.parametrize(
    ("question_id", "steps", "wanted"),
    [
        ("Q-B", -1, ["Q-B", "Q-A", "Q-C"]),
        ("Q-B", 1, ["Q-A", "Q-C", "Q-B"]),
        ("Q-C", -9, ["Q-C", "Q-A", "Q-B"]),
        ("Q-A", 9, ["Q-B", "Q-C", "Q-A"]),
    ],
)
def test_moved_goes_as_far_as_the_end(question_id: str, steps: int, wanted: list[str]) -> None:
    start = with_suggested("Q-A", "Q-B", "Q-C")

    moved = start.moved(key_of(start, question_id), steps)

    assert ids(moved) == wanted
    assert [x.question_id for x in moved.items if x.touched] == [question_id]


@pytest.mark.parametrize(("question_id", "steps"), [("Q-A", -1), ("Q-C", 1), ("Q-B", 0)])
def test_moved_nowhere_leaves_the_list_and_its_touch_alone(question_id: str, steps: int) -> None:
    start = with_suggested("Q-A", "Q-B", "Q-C")

    assert start.moved(key_of(start, question_id), steps) == start


def test_moved_first_puts_it_on_top() -> None:
    start = with_suggested("Q-A", "Q-B", "Q-C")

    first = start.moved_first(key_of(start, "Q-C"))

    assert ids(first) == ["Q-C", "Q-A", "Q-B"]
    assert first.moved_first(key_of(first, "Q-C")) == first


# Suggestions that come and go


def test_with_suggestions_follows_the_answers_while_nothing_is_touched() -> None:
    questions = with_suggested("Q-A", "Q-B", "Q-C")

    assert ids(questions.with_suggestions(suggested("Q-C", "Q-D", "Q-A"), BANK)) == [
        "Q-C",
        "Q-D",
        "Q-A",
    ]
    assert questions.with_suggestions([], BANK).items == ()


def test_with_suggestions_leaves_what_was_touched_in_its_place() -> None:
    start = with_suggested("Q-A", "Q-B", "Q-C", "Q-D").with_own("Mine?")
    start = start.edited(key_of(start, "Q-A"), "My words for A?")
    start = start.with_question(BANK.question("Q-C"), Role.PATIENT, Origin.PAGE)

    after = start.with_suggestions(suggested("Q-D", "Q-E"), BANK)

    assert ids(after) == ["Q-A", "Q-C", "Q-D", "Q-E", "Mine?"]
    assert after.items[0].text == "My words for A?"
    assert ids(after.with_suggestions([], BANK)) == ["Q-A", "Q-C", "Mine?"]


def test_with_suggestions_does_not_undo_a_move() -> None:
    start = with_suggested("Q-A", "Q-B", "Q-C")
    moved = start.moved_first(key_of(start, "Q-C"))

    assert ids(moved.with_suggestions(suggested("Q-A", "Q-B", "Q-C"), BANK)) == [
        "Q-C",
        "Q-A",
        "Q-B",
    ]


def test_with_suggestions_brings_nothing_back_that_was_sent_away() -> None:
    start = with_suggested("Q-A", "Q-B")
    gone = start.without(key_of(start, "Q-A"))

    assert ids(gone.with_suggestions(suggested("Q-A", "Q-B", "Q-C"), BANK)) == ["Q-B", "Q-C"]


def test_with_suggestions_puts_the_untouched_into_the_order_of_their_rank() -> None:
    start = with_suggested("Q-A", "Q-B", "Q-C").with_own("Mine?")

    after = start.with_suggestions(suggested("Q-C", "Q-E", "Q-B", "Q-A"), BANK)

    assert [x for x in ids(after) if x != "Mine?"] == ["Q-C", "Q-E", "Q-B", "Q-A"]
    assert after.items[-1].text == "Mine?"


def test_with_suggestions_puts_a_better_one_before_those_that_rank_after_it() -> None:
    start = QuestionList().with_own("Mine?").with_suggestions(suggested("Q-B", "Q-D"), BANK)

    after = start.with_suggestions(suggested("Q-A", "Q-B", "Q-C", "Q-D", "Q-E"), BANK)

    assert ids(after) == ["Mine?", "Q-A", "Q-B", "Q-C", "Q-D", "Q-E"]


def test_with_suggestions_gives_untouched_ones_their_new_words_and_reason() -> None:
    start = with_suggested("Q-A")
    other = replace(suggested("Q-A")[0], text="Q-A for them?", reason="Because they have it")

    item = start.with_suggestions([other], BANK).items[0]

    assert (item.text, item.reason, item.key) == ("Q-A for them?", "Because they have it", 1)


def test_with_suggestions_fills_the_list_to_its_limit_in_rank_order() -> None:
    start = QuestionList()
    for number in range(MOST_QUESTIONS - 2):
        start = start.with_own(f"Own {number}?")

    after = start.with_suggestions(suggested("Q-A", "Q-B", "Q-C"), BANK)

    assert ids(after)[-2:] == ["Q-A", "Q-B"]
    assert after.is_full


def test_with_suggestions_takes_an_entry_from_elsewhere_as_the_suggestion() -> None:
    start = QuestionList().with_question(BANK.question("Q-B"), Role.PATIENT, Origin.PAGE, "Page")

    after = start.with_suggestions(suggested("Q-A", "Q-B"), BANK)

    assert sorted(ids(after)) == ["Q-A", "Q-B"]
    assert after.find("Q-B") == start.items[0]


def test_with_suggestions_can_read_an_untouched_entry_that_nobody_suggested() -> None:
    odd = ListItem(1, "Q-Z", "Q-Z for me?", Origin.PAGE)

    after = QuestionList((odd,), next_key=2).with_suggestions(suggested("Q-A"), BANK)

    assert odd in after.items
    assert after.find("Q-A") is not None


def test_with_reasons_renews_the_reasons_of_kept_suggestions_only() -> None:
    start = with_suggested("Q-A", "Q-B")
    start = start.with_question(BANK.question("Q-A"), Role.PATIENT, Origin.SUGGESTED)
    start = start.with_question(BANK.question("Q-C"), Role.PATIENT, Origin.PAGE, "From the page: C")

    after = start.with_reasons(suggested("Q-A", "Q-C", because="Because they have it"))

    assert [x.reason for x in after.items] == ["Because they have it", "", "From the page: C"]


# Who reads


def test_in_words_for_changes_all_that_was_not_edited() -> None:
    start = with_suggested("Q-A", "Q-B").with_own("Mine?")
    start = start.edited(key_of(start, "Q-B"), "My words?")

    theirs = start.in_words_for(Role.CAREGIVER, BANK)

    assert [x.text for x in theirs.items] == ["Q-A for them?", "My words?", "Mine?"]
    assert theirs.in_words_for(Role.PATIENT, BANK) == start


def test_in_words_for_leaves_words_alone_that_a_person_chose_from_the_other_wording() -> None:
    start = with_suggested("Q-A")
    edited = start.edited(key_of(start, "Q-A"), "Q-A for them?")

    assert edited.in_words_for(Role.PATIENT, BANK) == edited
    assert edited.items[0].text == "Q-A for them?"


def test_in_words_for_leaves_questions_alone_that_the_bank_no_longer_has() -> None:
    old = ListItem(1, "Q-OLD", "An old question?", Origin.BANK, touched=True)
    changed = ListItem(2, "Q-A", "As Q-A was worded last year?", Origin.BANK, touched=True)
    questions = QuestionList((old, changed), next_key=3)

    assert questions.in_words_for(Role.CAREGIVER, BANK) == questions


def test_without_reasons_tells_nothing_that_was_ticked() -> None:
    start = with_suggested("Q-A", "Q-B")
    start = start.with_question(BANK.question("Q-C"), Role.PATIENT, Origin.PAGE, "From the page: C")

    told = start.without_reasons()

    assert ids(told) == ids(start)
    assert [x.reason for x in told.items] == ["", "", "From the page: C"]
    assert ids(told.with_suggestions([], BANK)) == ids(start)


# Whatever a person does

words = st.text(max_size=30) | st.sampled_from(["Why?", "How long?", "\ud800", " "])
places = st.integers(0, MOST_QUESTIONS)


class AnyListMaker(RuleBasedStateMachine):
    """Does anything that the screens can do to a list, and looks at it after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.bank, self.guide = real_bank(), real_guide()
        self.answers = Answers()
        self.found: Suggestions | None = None
        self.questions = QuestionList()

    @rule(answers=some_answers())
    def answer(self, answers: Answers) -> None:
        before = self.questions
        self.answers, self.found = answers, suggest(self.bank, self.guide, answers)
        self.questions = self._following(before)
        assert self._following(before) == self.questions
        assert self._following(self.questions) == self.questions
        self._nothing_of_theirs_is_lost(before)
        self._suggestions_stand_in_rank_order()

    def _following(self, questions: QuestionList) -> QuestionList:
        assert self.found is not None
        found = self.found
        worded = questions.in_words_for(self.answers.reader, self.bank)
        chosen = worded.with_suggestions(found.chosen, self.bank)
        return chosen.with_reasons((*found.chosen, *found.still_important, *found.more_ideas))

    def _nothing_of_theirs_is_lost(self, before: QuestionList) -> None:
        theirs = [x for x in before.items if x.touched]
        now = [x for x in self.questions.items if x.touched]
        assert [(x.key, x.question_id) for x in now] == [(x.key, x.question_id) for x in theirs]
        for old, new in zip(theirs, now, strict=True):
            if old.original or old.origin is Origin.OWN:
                assert new.text == old.text

    def _suggestions_stand_in_rank_order(self) -> None:
        assert self.found is not None
        untouched = [x.question_id for x in self.questions.items if x.is_suggestion]
        assert untouched == [x.id for x in self.found.chosen if x.id in untouched]
        missing = {x.id for x in self.found.chosen} - {x.question_id for x in self.questions.items}
        assert missing <= self.questions.dismissed or self.questions.is_full

    @rule(place=st.integers(0, 98), origin=st.sampled_from([Origin.PAGE, Origin.BANK]))
    def add(self, place: int, origin: Origin) -> None:
        asked = self.bank.questions[place]
        was_full = self.questions.is_full
        self.questions = self.questions.with_question(asked, self.answers.reader, origin, "Why")
        item = self.questions.find(asked.id)
        assert was_full or (item is not None and item.touched)

    @rule(text=words)
    def write(self, text: str) -> None:
        self.questions = self.questions.with_own(text)

    @precondition(lambda self: self.questions.items)
    @rule(place=places, text=words)
    def edit(self, place: int, text: str) -> None:
        self.questions = self.questions.edited(self._key(place), text)

    @precondition(lambda self: self.questions.items)
    @rule(place=places)
    def restore(self, place: int) -> None:
        key = self._key(place)
        self.questions = self.questions.with_original_words(key)
        assert self.questions.item(key).original == ""

    @precondition(lambda self: self.questions.items)
    @rule(place=places)
    def remove(self, place: int) -> None:
        key = self._key(place)
        question_id = self.questions.item(key).question_id
        self.questions = self.questions.without(key)
        assert not question_id or question_id in self.questions.dismissed

    @precondition(lambda self: self.questions.items)
    @rule(place=places, steps=st.integers(-30, 30))
    def move(self, place: int, steps: int) -> None:
        before = sorted(x.key for x in self.questions.items)
        self.questions = self.questions.moved(self._key(place), steps)
        assert sorted(x.key for x in self.questions.items) == before

    @precondition(lambda self: self.questions.items)
    @rule(place=places)
    def put_first(self, place: int) -> None:
        key = self._key(place)
        self.questions = self.questions.moved_first(key)
        assert self.questions.items[0].key == key

    def _key(self, place: int) -> int:
        return self.questions.items[place % len(self.questions)].key

    @invariant()
    def is_a_sound_list(self) -> None:
        items = self.questions.items
        asked = [x.question_id for x in items if x.question_id]
        assert len(items) <= MOST_QUESTIONS
        assert len(set(asked)) == len(asked)
        assert len({x.key for x in items}) == len(items)
        assert all(x.key < self.questions.next_key for x in items)
        assert all(x.text == x.text.strip() and x.text for x in items)
        assert not self.questions.dismissed.intersection(asked)


TestAnyList = AnyListMaker.TestCase
TestAnyList.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


@given(some_answers(), some_answers())
@settings(max_examples=40)
def test_with_suggestions_untouched_depends_on_the_last_answers_alone(
    first: Answers, last: Answers
) -> None:
    bank, guide = real_bank(), real_guide()
    wanted = suggest(bank, guide, last).chosen

    detour = QuestionList().with_suggestions(suggest(bank, guide, first).chosen, bank)
    detour = detour.in_words_for(last.reader, bank).with_suggestions(wanted, bank)
    direct = QuestionList().with_suggestions(wanted, bank)

    assert [replace(x, key=0) for x in detour.items] == [replace(x, key=0) for x in direct.items]
