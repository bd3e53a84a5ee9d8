from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.clauses import agenda_before, cut_agenda, cut_at_verbs, cut_between
from onrecord.model.statement import Statement
from onrecord.model.text import Span
from tests.unit.compare.reports import say, words_of


def whole(text: str) -> Span:
    return Span(0, len(text))


def agenda(text: str) -> list[str]:
    return words_of(cut_agenda(text, whole(text)), text)


def between(text: str, *statements: Statement) -> list[tuple[str, int]]:
    parts = cut_between(text, whole(text), statements)
    return [(part.of(text).strip(" ,"), len(group)) for part, group in parts]


def test_a_list_of_topics_is_cut_between_them() -> None:
    text = "They discussed the ferry line across the gulf, a joint fund for schools, as well as work on clean ports."
    assert agenda(text) == [
        "They discussed the ferry line across the gulf",
        "a joint fund for schools",
        "as well as work on clean ports.",
    ]


def test_one_topic_with_its_details_stays_whole() -> None:
    text = "The talks covered the current trade agenda, including the building of large wind farms."
    assert agenda(text) == [text]


def test_a_piece_of_too_few_words_is_not_cut_off() -> None:
    text = "They discussed trade, as well as fish."
    assert agenda(text) == [text]


def test_what_else_was_expressed_is_cut_off() -> None:
    text = "Eino Halla spoke at length of the ships near the coast and outlined the steps that would follow."
    assert words_of(cut_at_verbs(text, whole(text)), text)[1] == "and outlined the steps that would follow."


def test_what_both_decided_stays_with_what_they_briefed_each_other_on() -> None:
    text = "They told of their harvests and agreed to go on with that work."
    assert len(cut_at_verbs(text, whole(text))) == 1


def test_two_statements_joined_by_and_are_parted() -> None:
    text = "Halla called for deeper ties in trade and praised Estonia for its help with the ferries."
    found = between(text, say(text, "deeper ties in trade", "called for"), say(text, "Estonia for its help", "praised"))
    assert found == [
        ("Halla called for deeper ties in trade", 1),
        ("and praised Estonia for its help with the ferries.", 1),
    ]


def test_a_short_participle_goes_on_with_the_same_point() -> None:
    text = "Halla criticised the new fees on grain, saying they were unfair."
    found = between(text, say(text, "the new fees on grain", "criticised"), say(text, "they were unfair", "saying"))
    assert found == [(text, 2)]


def test_a_long_participle_makes_a_point_of_its_own() -> None:
    text = "Halla stressed the need for joint patrols, saying that the ships of strangers in the gulf break the law."
    first = say(text, "the need for joint patrols", "stressed")
    second = say(text, "the ships of strangers in the gulf break the law", "saying")
    assert next(part for part, _ in between(text, first, second)) == "Halla stressed the need for joint patrols"


def test_what_the_publisher_adds_after_the_last_statement_is_a_part_without_statement() -> None:
    text = "The presidents tasked their teams to follow up, and the ministry will report to both houses."
    found = between(text, say(text, "to follow up", "tasked"))
    assert found[1] == ("and the ministry will report to both houses.", 0)


def test_topics_before_an_agreement_are_a_part_of_their_own() -> None:
    text = "They reviewed questions of trade in many fields and agreed to stay in touch."
    found = agenda_before(text, whole(text), text.index("agreed"))
    assert found is not None
    assert found.of(text) == "They reviewed questions of trade in many fields"


def test_an_agreement_that_refers_back_keeps_its_topics() -> None:
    text = "They briefed each other on the harvest and agreed to go on with this work."
    assert agenda_before(text, whole(text), text.index("agreed")) is None


@given(st.text(st.sampled_from("abc ,;.and"), max_size=80))
def test_the_pieces_of_a_sentence_are_all_of_it(words: str) -> None:
    text = f"They discussed {words}"
    pieces = cut_agenda(text, whole(text))
    assert "".join(piece.of(text) for piece in pieces) == text
