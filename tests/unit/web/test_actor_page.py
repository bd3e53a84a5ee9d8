from __future__ import annotations

from dataclasses import replace

from onrecord.actors.tenures import load_tenures
from onrecord.model.actor import Tenure
from onrecord.store.actors import ActorCount
from onrecord.store.profile import read_profile
from onrecord.store.reading import ReadingLedger
from onrecord.web.actor_page import ACTORS, actor_page, list_actors, tenures_of
from tests.unit.sample import CELEBI

IN_OFFICE = Tenure("Ayşe Çelebi", "prime minister", "TUR", "2020", "2024-12", "Q1")


def test_the_page_gathers_what_the_ledger_holds_of_an_actor(reading: ReadingLedger) -> None:
    page = actor_page(reading, read_profile(reading, "a1"))
    assert page.profile.actor.name == "Ayşe Çelebi"
    assert [result.label for result in page.statements] == ["reject", "reject"]
    assert len(page.positions) == len(page.commitments) == 2
    assert [(period.name, period.total) for period in page.periods] == [("2024-05", 2)]


def test_offices_come_from_the_table_of_office_holders(reading: ReadingLedger) -> None:
    profile = actor_page(reading, read_profile(reading, "a1")).profile
    namesake = replace(IN_OFFICE, office="mayor", country="ALB", wikidata="Q2")
    table = load_tenures(own=(IN_OFFICE, namesake))
    assert tenures_of(profile, table) == (IN_OFFICE,)


def test_without_an_item_the_country_tells_namesakes_apart(reading: ReadingLedger) -> None:
    profile = actor_page(reading, read_profile(reading, "a1")).profile
    bare = replace(profile, actor=replace(profile.actor, wikidata=None))
    others = (replace(IN_OFFICE, country="ALB", office="mayor", wikidata=None), replace(IN_OFFICE, wikidata=None))
    assert [each.office for each in tenures_of(bare, load_tenures(own=others))] == ["prime minister"]


def test_actors_are_found_by_the_beginning_of_a_word_of_their_name() -> None:
    known = [
        ActorCount(replace(CELEBI, id=f"a{n}", name=name), 1, 1) for n, name in enumerate(("Ayşe Çelebi", "Bo Li"))
    ]
    shown, _ = list_actors(known, "cel", 1, "/actors")
    assert [each.actor.name for each in shown] == ["Ayşe Çelebi"]
    assert list_actors(known, "elebi", 1, "/actors")[0] == ()


def test_many_actors_are_paged() -> None:
    known = [ActorCount(replace(CELEBI, id=f"a{n}"), 1, 1) for n in range(ACTORS + 1)]
    shown, paging = list_actors(known, "", 2, "/actors")
    assert ([each.actor.id for each in shown], paging.pages) == ([f"a{ACTORS}"], 2)
