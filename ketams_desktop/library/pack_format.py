"""The tables of a content pack: one SQLite file. Described for readers in docs/formats.md.

Shared by the one writer (`authoring.compiler`) and the one reader (`library.pack`).
"""

from __future__ import annotations

#: The format that is written. 2 added quiz, values, scorecards and reading scores, shares
#: without counts, secondary results, plain words for the search, and the table of its words.
FORMAT_VERSION = 2

#: Formats that this app reads: each was a part of the next.
READABLE_VERSIONS = (1, 2)

#: SQLite's application id: "KMSP" in ASCII. It tells a pack from any other database.
APPLICATION_ID = 0x4B4D5350

#: Kinds of records, and the order in which the writer stores them.
RECORD_KINDS = (
    "section",
    "page",
    "claim",
    "source",
    "figure",
    "comparison",
    "term",
    "topic",
    "question",
    "step",
    "country",
    "warnings",
    "quiz",
    "value",
    "starter",
    "scorecard",
    "scores",
)

#: Keys that the `meta` table must hold, each as text.
META_KEYS = (
    "content_version",
    "language",
    "collected_on",
    "review_due",
    "reviewed_by",
    "source_hash",
)

SCHEMA = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT_VERSION};
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE record (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE page_head (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    body TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5 (
    kind UNINDEXED, id UNINDEXED, section UNINDEXED, title, body, plain,
    tokenize = 'porter unicode61 remove_diacritics 2',
    prefix = '1 2 3'
);
CREATE TABLE word (word TEXT PRIMARY KEY, places INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE plain (
    words TEXT NOT NULL,
    position INTEGER NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (words, position)
) WITHOUT ROWID;
"""
