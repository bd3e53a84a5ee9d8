from __future__ import annotations

from onrecord.compare.repeats import link_repeats
from onrecord.model.statement import Manner, Statement
from onrecord.model.text import Anchor

FULL = "If the old quotas are cut again this year, our ports will be closed"
OTHER = "Forty engineers will learn to drill for heat next spring"


def say(id: str, start: int, words: str, manner: Manner = Manner.DIRECT) -> Statement:
    return Statement(id, manner, (Anchor(start, start + len(words), words),))


def repeats(*statements: Statement, inserts: tuple[str, ...] = ()) -> dict[str, str | None]:
    return {each.id: each.repeats for each in link_repeats(statements, frozenset(inserts))}


def test_a_pull_quote_repeats_the_statement_that_it_was_taken_from() -> None:
    found = repeats(say("pulled", 0, FULL), say("other", 100, OTHER), say("full", 200, FULL), inserts=("pulled",))
    assert found == {"pulled": "full", "other": None, "full": None}


def test_a_shortened_pull_quote_of_a_paraphrase_is_linked_too() -> None:
    shorter = "If the quotas are cut, our ports will be closed"
    found = repeats(say("full", 0, FULL, Manner.INDIRECT), say("pulled", 200, shorter), inserts=("pulled",))
    assert found["pulled"] == "full"


def test_a_pull_quote_is_linked_to_the_nearest_in_words() -> None:
    near = "If the old quotas are cut again our ports will be closed"
    found = repeats(
        say("near", 0, near), say("exact", 100, FULL, Manner.MIXED), say("pulled", 200, FULL), inserts=("pulled",)
    )
    assert found["pulled"] == "exact"


def test_a_pull_quote_of_nothing_else_repeats_nothing() -> None:
    assert repeats(say("full", 0, OTHER), say("pulled", 200, FULL), inserts=("pulled",))["pulled"] is None


def test_two_pull_quotes_never_repeat_each_other() -> None:
    assert repeats(say("one", 0, FULL), say("two", 200, FULL), inserts=("one", "two")) == {"one": None, "two": None}


def test_of_two_equal_verbatim_statements_the_later_one_repeats_the_earlier() -> None:
    assert repeats(say("first", 0, FULL), say("second", 200, f"{FULL}!")) == {"first": None, "second": "first"}


def test_a_verbatim_statement_that_is_only_alike_stays_its_own() -> None:
    alike = "If the quotas are cut, our ports will be closed"
    assert repeats(say("first", 0, FULL), say("second", 200, alike))["second"] is None


def test_equal_paraphrases_stay_two_statements() -> None:
    found = repeats(say("first", 0, FULL, Manner.INDIRECT), say("second", 200, FULL, Manner.INDIRECT))
    assert found == {"first": None, "second": None}


def test_case_and_punctuation_make_no_difference() -> None:
    assert repeats(say("first", 0, FULL), say("second", 200, f"“{FULL.upper()}.”"))["second"] == "first"


def test_statements_without_words_repeat_nothing() -> None:
    assert repeats(say("first", 0, "…"), say("second", 20, "…")) == {"first": None, "second": None}


def test_order_and_everything_else_are_kept() -> None:
    statements = (say("first", 0, FULL), say("second", 200, OTHER))
    assert link_repeats(statements, frozenset()) == statements
