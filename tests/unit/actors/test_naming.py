"""The actors that a text names, read off hand-made parses. All texts and people are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.actors.naming import build_roster
from onrecord.actors.roster import Roster
from onrecord.actors.tenures import TenureTable, load_tenures
from onrecord.lexicon import load_offices
from onrecord.model.actor import ActorKind, MentionForm
from onrecord.model.text import Document
from tests.unit.parses import Sample, read

DAY = "2031-03-18"
OWN = """name,kind,country,office,start,end,wikidata,gender
Brinja Solvang,person,LIE,president,2029-05-01,,,female
Torvald Ekmann,person,AND,foreign minister,2028-02-01,2031-12-31,,male
Sigrun Halden,person,AND,trade minister,2028-02-01,,,female
Jonas Halden,person,LIE,trade minister,2028-02-01,,,male
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> TenureTable:
    path: Path = tmp_path_factory.mktemp("actors") / "own.csv"
    path.write_text(OWN, encoding="utf-8")
    return load_tenures(path)


def paper(text: str, day: str | None = DAY, title: str | None = None) -> Document:
    return Document("d", text, text.encode(), title=title, published_on=day)


def build(table: TenureTable, sample: Sample, day: str = DAY) -> Roster:
    return build_roster(paper(sample.text, day), sample.parse, table, load_offices())


def named(roster: Roster, kind: ActorKind) -> dict[str, list[str]]:
    """Give the names of actors of a kind, and the words with which the text names each."""
    entries = (entry for entry in roster.entries.values() if entry.actor.kind == kind)
    return {entry.actor.name: [span.of(roster.text) for span in entry.spans] for entry in entries}


def people(table: TenureTable, sample: Sample) -> dict[str, list[str]]:
    return named(build(table, sample), ActorKind.PERSON)


def test_a_full_name_of_the_table_is_that_person_with_the_office_of_the_day(table: TenureTable) -> None:
    roster = build(
        table,
        read(
            "Brinja Solvang opened the port on Monday.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=open DT/det/4 NN/dobj/2 IN/prep/2 NNP/pobj/5@DATE "
            "./punct/2",
        ),
    )
    (entry,) = roster.persons()
    assert (entry.actor.name, entry.actor.office, entry.actor.country) == ("Brinja Solvang", "president", "LIE")
    assert (entry.gender, entry.offices) == ("female", {"president"})


def test_before_the_tenure_there_is_no_office(table: TenureTable) -> None:
    roster = build(
        table,
        read(
            "Brinja Solvang opened the port on Monday.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=open DT/det/4 NN/dobj/2 IN/prep/2 NNP/pobj/5@DATE "
            "./punct/2",
        ),
        day="2020-01-01",
    )
    assert [(entry.actor.office, entry.actor.country) for entry in roster.persons()] == [(None, "LIE")]


def test_a_surname_belongs_to_the_person_named_in_full(table: TenureTable) -> None:
    sample = read(
        "Hildur Olsen opened the port. Later Olsen said the port is deep.",
        "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=open DT/det/4 NN/dobj/2 ./punct/2 "
        "| RBR/advmod/2 NNP/nsubj/2@PERSON VBD/ROOT=say DT/det/4 NN/nsubj/5 VBZ/ccomp/2=be+AUX JJ/acomp/5 "
        "./punct/2",
    )
    assert people(table, sample) == {"Hildur Olsen": ["Hildur Olsen", "Olsen"]}


def test_a_name_does_not_begin_within_an_editors_bracket(table: TenureTable) -> None:
    sample = read(
        "Olsen] Hildur Varga left. Olsen was tired.",
        "NNP/compound/3@PERSON ./punct/3@PERSON NNP/compound/3@PERSON NNP/nsubj/4@PERSON VBD/ROOT=leave ./punct/4 "
        "| NNP/nsubj/1@PERSON VBD/ROOT=be+AUX JJ/acomp/1 ./punct/1",
    )
    assert people(table, sample) == {"Hildur Varga": ["Hildur Varga"], "Olsen": ["Olsen", "Olsen"]}


def test_a_body_named_after_an_editors_bracket_is_entered(table: TenureTable) -> None:
    sample = read(
        "our] Northern Harbour Council met.",
        "PRP$/poss/4@ORG ./punct/4@ORG NNP/compound/4@ORG NNP/compound/4@ORG NNP/nsubj/5@ORG VBD/ROOT=meet ./punct/5",
    )
    assert named(build(table, sample), ActorKind.ORGANIZATION) == {
        "Northern Harbour Council": ["Northern Harbour Council"]
    }


def test_a_surname_with_an_honorific_belongs_to_the_person_named_in_full(table: TenureTable) -> None:
    sample = read(
        "Ilmar Varga opened the port. Mr. Varga was tired.",
        "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=open DT/det/4 NN/dobj/2 ./punct/2 "
        "| NNP/compound/1 NNP/nsubj/2@PERSON VBD/ROOT=be+AUX JJ/acomp/2 ./punct/2",
    )
    assert people(table, sample) == {"Ilmar Varga": ["Ilmar Varga", "Varga"]}


def test_a_surname_of_two_office_holders_is_neither_of_them(table: TenureTable) -> None:
    sample = read("Halden was tired.", "NNP/nsubj/1@PERSON VBD/ROOT=be+AUX JJ/acomp/1 ./punct/1")
    assert people(table, sample) == {"Halden": ["Halden"]}


@pytest.mark.parametrize(("address", "name"), [("Mr.", "Jonas Halden"), ("Ms.", "Sigrun Halden")])
def test_two_office_holders_of_one_surname_are_told_apart_by_gender(
    table: TenureTable, address: str, name: str
) -> None:
    sample = read(
        f"{address} Halden was tired.",
        "NNP/compound/1 NNP/nsubj/2@PERSON VBD/ROOT=be+AUX JJ/acomp/2 ./punct/2",
    )
    assert people(table, sample) == {name: ["Halden"]}


def test_two_persons_of_one_surname_in_one_text_are_kept_apart(table: TenureTable) -> None:
    """The surname alone is the one who was named last."""
    sample = read(
        "Ilmar Varga slept. Varga woke. Rena Varga slept. Varga woke.",
        "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT ./punct/2 | NNP/nsubj/1@PERSON VBD/ROOT ./punct/1 "
        "| NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT ./punct/2 | NNP/nsubj/1@PERSON VBD/ROOT ./punct/1",
    )
    roster = build(table, sample)
    starts = {entry.actor.name: [span.start for span in entry.spans] for entry in roster.persons()}
    assert starts == {"Ilmar Varga": [0, 19], "Rena Varga": [31, 49]}


def test_a_surname_that_the_model_takes_for_no_person_is_no_office_holder(table: TenureTable) -> None:
    sample = read("Ekmann sank in the port.", "NNP/nsubj/1 VBD/ROOT=sink IN/prep/1 DT/det/4 NN/pobj/2 ./punct/1")
    assert people(table, sample) == {}


@pytest.mark.parametrize("words", ["Prime Minister", "Saudi Arabia"])
def test_a_title_or_a_state_that_the_model_takes_for_a_person_is_none(table: TenureTable, words: str) -> None:
    codes = "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=sleep ./punct/2"
    assert people(table, read(f"{words} slept.", codes)) == {}


def test_a_surname_alone_belongs_to_the_only_office_holder_of_that_name(table: TenureTable) -> None:
    sample = read(
        "Mr. Ekmann said the port is deep.",
        "NNP/compound/1 NNP/nsubj/2@PERSON VBD/ROOT=say DT/det/4 NN/nsubj/5 VBZ/ccomp/2=be+AUX JJ/acomp/5 ./punct/2",
    )
    assert people(table, sample) == {"Torvald Ekmann": ["Ekmann"]}


def test_a_surname_of_nobody_known_stays_as_it_is_written(table: TenureTable) -> None:
    sample = read(
        "Olsen said the port is deep.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 ./punct/1",
    )
    assert people(table, sample) == {"Olsen": ["Olsen"]}


def test_a_title_before_a_name_is_no_part_of_it(table: TenureTable) -> None:
    sample = read(
        "President Brinja Solvang opened the port on Monday.",
        "NNP/compound/2 NNP/compound/2@PERSON NNP/nsubj/3@PERSON VBD/ROOT=open DT/det/5 NN/dobj/3 IN/prep/3 "
        "NNP/pobj/6@DATE ./punct/3",
    )
    assert people(table, sample) == {"Brinja Solvang": ["Brinja Solvang"]}


def test_an_office_that_the_model_took_for_a_first_name_leaves_a_surname(table: TenureTable) -> None:
    sample = read(
        "Brinja Solvang opened the port. President Solvang thanked the crews.",
        "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=open DT/det/4 NN/dobj/2 ./punct/2 | "
        "NNP/compound/7@PERSON NNP/nsubj/8@PERSON VBD/ROOT=thank DT/det/10 NNS/dobj/8 ./punct/8",
    )
    assert people(table, sample) == {"Brinja Solvang": ["Brinja Solvang", "Solvang"]}


def test_an_honorific_is_no_part_of_a_name(table: TenureTable) -> None:
    assert list(
        people(
            table,
            read(
                "Dr. Ilmar Varga opened the new port.",
                "NNP/compound/2 NNP/compound/2@PERSON NNP/nsubj/3@PERSON VBD/ROOT=open DT/det/6 JJ/amod/6 NN/dobj/3 "
                "./punct/3",
            ),
        )
    ) == ["Ilmar Varga"]


def test_a_possessive_ending_is_no_part_of_a_name(table: TenureTable) -> None:
    sample = read(
        "Ilmar Varga’s plan for the port is good.",
        "NNP/compound/1@PERSON NNP/poss/3@PERSON POS/case/1@PERSON NN/nsubj/7 IN/prep/3 DT/det/6 NN/pobj/4 "
        "VBZ/ROOT=be+AUX JJ/acomp/7 ./punct/7",
    )
    assert people(table, sample) == {"Ilmar Varga": ["Ilmar Varga"]}


def test_a_title_gives_an_unknown_person_office_and_country(table: TenureTable) -> None:
    roster = build(
        table,
        read(
            "Andorran Foreign Minister Ilmar Varga opened the port.",
            "NNP/compound/2@GPE NNP/compound/2 NNP/compound/4 NNP/compound/4@PERSON NNP/nsubj/5@PERSON "
            "VBD/ROOT=open DT/det/7 NN/dobj/5 ./punct/5",
        ),
    )
    (entry,) = roster.persons()
    assert (entry.actor.name, entry.actor.country, entry.offices) == ("Ilmar Varga", "AND", {"foreign minister"})


def test_a_word_after_a_name_gives_its_office(table: TenureTable) -> None:
    roster = build(
        table,
        read(
            "Ilmar Varga, the Andorran foreign minister, opened the port.",
            "NNP/compound/1@PERSON NNP/nsubj/8@PERSON ,/punct/1 DT/det/6 NNP/nmod/6@GPE JJ/amod/6 NN/appos/1 "
            ",/punct/8 VBD/ROOT=open DT/det/10 NN/dobj/8 ./punct/8",
        ),
    )
    assert [entry.offices for entry in roster.persons()] == [{"foreign minister"}]


def test_a_former_office_is_none(table: TenureTable) -> None:
    roster = build(
        table,
        read(
            "Former President Ilmar Varga opened the port.",
            "JJ/amod/1 NNP/compound/3 NNP/compound/3@PERSON NNP/nsubj/4@PERSON VBD/ROOT=open DT/det/6 NN/dobj/4 "
            "./punct/4",
        ),
    )
    assert [(entry.actor.name, entry.offices) for entry in roster.persons()] == [("Ilmar Varga", set())]


def test_a_surname_that_the_model_took_for_no_name_is_a_mention(table: TenureTable) -> None:
    sample = read(
        "Ilmar Varga left. Varga was tired.",
        "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=leave ./punct/2 | "
        "NN/nsubj/1 VBD/ROOT=be+AUX JJ/acomp/1 ./punct/1",
    )
    assert people(table, sample) == {"Ilmar Varga": ["Ilmar Varga", "Varga"]}


def test_a_state_is_known_by_its_code(table: TenureTable) -> None:
    roster = build(
        table,
        read(
            "Andorra closed its border with Norway on Monday.",
            "NNP/nsubj/1@ORG VBD/ROOT=close PRP$/poss/3 NN/dobj/1 IN/prep/3 NNP/pobj/4@GPE IN/prep/1 "
            "NNP/pobj/6@DATE ./punct/1",
        ),
    )
    assert list(roster.entries) == ["state:AND", "state:NOR"]
    assert [entry.actor.country for entry in roster.entries.values()] == ["AND", "NOR"]


def test_a_body_of_the_table_is_that_body(table: TenureTable) -> None:
    sample = read(
        "The crews wrote a letter to the EU on Monday.",
        "DT/det/1 NNS/nsubj/2=crew VBD/ROOT=write DT/det/4 NN/dobj/2 IN/prep/4 DT/det/7 NNP/pobj/5@ORG "
        "IN/prep/2 NNP/pobj/8@DATE ./punct/2",
    )
    assert list(named(build(table, sample), ActorKind.ORGANIZATION)) == ["European Union"]


def test_an_abbreviation_of_the_table_is_its_body(table: TenureTable) -> None:
    roster = build(table, read("The UN slept.", "DT/det/1 NNP/nsubj/2@ORG VBD/ROOT=sleep ./punct/2"))
    assert named(roster, ActorKind.ORGANIZATION) == {"United Nations": ["UN"]}


def test_an_unknown_body_stays_as_it_is_written(table: TenureTable) -> None:
    roster = build(
        table,
        read(
            "The crews wrote a letter to the Northern Ports Council on Monday.",
            "DT/det/1 NNS/nsubj/2=crew VBD/ROOT=write DT/det/4 NN/dobj/2 IN/prep/4 DT/det/9@ORG "
            "NNP/compound/8@ORG NNPS/compound/9@ORG NNP/pobj/5@ORG IN/prep/2 NNP/pobj/10@DATE ./punct/2",
        ),
    )
    assert list(named(roster, ActorKind.ORGANIZATION)) == ["Northern Ports Council"]


def test_mentions_come_in_order_with_their_exact_words(table: TenureTable) -> None:
    sample = read(
        "Ilmar Varga wrote to Brinja Solvang. Later Varga said the port is deep.",
        "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=write IN/prep/2 NNP/compound/5@PERSON "
        "NNP/pobj/3@PERSON ./punct/2 "
        "| RBR/advmod/2 NNP/nsubj/2@ORG VBD/ROOT=say DT/det/4 NN/nsubj/5 VBZ/ccomp/2=be+AUX JJ/acomp/5 "
        "./punct/2",
    )
    mentions = build(table, sample).mentions()
    assert [mention.span.exact for mention in mentions] == ["Ilmar Varga", "Brinja Solvang", "Varga"]
    assert {mention.form for mention in mentions} == {MentionForm.NAME}
    for mention in mentions:
        mention.span.check(sample.text)


def test_one_place_is_entered_once() -> None:
    sample = read(
        "Olsen said the port is deep.",
        "NNP/nsubj/1@PERSON VBD/ROOT=say DT/det/3 NN/nsubj/4 VBZ/ccomp/1=be+AUX JJ/acomp/4 ./punct/1",
    )
    roster = Roster(sample.text, DAY, TenureTable(()))
    for _ in range(2):
        roster.add_local(ActorKind.PERSON, "Olsen", sample.place("Olsen"))
    assert [entry.spans for entry in roster.persons()] == [[sample.place("Olsen")]]


def test_a_text_without_words_has_nobody(table: TenureTable) -> None:
    assert build(table, read("", "")).entries == {}
