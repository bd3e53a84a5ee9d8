from __future__ import annotations

from onrecord.compare.points import Passage, Report, cut_passages
from onrecord.model.record import Extraction
from onrecord.model.statement import Manner, Statement
from tests.unit.compare.reports import at, report, say

BOTH = frozenset(["kask", "halla"])


def passages(found: Extraction, partners: frozenset[str] = BOTH) -> tuple[Passage, ...]:
    return cut_passages(Report(found, partners))


def words(found: Extraction, partners: frozenset[str] = BOTH) -> list[str]:
    return [passage.words for passage in passages(found, partners)]


def test_a_sentence_that_only_says_who_met_is_no_point() -> None:
    text = "Mari Kask met with Eino Halla in Tallinn. The two presidents discussed the ferry line across the gulf."
    assert words(report(text)) == ["The two presidents discussed the ferry line across the gulf."]


def test_a_lead_that_says_what_was_said_is_a_point() -> None:
    text = "In a meeting with Eino Halla, Mari Kask called for a new ferry line."
    assert words(report(text, say(text, "a new ferry line", "called for", speakers=("kask",)))) == [text]


def test_greetings_and_licence_lines_are_no_points() -> None:
    text = (
        "Mari Kask and Eino Halla held talks today. Thank you very much, Mr President. "
        "The ferry line will open in May. "
        "All Content by Gulf Press is licensed under a Creative Commons Attribution 4.0 International License."
    )
    assert words(report(text)) == ["The ferry line will open in May."]


def test_an_agenda_of_unnamed_issues_is_no_point() -> None:
    text = "They held talks. The presidents had a long discussion on current international issues."
    assert words(report(text)) == []


def test_what_an_article_tells_as_background_is_no_point_but_an_office_reports_only_the_meeting() -> None:
    text = "Kask met Halla. They dined. The old ferry sank in a storm ten years ago."
    assert words(report(text, publisher="Tehran Times")) == []
    assert words(report(text, publisher="White House")) == ["The old ferry sank in a storm ten years ago."]


def test_an_article_of_an_unknown_publisher_is_known_by_its_dateline() -> None:
    text = "Kask met Halla. They dined. The old ferry sank in a storm ten years ago."
    assert words(report(f"TALLINN – {text}", publisher=None)) == []


def test_what_others_say_is_no_point() -> None:
    text = "Kask met Halla. They dined. Analysts believe that the ferry line will fail. Halla said that it will pay."
    fails = say(text, "the ferry line will fail", "believe", speakers=("analysts",))
    pays = say(text, "it will pay", "said", speakers=("halla",))
    found = report(text, fails, pays)
    assert words(found) == ["Halla said that it will pay."]
    assert len(words(found, frozenset())) == 2


def test_what_a_statement_of_record_says_is_a_point_of_both() -> None:
    text = "Kask met Halla. They dined. The ferry line will open in May, the press service said."
    found = report(text, say(text, "The ferry line will open in May", "said", sources=(at(text, "the press service"),)))
    assert len(words(found)) == 1


def test_a_meeting_with_somebody_else_is_left_out_until_the_report_comes_back() -> None:
    text = (
        "Kask met Halla. They dined. During a meeting with Olav Berg, Kask praised the rigs of the north. "
        "She lauded the salmon of the fjords. In a meeting with Eino Halla, Kask hailed the ferries of the south."
    )
    rigs = say(text, "the rigs of the north", "praised", speakers=("kask",))
    salmon = say(text, "the salmon of the fjords", "lauded", speakers=("kask",))
    ferries = say(text, "the ferries of the south", "hailed", speakers=("kask",))
    found = report(text, rigs, salmon, ferries)
    assert [each.split()[-1] for each in words(found)] == ["south."]
    assert len(words(found, frozenset())) == 3


def test_a_pull_quote_is_not_counted_again() -> None:
    text = "Kask met Halla. They dined. Kask said that the ferry will run. The ferry will run, Kask repeated."
    first = say(text, "the ferry will run", "said", speakers=("kask",))
    again = say(text, "The ferry will run", "repeated", speakers=("kask",))
    pulled = Statement("again", Manner.INDIRECT, again.contents, cues=again.cues, speakers=("kask",), repeats=first.id)
    statements = [passage.statements for passage in passages(report(text, first, pulled))]
    assert all(pulled not in group for group in statements)


def test_a_sentence_that_announces_a_topic_belongs_to_the_next() -> None:
    text = (
        "Kask met Halla. They dined. Another issue on the agenda was the ferry. "
        "Mari Kask spoke about new harbours and longer piers for it."
    )
    (found,) = passages(report(text))
    assert found.span.of(text).startswith("Another issue")
    assert found.speakers == ("kask",)


def test_words_for_both_sides_name_all_who_met() -> None:
    text = "Kask met Halla. They dined. Both sides discussed the ferry line and its price."
    assert passages(report(text))[0].speakers == ("kask", "halla")


def test_a_state_that_a_sentence_begins_with_is_nobody_who_said_it() -> None:
    text = "Kask met Halla. They dined. Estonia has long been a good neighbour."
    assert passages(report(text))[0].speakers == ()


def test_the_name_of_a_turn_is_left_out_of_its_first_point() -> None:
    text = "Mari Kask: The ferry line will open in May. It will be cheap for all."
    said = "The ferry line will open in May. It will be cheap for all."
    turn = Statement("t", Manner.DIRECT, (at(text, said),), (at(text, "Mari Kask"),), speakers=("kask",))
    assert words(report(text, turn)) == ["The ferry line will open in May.", "It will be cheap for all."]


def test_what_is_said_leaves_out_who_said_it() -> None:
    text = "Kask met Halla. They dined. Halla said that the ferry will pay for itself."
    (found,) = passages(report(text, say(text, "the ferry will pay for itself", "said", speakers=("halla",))))
    assert found.said == "the ferry will pay for itself"


def test_a_report_without_text_has_no_points() -> None:
    assert words(report("")) == []
