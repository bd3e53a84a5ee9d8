"""What the tagger marked, as attributions. All texts are invented."""

from __future__ import annotations

from onrecord.extract.direct import frame_quotes
from onrecord.extract.marked import complete_words, find_marked, tell_manner, trim
from onrecord.model.statement import Attribution, Manner
from onrecord.model.text import Span
from onrecord.tagger.network import Tagged
from onrecord.text.analysis import Parse, Token
from onrecord.text.segment import segment

NO_PARSE = Parse((), ())


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def tag(text: str, source: str, cue: str, *contents: str, confidence: float = 0.9) -> Tagged:
    sources = (place(text, source),) if source else ()
    return Tagged(tuple(place(text, each) for each in contents), sources, place(text, cue), confidence)


def attribute(text: str, *tagged: Tagged, parse: Parse = NO_PARSE) -> list[Attribution]:
    return find_marked(text, tagged, parse, frame_quotes(text, segment(text)))


def test_a_paraphrase_keeps_its_three_spans() -> None:
    text = "Olsen said the port stays open."
    (found,) = attribute(text, tag(text, "Olsen", "said", "the port stays open."))
    assert [span.of(text) for span in (*found.sources, *found.cues, *found.contents)] == [
        "Olsen",
        "said",
        "the port stays open",
    ]
    assert (found.manner, found.method, found.negated) == (Manner.INDIRECT, "tagger", False)


def test_a_content_that_covers_most_of_a_quotation_runs_to_its_marks() -> None:
    text = "“The port stays open all winter,” Olsen said."
    (found,) = attribute(text, tag(text, "Olsen", "said", "port stays open all"))
    assert [span.of(text) for span in found.contents] == ["The port stays open all winter,"]
    assert found.manner == Manner.DIRECT


def test_a_content_that_covers_a_few_words_of_a_quotation_stays_as_it_is() -> None:
    text = "“The port stays open all winter,” Olsen said."
    (found,) = attribute(text, tag(text, "Olsen", "said", "winter"))
    assert [span.of(text) for span in found.contents] == ["winter"]


def test_a_paraphrase_with_quoted_words_is_mixed() -> None:
    text = "Olsen said the port “stays open” all winter."
    assert attribute(text, tag(text, "Olsen", "said", "the port “stays open” all winter"))[0].manner == Manner.MIXED


def test_a_paraphrase_that_ends_with_quoted_words_ends_with_their_mark() -> None:
    text = "Olsen said the port “stays open all winter.”"
    (found,) = attribute(text, tag(text, "Olsen", "said", "the port “stays open all winter"))
    assert [span.of(text) for span in found.contents] == ["the port “stays open all winter.”"]


def test_a_word_before_a_quotation_makes_it_mixed_and_stays() -> None:
    text = "Olsen said that “the port stays open all winter.”"
    (found,) = attribute(text, tag(text, "Olsen", "said", "that “the port stays open all winter.”"))
    assert found.manner == Manner.MIXED
    assert [span.of(text) for span in found.contents] == ["that “the port stays open all winter.”"]


def test_a_conjunction_at_the_end_is_no_part_of_a_content() -> None:
    text = "Olsen called the port “open” and left."
    (found,) = attribute(text, tag(text, "Olsen", "called", "the port “open” and"))
    assert [span.of(text) for span in found.contents] == ["the port “open”"]


def test_of_two_cues_with_the_same_content_the_surer_one_is_kept() -> None:
    text = "The plan is simple, Olsen said: the port stays open."
    content = "the port stays open"
    weak = tag(text, "", "plan", content, confidence=0.4)
    sure = tag(text, "Olsen", "said", content, confidence=0.8)
    assert [found.cues[0].of(text) for found in attribute(text, weak, sure)] == ["said"]


def test_a_content_that_only_opens_another_attribution_is_dropped() -> None:
    text = "According to the gazette, Olsen said: “The port stays open.”"
    opening = tag(text, "the gazette", "According to", "Olsen said")
    said = tag(text, "Olsen", "said", "The port stays open.")
    assert [found.cues[0].of(text) for found in attribute(text, opening, said)] == ["said"]


def test_a_later_piece_that_another_cue_introduces_is_left_to_it() -> None:
    text = "Olsen condemned the blockade and called for open ports."
    first = tag(text, "Olsen", "condemned", "the blockade", "open ports")
    second = tag(text, "Olsen", "called for", "open ports")
    contents = {
        found.cues[0].of(text): [span.of(text) for span in found.contents] for found in attribute(text, first, second)
    }
    assert contents == {"condemned": ["the blockade"], "called for": ["open ports"]}


def test_of_the_one_who_said_it_and_the_paper_that_reports_it_the_first_is_kept() -> None:
    text = "The port stays open, Olsen said, according to the gazette."
    said = tag(text, "Olsen", "said", "The port stays open", confidence=0.5)
    reported = tag(text, "the gazette", "according to", "The port stays open", confidence=0.9)
    assert [found.cues[0].of(text) for found in attribute(text, said, reported)] == ["said"]


def test_the_one_who_is_asked_is_no_source() -> None:
    text = "Olsen was asked to stay."
    tokens = (
        Token(0, 0, 5, "Olsen", "olsen", "PROPN", "NNP", "nsubjpass", 2),
        Token(1, 6, 9, "was", "be", "AUX", "VBD", "auxpass", 2),
        Token(2, 10, 15, "asked", "ask", "VERB", "VBN", "ROOT", 2),
    )
    (found,) = attribute(text, tag(text, "Olsen", "was asked", "to stay"), parse=Parse(tokens, (range(3),)))
    assert found.sources == ()


def test_a_source_that_was_once_asked_something_else_is_kept() -> None:
    text = "Olsen who was asked said no."
    tokens = (
        Token(0, 0, 5, "Olsen", "olsen", "PROPN", "NNP", "nsubj", 4),
        Token(1, 6, 9, "who", "who", "PRON", "WP", "nsubjpass", 3),
        Token(2, 10, 13, "was", "be", "AUX", "VBD", "auxpass", 3),
        Token(3, 14, 19, "asked", "ask", "VERB", "VBN", "relcl", 0),
        Token(4, 20, 24, "said", "say", "VERB", "VBD", "ROOT", 4),
    )
    (found,) = attribute(text, tag(text, "Olsen who was asked", "said", "no"), parse=Parse(tokens, (range(5),)))
    assert [span.of(text) for span in found.sources] == ["Olsen who was asked"]


def test_a_paraphrase_ends_with_its_paragraph() -> None:
    text = "Olsen recognises the new pilot\n\nHarbour news\n\nIt rained."
    (found,) = attribute(text, tag(text, "Olsen", "recognises", "the new pilot\n\nHarbour news"))
    assert [span.of(text) for span in found.contents] == ["the new pilot"]


def test_a_paraphrase_before_its_cue_begins_with_the_paragraph_of_the_cue() -> None:
    text = "Harbour news\n\nThe port stays open, Olsen said."
    (found,) = attribute(text, tag(text, "Olsen", "said", "Harbour news\n\nThe port stays open"))
    assert [span.of(text) for span in found.contents] == ["The port stays open"]


def test_of_source_words_in_two_paragraphs_those_beside_the_cue_are_kept() -> None:
    text = "New pilots in Norhaven\n\nOlsen recognises the pilots."
    both = Tagged(
        (place(text, "the pilots"),), (place(text, "Norhaven"), place(text, "Olsen")), place(text, "recognises"), 0.9
    )
    (found,) = attribute(text, both)
    assert [span.of(text) for span in found.sources] == ["Olsen"]


def test_an_attribution_inside_a_content_is_kept_beside_it() -> None:
    text = "Olsen said the pilots demand a rota."
    outer = tag(text, "Olsen", "said", "the pilots demand a rota")
    inner = tag(text, "the pilots", "demand", "a rota")
    assert len(attribute(text, outer, inner)) == 2


def test_an_unsure_attribution_inside_a_content_is_dropped() -> None:
    text = "Olsen said the pilots demand a rota."
    outer = tag(text, "Olsen", "said", "the pilots demand a rota")
    inner = tag(text, "the pilots", "demand", "a rota", confidence=0.4)
    assert [found.cues[0].of(text) for found in attribute(text, outer, inner)] == ["said"]


def test_a_negated_cue_is_told() -> None:
    text = "Olsen didn’t say the port stays open."
    assert attribute(text, tag(text, "Olsen", "didn’t say", "the port stays open"))[0].negated


def test_a_source_cut_before_its_noun_runs_to_it() -> None:
    text = "The pilot said no."
    tokens = (
        Token(0, 0, 3, "The", "the", "DET", "DT", "det", 1),
        Token(1, 4, 9, "pilot", "pilot", "NOUN", "NN", "nsubj", 2),
        Token(2, 10, 14, "said", "say", "VERB", "VBD", "ROOT", 2),
    )
    (found,) = attribute(text, tag(text, "The", "said", "no"), parse=Parse(tokens, (range(3),)))
    assert [span.of(text) for span in found.sources] == ["The pilot"]


def test_a_span_that_cuts_a_word_is_widened_to_it() -> None:
    text = "Harbourmaster Olsen left."
    assert complete_words(text, Span(17, 18)).of(text) == "Olsen"
    assert complete_words(text, Span(14, 19)).of(text) == "Olsen"


def test_a_negation_glued_to_a_verb_is_part_of_its_word() -> None:
    text = "Olsen won’t accept it."
    assert complete_words(text, Span(6, 9)).of(text) == "won’t"


def test_punctuation_alone_is_trimmed_to_nothing() -> None:
    assert trim("a , b", Span(1, 4)) is None
    assert trim("a , b", Span(1, 5)) == Span(4, 5)


def test_a_text_without_quotation_marks_has_only_paraphrases() -> None:
    assert tell_manner("Olsen", (Span(0, 4),), ()) == Manner.INDIRECT
