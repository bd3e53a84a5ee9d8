from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.export.public import to_dict
from onrecord.store.judgements import Verdict, judge, open_judgements
from tests.unit.sample import extraction

PUBLIC: Any = to_dict(extraction())


@pytest.fixture
def get(client: TestClient) -> Callable[[str], Any]:
    def ask(address: str) -> Any:
        answer = client.get(f"/api/v1/{address}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    return ask


def test_a_search_gives_statements_as_in_the_public_json(get: Callable[[str], Any]) -> None:
    found = get("search?q=sanctions")
    [hit] = found["items"]
    assert hit["statement"] == PUBLIC["statements"][0]
    assert hit["document"]["id"] == "d1"
    assert hit["speakers"] == [PUBLIC["actors"][0]]
    [span] = hit["highlights"]
    assert hit["content"][span["start"] : span["end"]] == "sanctions"
    assert (hit["judgement"], found["next"]) == (None, None)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", {"sd1refusal", "sd1warning", "sd/2"}),
        ("speaker=Tirani", {"sd/2"}),
        ("act=reject", {"sd1refusal"}),
        ("country=Albania", {"sd/2"}),
        ("publisher=Ny", {"sd/2"}),
        ("since=2024-06-01", {"sd/2"}),
        ("until=2024-05-31", {"sd1refusal", "sd1warning"}),
        ("q=nothing", set()),
    ],
)
def test_a_search_is_narrowed(get: Callable[[str], Any], query: str, ids: set[str]) -> None:
    assert {each["statement"]["id"] for each in get(f"search?{query}")["items"]} == ids


def test_pages_of_a_search_join_up(get: Callable[[str], Any]) -> None:
    seen, cursor = [], ""
    for _ in range(3):
        found = get(f"search?limit=1{cursor}")
        seen += [each["statement"]["id"] for each in found["items"]]
        cursor = f"&cursor={found['next']}"
    assert seen == [each["statement"]["id"] for each in get("search")["items"]]
    assert found["next"] is None


def test_a_statement_comes_with_the_words_around_it(get: Callable[[str], Any]) -> None:
    found = get("statements/sd1refusal")
    assert found["statement"] == PUBLIC["statements"][0]
    text = PUBLIC["document"]["text"]
    context = found["context"]
    assert text[context["start"] : context["end"]] == context["exact"]
    assert "We will never accept" in context["exact"]
    assert found["document"] == {name: fact for name, fact in PUBLIC["document"].items() if name != "text"}
    assert found["current"] is True


def test_claims_are_as_in_the_public_json(get: Callable[[str], Any]) -> None:
    [position] = get("positions?document=d1")["items"]
    assert position["position"] == PUBLIC["positions"][0]
    [commitment] = get("commitments?document=d1")["items"]
    assert commitment["commitment"] == PUBLIC["commitments"][0]
    [event] = get("events?document=d1")["items"]
    assert event["event"] == PUBLIC["events"][0]


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("positions?holder=celebi", 1),
        ("positions?holder=nobody", 0),
        ("positions?issue=grain&stance=oppose", 1),
        ("positions?stance=support", 0),
        ("positions?country=TUR", 1),
        ("commitments?by=celebi&to=envoy", 1),
        ("commitments?conditional=true", 0),
        ("commitments?conditional=false&kind=threat", 1),
        ("events?actor=NLD&recipient=TUR", 1),
        ("events?type=CONSULT&status=happened", 1),
        ("events?status=denied", 0),
        ("events?since=2024-05-21", 0),
    ],
)
def test_claims_are_narrowed(get: Callable[[str], Any], address: str, number: int) -> None:
    assert len(get(address)["items"]) == number


def test_what_a_person_said_stands_beside_a_finding(get: Callable[[str], Any], path: Path) -> None:
    with open_judgements(path) as connection:
        judge(connection, "sd1refusal", Verdict.REJECTED, "a pull-quote", "A. Reader")
        judge(connection, "pd1grain", Verdict.CONFIRMED)
    assert get("statements/sd1refusal")["judgement"]["note"] == "a pull-quote"
    assert get("statements/sd1refusal")["statement"] == PUBLIC["statements"][0]
    judged = {each["statement"]["id"]: each["judgement"] for each in get("search")["items"]}
    assert judged["sd1refusal"]["verdict"] == "rejected"
    assert judged["sd1warning"] is None
    assert get("positions?document=d1")["items"][0]["judgement"]["verdict"] == "confirmed"


@pytest.mark.parametrize("words", ['"', "NEAR(", "a*", "\0", "' OR 1=1 --"])
def test_no_words_break_a_search(client: TestClient, words: str) -> None:
    for name in ("q", "speaker", "publisher"):
        assert client.get("/api/v1/search", params={name: words}).status_code == 200
