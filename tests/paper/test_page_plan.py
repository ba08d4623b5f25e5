from __future__ import annotations

from ketams_desktop.paper.page_plan import PagePlan, on_both_sides, plan_from

MARKS = [
    {"copy": 0, "question": 1, "page": 1},
    {"copy": 0, "question": 2, "page": 3},
    {"copy": 0, "page": 4, "leaf": 1},
    {"copy": 0, "page": 4},
    {"copy": 1, "question": 1, "page": 5},
    {"copy": 1, "page": 5},
]


def test_plan_from_marks_knows_every_page() -> None:
    assert plan_from(MARKS) == (
        PagePlan(0, 1, 4, (1,), is_new_leaf=True),
        PagePlan(0, 2, 4),
        PagePlan(0, 3, 4, (2,)),
        PagePlan(0, 4, 4, is_new_leaf=True),
        PagePlan(1, 1, 1, (1,), is_new_leaf=True),
    )


def test_on_both_sides_what_goes_to_another_hand_is_on_its_own_leaf() -> None:
    pages = [b"1", b"2", b"3", b"caregiver", b"clinician"]
    assert on_both_sides(pages, plan_from(MARKS)) == (
        *(b"1", b"2", b"3", b""),
        *(b"caregiver", b"", b"clinician"),
    )
