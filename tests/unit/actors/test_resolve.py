"""Whom the words of a source mean. All texts and people are invented."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.actors.discourse import Discourse
from onrecord.actors.publishers import Home, PublisherKind
from onrecord.actors.resolve import Quotation, Resolver
from onrecord.actors.roster import Roster
from onrecord.actors.tenures import TenureTable, load_tenures
from onrecord.lexicon import load_offices
from onrecord.model.actor import ActorKind, MentionForm
from onrecord.model.text import Span
from onrecord.text.analysis import Parse

DAY = "2031-03-18"
OWN = """name,kind,country,office,start,end,wikidata,gender
Brinja Solvang,person,LIE,president,2029-05-01,,,female
Torvald Ekmann,person,AND,foreign minister,2028-02-01,,,male
Ada Corrie,person,AND,president,2030-01-01,,,female
Nora Hilt,person,LIE,foreign minister,2030-01-01,,,female
Pia Strand,person,NOR,prime minister,2030-01-01,,,female
Jon Maye,person,LIE,foreign minister,2030-01-01,,,male
"""
SOLVANG, EKMANN, CORRIE = "person:brinja-solvang", "person:torvald-ekmann", "person:ada-corrie"
LIECHTENSTEIN, ANDORRA, NORWAY = "state:LIE", "state:AND", "state:NOR"


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> TenureTable:
    path: Path = tmp_path_factory.mktemp("actors") / "own.csv"
    path.write_text(OWN, encoding="utf-8")
    return load_tenures(path)


class Scene:
    """One source after a text that names Solvang and Ekmann, who meet."""

    def __init__(self, table: TenureTable, source: str, home: str | None = None) -> None:
        text = f"Brinja Solvang met Torvald Ekmann. {source} said no."
        self.source = Span(text.index(source, 35), text.index(source, 35) + len(source))
        self.roster = Roster(text, DAY, table)
        for name in ("Brinja Solvang", "Torvald Ekmann"):
            places = (at for at in (text.find(name), text.find(name, 35)) if at >= 0)
            for at in places:
                self.roster.add_tenure(table.by_name(name, DAY)[0], Span(at, at + len(name)))
        government = Home(home, PublisherKind.GOVERNMENT) if home else None
        discourse = Discourse(self.roster, Parse((), ()))
        self.resolver = Resolver(self.roster, load_offices(), discourse, government, (SOLVANG, EKMANN))

    def resolve(self, quotation: Quotation | None = None) -> tuple[str, ...]:
        return self.resolver.resolve(self.source, quotation)

    def name(self, id: str, at: int) -> Scene:
        """Name an actor once more, with one letter at a place."""
        self.roster.entries[id].spans.append(Span(at, at + 1))
        return self

    def state(self, iso3: str, name: str) -> Scene:
        """Enter a state that the source names."""
        start = self.roster.text.index(name, self.source.start)
        self.roster.add_state(iso3, Span(start, start + len(name)))
        return self


def test_a_name_is_its_person(table: TenureTable) -> None:
    assert Scene(table, "Torvald Ekmann").resolve() == (EKMANN,)


def test_a_list_of_names_is_all_of_them_in_order(table: TenureTable) -> None:
    assert Scene(table, "Torvald Ekmann and Brinja Solvang").resolve() == (EKMANN, SOLVANG)


@pytest.mark.parametrize("source", ["Torvald Ekmann’s deputy", "An aide to Torvald Ekmann", "Critics of the talks"])
def test_someone_who_is_only_described_stays_unknown(table: TenureTable, source: str) -> None:
    assert Scene(table, source).resolve() == ()


def test_the_words_of_an_unknown_source_are_a_mention_of_nobody(table: TenureTable) -> None:
    scene = Scene(table, "A tired pilot")
    assert scene.resolve() == ()
    (mention,) = scene.resolver.discourse.nominals
    assert (mention.span.exact, mention.form, mention.actor) == ("A tired pilot", MentionForm.NOMINAL, None)


def test_a_pronoun_is_the_last_speaker(table: TenureTable) -> None:
    scene = Scene(table, "He")
    scene.roster.add_local(ActorKind.PERSON, "Ilmar Varga", Span(33, 34))
    scene.resolver.remember((EKMANN,))
    assert scene.resolve() == (EKMANN,)
    assert [(mention.form, mention.actor) for mention in scene.resolver.discourse.nominals] == [
        (MentionForm.PRONOUN, EKMANN)
    ]


def test_a_pronoun_of_the_other_gender_passes_the_last_speaker_over(table: TenureTable) -> None:
    scene = Scene(table, "She")
    scene.resolver.remember((EKMANN,))
    assert scene.resolve() == (SOLVANG,)


def test_a_pronoun_before_anybody_spoke_is_the_person_named_last(table: TenureTable) -> None:
    assert Scene(table, "He").resolve() == (EKMANN,)
    assert Scene(table, "She").resolve() == (SOLVANG,)
    nobody = Scene(table, "He")
    nobody.roster.entries.clear()
    assert nobody.resolve() == ()


def test_they_are_those_who_spoke_together_or_else_the_two_who_meet(table: TenureTable) -> None:
    scene = Scene(table, "They")
    assert scene.resolve() == (SOLVANG, EKMANN)
    scene.resolver.remember((EKMANN, SOLVANG))
    scene.resolver.remember((SOLVANG,))
    assert scene.resolve() == (EKMANN, SOLVANG)


@pytest.mark.parametrize("source", ["The two leaders", "Both sides", "The ministers", "The leaders"])
def test_the_two_who_meet_are_named_together(table: TenureTable, source: str) -> None:
    assert Scene(table, source).resolve() == (SOLVANG, EKMANN)


def test_the_delegations_are_the_states_of_the_two_who_meet(table: TenureTable) -> None:
    assert Scene(table, "The two delegations").resolve() == (LIECHTENSTEIN, ANDORRA)


def test_a_role_is_the_holder_whom_the_text_names(table: TenureTable) -> None:
    assert Scene(table, "The foreign minister").resolve() == (EKMANN,)
    assert Scene(table, "The president").resolve() == (SOLVANG,)


def test_a_role_with_a_country_is_its_holder_on_the_day(table: TenureTable) -> None:
    assert Scene(table, "The Andorran president").resolve() == (CORRIE,)


def test_a_role_at_home_is_its_holder_there(table: TenureTable) -> None:
    scene = Scene(table, "The president", home="LIE")
    scene.roster.entries.clear()
    assert scene.resolve() == (SOLVANG,)


def test_a_role_of_no_country_stays_unknown_where_the_text_names_no_holder(table: TenureTable) -> None:
    scene = Scene(table, "The president")
    scene.roster.entries.clear()
    assert scene.resolve() == ()


def test_of_two_holders_a_role_is_the_one_who_spoke_last_or_else_the_one_at_home(table: TenureTable) -> None:
    scene = Scene(table, "The president", home="AND")
    scene.roster.add_tenure(table.by_name("Ada Corrie", DAY)[0])
    assert scene.resolve() == (CORRIE,)
    scene.resolver.remember((SOLVANG,))
    assert scene.resolve() == (SOLVANG,)


def test_a_role_that_two_hold_stays_unknown(table: TenureTable) -> None:
    assert Scene(table, "The Liechtenstein foreign minister").resolve() == ()


def test_a_role_of_nobody_known_stays_unknown(table: TenureTable) -> None:
    assert Scene(table, "The Andorran defence minister").resolve() == ()


def test_a_role_is_a_nominal_mention_of_its_holder(table: TenureTable) -> None:
    scene = Scene(table, "The foreign minister")
    scene.resolve()
    assert [(each.form, each.actor) for each in scene.resolver.discourse.nominals] == [(MentionForm.NOMINAL, EKMANN)]


@pytest.mark.parametrize("source", ["The Andorran side", "The Andorran government", "Andorran officials"])
def test_a_side_is_its_state(table: TenureTable, source: str) -> None:
    assert Scene(table, source).resolve() == (ANDORRA,)


def test_a_state_that_is_the_source_is_itself(table: TenureTable) -> None:
    assert Scene(table, "Andorra").state("AND", "Andorra").resolve() == (ANDORRA,)


def test_a_list_of_states_is_all_of_them(table: TenureTable) -> None:
    scene = Scene(table, "Andorra and Norway").state("AND", "Andorra").state("NOR", "Norway")
    assert scene.resolve() == (ANDORRA, NORWAY)


def test_the_owner_of_the_source_is_not_the_source(table: TenureTable) -> None:
    assert Scene(table, "Andorra’s navy").state("AND", "Andorra").resolve() == ()


def test_a_person_who_speaks_for_a_state_goes_before_it(table: TenureTable) -> None:
    scene = Scene(table, "Andorra (Torvald Ekmann)").state("AND", "Andorra")
    assert scene.resolve() == (EKMANN,)


def test_a_body_of_the_table_is_that_body(table: TenureTable) -> None:
    scene = Scene(table, "The European Union")
    (found,) = scene.resolve()
    assert scene.roster.entries[found].actor.kind == ActorKind.ORGANIZATION


def test_we_are_the_state_of_a_government_that_publishes(table: TenureTable) -> None:
    assert Scene(table, "We", home="AND").resolve() == (ANDORRA,)
    assert Scene(table, "We").resolve() == ()


def test_we_of_a_newspaper_are_nobody_on_record(table: TenureTable) -> None:
    scene = Scene(table, "We")
    scene.resolver.home = Home("AND", PublisherKind.OUTLET)
    assert scene.resolve() == ()


@pytest.mark.parametrize("source", ["I", "We"])
def test_the_first_person_in_a_quotation_is_its_speaker(table: TenureTable, source: str) -> None:
    assert Scene(table, source).resolve(Quotation((SOLVANG,), (EKMANN,))) == (SOLVANG,)


def test_you_in_a_quotation_are_the_one_addressed(table: TenureTable) -> None:
    assert Scene(table, "You").resolve(Quotation((SOLVANG,), (EKMANN,))) == (EKMANN,)
    assert Scene(table, "You").resolve() == ()


def test_a_speaker_does_not_mean_itself_by_he_in_its_own_quotation(table: TenureTable) -> None:
    scene = Scene(table, "He")
    scene.resolver.remember((EKMANN,))
    assert scene.resolve(Quotation((EKMANN,))) != (EKMANN,)


def test_a_counterpart_holds_the_office_of_the_last_speaker_for_the_other_side(table: TenureTable) -> None:
    scene = Scene(table, "His Norwegian counterpart")
    scene.roster.add_tenure(table.by_name("Pia Strand", DAY)[0])
    scene.roster.entries[SOLVANG].offices.add("prime minister")
    scene.resolver.remember((SOLVANG,))
    assert scene.resolve() == ("person:pia-strand",)


def test_a_counterpart_of_no_country_is_the_other_of_the_two_who_meet(table: TenureTable) -> None:
    scene = Scene(table, "His counterpart")
    scene.resolver.remember((EKMANN,))
    assert scene.resolve() == (SOLVANG,)


def test_a_choice_tells_its_reasons(table: TenureTable) -> None:
    scene = Scene(table, "The foreign minister")
    scene.resolve()
    (mention,) = scene.resolver.discourse.nominals
    assert ("holds the office", 6.0) in mention.reasons


@pytest.mark.parametrize("words", ["The reporters", "families of the crew", "the international community"])
def test_people_without_a_name_who_are_addressed_are_a_group_of_the_text(table: TenureTable, words: str) -> None:
    scene = Scene(table, words)
    (found,) = scene.resolver.resolve_addressed(scene.source)
    assert scene.roster.entries[found].actor.kind == ActorKind.GROUP


def test_one_unknown_person_who_is_addressed_stays_unknown(table: TenureTable) -> None:
    scene = Scene(table, "A tired pilot")
    assert scene.resolver.resolve_addressed(scene.source) == ()


def test_you_of_one_who_meets_another_is_the_other(table: TenureTable) -> None:
    resolver = Scene(table, "He").resolver
    assert resolver.partner_of((SOLVANG,), 50) == (EKMANN,)
    assert resolver.partner_of((), 50) == ()


def test_what_was_agreed_both_agreed(table: TenureTable) -> None:
    resolver = Scene(table, "He").resolver
    assert resolver.imply("agreed", ()) == (SOLVANG, EKMANN)
    assert resolver.imply("asked", (EKMANN,)) == (SOLVANG,)
    assert resolver.imply("asked", (CORRIE,)) == ()
    assert resolver.imply("noted", ()) == ()


def test_nothing_is_implied_where_not_two_meet(table: TenureTable) -> None:
    resolver = Scene(table, "He").resolver
    resolver.principals = (SOLVANG,)
    assert resolver.imply("agreed", ()) == ()


def test_they_are_the_state_that_spoke_last(table: TenureTable) -> None:
    scene = Scene(table, "They")
    scene.roster.add_state("AND")
    scene.resolver.remember((ANDORRA,))
    assert scene.resolve() == (ANDORRA,)


def test_a_role_means_what_its_words_mean_at_home(table: TenureTable) -> None:
    scene = Scene(table, "The president", home="ESP")
    scene.roster.add_local(ActorKind.PERSON, "Ilmar Varga").offices.add("prime minister")
    assert scene.resolve() == ("person:ilmar-varga",)


def test_a_minister_may_be_the_minister_of_anything(table: TenureTable) -> None:
    scene = Scene(table, "The minister")
    scene.roster.entries.clear()
    scene.roster.add_local(ActorKind.PERSON, "Ilmar Varga").offices.add("minister of ports")
    assert scene.resolve() == ("person:ilmar-varga",)


def test_someone_in_a_state_is_not_the_state(table: TenureTable) -> None:
    assert Scene(table, "Pilots in Andorra").state("AND", "Andorra").resolve() == ()


def test_the_holders_of_two_offices_are_both(table: TenureTable) -> None:
    scene = Scene(table, "The president and the Andorran foreign minister", home="LIE")
    assert scene.resolve() == (SOLVANG, EKMANN)


def test_a_state_s_own_word_for_an_office_names_nobody_where_no_state_is_in_sight(table: TenureTable) -> None:
    """ "President" is how Spain calls the head of its government, too."""
    text = "Pia Strand met the pilots. The president said no."
    roster = Roster(text, DAY, table)
    roster.add_tenure(table.by_name("Pia Strand", DAY)[0], Span(0, 10))
    resolver = Resolver(roster, load_offices(), Discourse(roster, Parse((), ())))
    assert resolver.resolve(Span(27, 40)) == ()


def test_a_group_is_its_states(table: TenureTable) -> None:
    found = Scene(table, "The E3").resolve()
    assert found == ("state:FRA", "state:DEU", "state:GBR")


def test_those_who_lead_a_group_are_its_leaders_where_the_text_names_all_of_them(table: TenureTable) -> None:
    scene = Scene(table, "The leaders of the guarantor states")
    assert scene.resolve() == ("state:IRN", "state:RUS", "state:TUR")
    for name, country in (("Ann Ira", "IRN"), ("Rob Rus", "RUS"), ("Tia Tur", "TUR")):
        entry = scene.roster.add_local(ActorKind.PERSON, name)
        entry.offices.add("president")
        entry.actor = replace(entry.actor, country=country)
    assert scene.resolve() == ("person:ann-ira", "person:rob-rus", "person:tia-tur")
