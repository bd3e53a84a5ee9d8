"""Positions. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.extract.issues import load_issues
from onrecord.extract.positions import find_positions, gerund
from onrecord.extract.scene import Scene
from onrecord.model.claim import Stance
from onrecord.model.statement import Manner
from tests.unit.extract.scenes import said, scene, statement

JOINT = (
    "Olav Berg and Ann Ek agreed to maintain contacts.",
    "NNP/compound/1@PERSON NNP/nsubj/5@PERSON CC/cc/1 NNP/compound/4@PERSON NNP/conj/1@PERSON "
    "VBD/ROOT=agree TO/aux/7 VB/xcomp/5 NNS/dobj/7=contact ./punct/5",
)
QUOTED = (
    "“We oppose the illegal tax on grain,” Ann Ek said.",
    "``/punct/12 PRP/nsubj/2 VBP/ccomp/12 DT/det/5 JJ/amod/5 NN/dobj/2 IN/prep/5 NN/pobj/6 ,/punct/12 "
    "''/punct/12 NNP/compound/11@PERSON NNP/nsubj/12@PERSON VBD/ROOT=say ./punct/12",
)
TWICE = (
    "Ann Ek condemned the tax on grain. She denounced the tax.",
    "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=condemn DT/det/4 NN/dobj/2 IN/prep/4 NN/pobj/5 "
    "./punct/2 | PRP/nsubj/1 VBD/ROOT=denounce DT/det/3 NN/dobj/1 ./punct/1",
)
POINTING = (
    "The new tax on grain is high. Ann Ek said this tax must end.",
    "DT/det/2 JJ/amod/2 NN/nsubj/5 IN/prep/2 NN/pobj/3 VBZ/ROOT=be+AUX JJ/acomp/5 ./punct/5 | "
    "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say DT/det/4 NN/nsubj/6 MD/aux/6 VB/ccomp/2 "
    "./punct/2",
)
PRONOUN = (
    "Ann Ek called the new port useful. She added it is good.",
    "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=call DT/det/5 JJ/amod/5 NN/dobj/2 JJ/oprd/2 "
    "./punct/2 | PRP/nsubj/1 VBD/ROOT=add PRP/nsubj/3 VBZ/ccomp/1=be+AUX JJ/acomp/3 ./punct/1",
)


def views(given: Scene) -> set[tuple[str, str]]:
    return {(each.stance.value, each.issue.label) for each in find_positions(given)}


@pytest.mark.parametrize(
    ("text", "codes", "cue", "content", "shown"),
    [
        (
            "Ann Ek condemned the illegal tax on grain.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=condemn DT/det/5 JJ/amod/5 NN/dobj/2 "
            "IN/prep/5 NN/pobj/6 ./punct/2",
            "condemned",
            "the illegal tax on grain",
            {("oppose", "tax on grain")},
        ),
        (
            "Ann Ek welcomed the opening of the port.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=welcome DT/det/4 NN/dobj/2 IN/prep/4 DT/det/7 "
            "NN/pobj/5 ./punct/2",
            "welcomed",
            "the opening of the port",
            {("support", "opening of port")},
        ),
        (
            "Ann Ek stressed the importance of the grain deal.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=stress DT/det/4 NN/dobj/2 IN/prep/4 DT/det/8 "
            "NN/compound/8 NN/pobj/5 ./punct/2",
            "stressed",
            "the importance of the grain deal",
            {("support", "black sea grain deal")},
        ),
        (
            "Ann Ek expressed concern over the delay of the talks.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=express NN/dobj/2 IN/prep/3 DT/det/6 "
            "NN/pobj/4 IN/prep/6 DT/det/9 NNS/pobj/7=talk ./punct/2",
            "expressed",
            "concern over the delay of the talks",
            {("oppose", "delay of talks")},
        ),
        (
            "Ann Ek expressed concern for the safety of the pilots.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=express NN/dobj/2 IN/prep/3 DT/det/6 "
            "NN/pobj/4 IN/prep/6 DT/det/9 NNS/pobj/7=pilot ./punct/2",
            "expressed",
            "concern for the safety of the pilots",
            {("support", "safety of pilots")},
        ),
        (
            "Ann Ek called on Sweden to lift the tax on grain.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=call IN/prep/2 NNP/pobj/3@GPE TO/aux/6 "
            "VB/xcomp/2 DT/det/8 NN/dobj/6 IN/prep/6 NN/pobj/9 ./punct/2",
            "called on",
            "Sweden to lift the tax on grain",
            {("oppose", "tax on grain")},
        ),
        (
            "Ann Ek asked Sweden not to close the strait.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=ask NNP/dobj/2@GPE RB/neg/6+PART TO/aux/6 "
            "VB/xcomp/2 DT/det/8 NN/dobj/6 ./punct/2",
            "asked",
            "Sweden not to close the strait",
            {("oppose", "closing strait")},
        ),
        (
            "Ann Ek said the border should be opened.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say DT/det/4 NN/nsubjpass/7 MD/aux/7 "
            "VB/auxpass/7+AUX VBN/ccomp/2=open ./punct/2",
            "said",
            "the border should be opened",
            {("support", "border")},
        ),
        (
            "Ann Ek said the troops must leave the island.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say DT/det/4 NNS/nsubj/6=troop MD/aux/6 "
            "VB/ccomp/2 DT/det/8 NN/dobj/6 ./punct/2",
            "said",
            "the troops must leave the island",
            {("oppose", "presence of troops")},
        ),
        (
            "Ann Ek said the tax on grain is unacceptable.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say DT/det/4 NN/nsubj/7 IN/prep/4 NN/pobj/5 "
            "VBZ/ccomp/2=be+AUX JJ/acomp/7 ./punct/2",
            "said",
            "the tax on grain is unacceptable",
            {("oppose", "tax on grain")},
        ),
        (
            "Ann Ek said it is necessary to strengthen the fishing fleet.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/4 VBZ/ccomp/2=be+AUX JJ/acomp/4 "
            "TO/aux/7 VB/xcomp/4 DT/det/10 NN/compound/10 NN/dobj/7 ./punct/2",
            "said",
            "it is necessary to strengthen the fishing fleet",
            {("support", "fishing fleet")},
        ),
        (
            "Ann Ek called the new quay useful.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=call DT/det/5 JJ/amod/5 NN/dobj/2 JJ/oprd/2 ./punct/2",
            "called",
            "the new quay useful",
            {("support", "quay")},
        ),
        (
            "Ann Ek said she would never hold talks with the pirates.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/6 MD/aux/6 RB/neg/6 VB/ccomp/2 "
            "NNS/dobj/6=talk IN/prep/7 DT/det/10 NNS/pobj/8=pirate ./punct/2",
            "said",
            "she would never hold talks with the pirates",
            {("oppose", "talks with pirates")},
        ),
        (
            "Ann Ek said the new dam will harm the farmers.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say DT/det/5 JJ/amod/5 NN/nsubj/7 MD/aux/7 "
            "VB/ccomp/2 DT/det/9 NNS/dobj/7=farmer ./punct/2",
            "said",
            "the new dam will harm the farmers",
            {("oppose", "dam")},
        ),
        (
            "Ann Ek said she was against the new dam.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/4 VBD/ccomp/2=be+AUX IN/prep/4 "
            "DT/det/8 JJ/amod/8 NN/pobj/5 ./punct/2",
            "said",
            "she was against the new dam",
            {("oppose", "dam")},
        ),
        (
            "Olav Berg said he prefers talks instead of sanctions.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/4 VBZ/ccomp/2=prefer "
            "NNS/dobj/4=talk RB/advmod/7 IN/prep/5 NNS/pobj/7=sanction ./punct/2",
            "said",
            "he prefers talks instead of sanctions",
            {("oppose", "sanctions"), ("support", "talks")},
        ),
        (
            "Ann Ek said there will be no talks with the pirates.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say EX/expl/5 MD/aux/5 VB/ccomp/2+AUX "
            "DT/det/7 NNS/attr/5=talk IN/prep/7 DT/det/10 NNS/pobj/8=pirate ./punct/2",
            "said",
            "there will be no talks with the pirates",
            {("oppose", "talks with pirates")},
        ),
        (
            "Ann Ek thanked Sweden for its support for the port.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=thank NNP/dobj/2@GPE IN/prep/2 PRP$/poss/6 "
            "NN/pobj/4 IN/prep/6 DT/det/9 NN/pobj/7 ./punct/2",
            "thanked",
            "Sweden for its support for the port",
            {("support", "port")},
        ),
        (
            "Ann Ek said that if there is a plan to close the strait, we will oppose it.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say IN/mark/16+SCONJ IN/mark/6+SCONJ "
            "EX/expl/6 VBZ/advcl/16=be DT/det/8 NN/attr/6 TO/aux/10 VB/acl/8 DT/det/12 NN/dobj/10 ,/punct/16 "
            "PRP/nsubj/16 MD/aux/16 VB/ccomp/2 PRP/dobj/16 ./punct/2",
            "said",
            "if there is a plan to close the strait, we will oppose it",
            {("oppose", "plan to close strait")},
        ),
        (
            "Ann Ek said we will cooperate in the fight against smuggling.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/5 MD/aux/5 VB/ccomp/2 IN/prep/5 "
            "DT/det/8 NN/pobj/6 IN/prep/8 NN/pobj/9 ./punct/2",
            "said",
            "we will cooperate in the fight against smuggling",
            {("oppose", "smuggling"), ("support", "cooperating in fight against smuggling")},
        ),
    ],
)
def test_a_statement_shows_what_its_speaker_is_for_and_against(
    text: str, codes: str, cue: str, content: str, shown: set[tuple[str, str]]
) -> None:
    assert views(said(text, codes, cue, content)) == shown


@pytest.mark.parametrize(
    ("text", "codes", "cue", "content"),
    [
        (
            "Ann Ek noted the weather in the strait.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=note DT/det/4 NN/dobj/2 IN/prep/4 DT/det/7 "
            "NN/pobj/5 ./punct/2",
            "noted",
            "the weather in the strait",
        ),
        (
            "Ann Ek said the Swedes support the tax.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say DT/det/4 NNS/nsubj/5=swede@NORP "
            "VBP/ccomp/2 DT/det/7 NN/dobj/5 ./punct/2",
            "said",
            "the Swedes support the tax",
        ),
        (
            "Ann Ek said she will visit the port.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/5 MD/aux/5 VB/ccomp/2 DT/det/7 "
            "NN/dobj/5 ./punct/2",
            "said",
            "she will visit the port",
        ),
        (
            "Ann Ek said they should know the truth.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/5 MD/aux/5 VB/ccomp/2 DT/det/7 "
            "NN/dobj/5 ./punct/2",
            "said",
            "they should know the truth",
        ),
        (
            "Ann Ek welcomed Olav Berg to the port.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=welcome NNP/compound/4@PERSON "
            "NNP/dobj/2@PERSON IN/prep/2 DT/det/7 NN/pobj/5 ./punct/2",
            "welcomed",
            "Olav Berg to the port",
        ),
        (
            "Ann Ek said there was no talk of a dam.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say EX/expl/4 VBD/ccomp/2=be DT/det/6 "
            "NN/attr/4 IN/prep/6 DT/det/9 NN/pobj/7 ./punct/2",
            "said",
            "there was no talk of a dam",
        ),
        (
            "Ann Ek said they should go.",
            "NNP/compound/1@PERSON NNP/nsubj/2@PERSON VBD/ROOT=say PRP/nsubj/5 MD/aux/5 VB/ccomp/2 ./punct/2",
            "said",
            "they should go",
        ),
    ],
)
def test_a_plain_report_an_appointment_and_a_greeting_are_no_positions(
    text: str, codes: str, cue: str, content: str
) -> None:
    assert views(said(text, codes, cue, content)) == set()


def test_a_denied_cue_turns_the_stance_round() -> None:
    given = said(*TWICE, "condemned", "the tax on grain", negated=True)
    assert views(given) == {("support", "tax on grain")}


def test_a_joint_statement_is_a_position_of_each_and_names_both_states() -> None:
    statements = statement(JOINT[0], "agreed", "to maintain contacts", speakers=("berg", "ek"))
    found = find_positions(scene(*JOINT, statements, met=("berg", "ek")))
    assert [each.holder for each in found] == ["berg", "ek"]
    assert {each.issue.label for each in found} == {"contacts between norway and sweden"}


def test_contacts_that_one_side_alone_wants_are_given_to_no_pair_of_states() -> None:
    statements = statement(JOINT[0], "agreed", "to maintain contacts")
    found = find_positions(scene(*JOINT, statements, met=("berg", "ek")))
    assert [each.issue.label for each in found] == ["contacts"]


def test_statements_on_the_same_issue_with_the_same_stance_are_one_position() -> None:
    first = statement(TWICE[0], "condemned", "the tax on grain")
    second = statement(TWICE[0], "denounced", "the tax.")
    (position,) = find_positions(scene(*TWICE, first, second))
    assert position.statements == (first.id, second.id)
    assert position.stance == Stance.OPPOSE


def test_the_same_issue_of_two_holders_is_two_positions() -> None:
    first = statement(TWICE[0], "condemned", "the tax on grain")
    second = statement(TWICE[0], "denounced", "the tax.", speakers=("berg",))
    assert [each.holder for each in find_positions(scene(*TWICE, first, second))] == ["ek", "berg"]


def test_a_statement_without_a_speaker_shows_nobodys_position() -> None:
    assert find_positions(said(*TWICE, "condemned", "the tax on grain", speakers=())) == ()


def test_a_judging_word_of_the_outlet_is_no_part_of_the_label_but_a_quoted_one_is() -> None:
    content = "We oppose the illegal tax on grain"
    assert views(said(*QUOTED, "said", content, manner=Manner.DIRECT)) == {("oppose", "illegal tax on grain")}


def test_the_issue_is_anchored_inside_the_content() -> None:
    given = said(*TWICE, "condemned", "the tax on grain")
    (position,) = find_positions(given)
    assert position.issue.span.exact == "tax on grain"
    position.issue.span.check(given.document.text)


def test_a_noun_that_points_back_gets_the_name_that_it_had_before() -> None:
    assert views(said(*POINTING, "said", "this tax must end")) == {("oppose", "tax on grain")}


def test_a_pronoun_counts_for_the_last_position_with_that_stance() -> None:
    first = statement(PRONOUN[0], "called", "the new port useful")
    second = statement(PRONOUN[0], "added", "it is good")
    (position,) = find_positions(scene(*PRONOUN, first, second))
    assert position.issue.label == "port"
    assert position.statements == (first.id, second.id)


def test_ids_are_the_same_on_every_run_and_differ_between_positions() -> None:
    first = statement(TWICE[0], "condemned", "the tax on grain")
    second = statement(TWICE[0], "denounced", "the tax.", speakers=("berg",))
    given = scene(*TWICE, first, second)
    ids = [each.id for each in find_positions(given)]
    assert ids == [each.id for each in find_positions(given)]
    assert len(set(ids)) == 2


def test_a_users_standing_issues_name_the_issue(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[issue]]\nlabel = "grain levy"\nphrasings = ["tax on grain"]\n')
    given = said(*TWICE, "condemned", "the tax on grain")
    assert [each.issue.label for each in find_positions(given, load_issues(own))] == ["grain levy"]


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("close", "closing"),
        ("see", "seeing"),
        ("die", "dying"),
        ("cut", "cutting"),
        ("open", "opening"),
        ("permit", "permitting"),
        ("visit", "visiting"),
        ("begin", "beginning"),
    ],
)
def test_a_gerund_is_spelt_right(lemma: str, form: str) -> None:
    assert gerund(lemma) == form
