from __future__ import annotations

from dataclasses import replace

from onrecord.model.statement import Act
from onrecord.store.corrections import Corrected, Correction
from onrecord.store.judgements import Judgement, Verdict
from onrecord.web.notes import ids_of, notes_of, statement_note
from tests.unit.sample import extraction

SAMPLE = extraction()


def test_findings_come_in_the_order_of_the_text_with_what_rests_on_them() -> None:
    event, refusal, warning = notes_of(SAMPLE)
    assert [note.kind for note in (event, refusal, warning)] == ["event", "statement", "statement"]
    assert [part.kind for part in refusal.parts] == ["position", "commitment"]
    assert (event.parts, warning.parts) == ((), ())


def test_an_event_inside_a_statement_stands_below_it() -> None:
    inside = replace(SAMPLE.events[0], asserted_by=SAMPLE.statements[1].id)
    _, warning = notes_of(replace(SAMPLE, events=(inside,)))
    assert [part.id for part in warning.parts] == [inside.id]


def test_no_finding_is_lost() -> None:
    notes = [note for top in notes_of(SAMPLE) for note in (top, *top.parts)]
    assert sorted(note.id for note in notes) == sorted(ids_of(SAMPLE))
    assert len({note.token for note in notes}) == len(notes)


def test_speakers_link_to_their_pages() -> None:
    note = statement_note(SAMPLE, SAMPLE.statements[0])
    assert [(who.name, who.url) for who in note.who] == [("Ayşe Çelebi", "/actors/a1")]
    assert [who.name for who in note.to] == ["envoy of Norland"]


def test_an_unresolved_speaker_keeps_the_words_of_the_source() -> None:
    note = statement_note(SAMPLE, SAMPLE.statements[1])
    assert [(who.name, who.url) for who in note.who] == [("“A ministry official”", None)]


def test_a_statement_without_a_source_is_nobodys() -> None:
    assert statement_note(SAMPLE, replace(SAMPLE.statements[1], sources=())).who == ()


def test_facts_name_other_statements_by_their_numbers() -> None:
    inner = replace(SAMPLE.statements[1], parent=SAMPLE.statements[0].id)
    facts = dict(statement_note(SAMPLE, inner, "s2", {SAMPLE.statements[0].id: 1}).facts)
    assert facts["stands in"] == "statement 1"


def test_a_denied_saying_is_labelled_so() -> None:
    note = statement_note(SAMPLE, replace(SAMPLE.statements[1], negated=True, acts=(Act.PROMISE,)))
    assert (note.label, note.family) == ("not promise", "favours")


def test_a_persons_word_stands_beside_the_finding_and_changes_nothing_of_it() -> None:
    word = Judgement(1, SAMPLE.statements[0].id, Verdict.REJECTED, "no", "N. N.", "2024-06-01T10:00:00+00:00")
    bare = notes_of(SAMPLE)[1]
    judged = notes_of(SAMPLE, {SAMPLE.statements[0].id: (word,)})[1]
    assert judged.judged == (word,)
    assert replace(judged, judged=()) == bare


def test_a_persons_correction_stands_beside_what_was_found_and_changes_nothing_of_it() -> None:
    id, made_at = SAMPLE.statements[0].id, "2024-06-01T10:00:00+00:00"
    word = Correction(1, id, Corrected.SPEAKER, "Ivo Tamm", "Ivo Tamm", None, "no", "N. N.", made_at)
    bare = notes_of(SAMPLE)[1]
    corrected = notes_of(SAMPLE, corrected={id: (word,)})[1]
    assert corrected.corrected == (word,)
    assert replace(corrected, corrected=()) == bare
