"""What later findings may say of a commitment. All are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.compare.followups import find_followups, read_event
from onrecord.model.claim import CommitmentKind
from onrecord.model.event import EventStatus, EventType
from onrecord.model.series import Bearing, DatedCommitment, DatedEvent, Followup, Saying
from onrecord.model.statement import Act

ACTION = "reopen the northern border crossing to trucks"
PROMISE = DatedCommitment(
    "c1",
    "d1",
    "2024-05-01",
    CommitmentKind.PROMISE,
    "a1",
    "Ann Example",
    ACTION,
    "s1",
    states=("NLD",),
    recipients=("a2",),
    recipient_states=("TUR",),
)
THREAT = replace(PROMISE, kind=CommitmentKind.THREAT, action="close the northern border crossing to trucks")


def saying(text: str, speaker: str = "a1", **facts: object) -> Saying:
    return replace(Saying("s9", "d9", "2024-06-01", text, (speaker,)), **facts)  # type: ignore[arg-type]


def event(type_: EventType, status: EventStatus = EventStatus.HAPPENED, **facts: object) -> DatedEvent:
    text = "reopened the northern border crossing to trucks"
    made = DatedEvent("e9", "d9", "2024-06-01", type_, status, ("NLD",), ("TUR",), text)
    return replace(made, **facts)  # type: ignore[arg-type]


def bearings(later: Saying | DatedEvent, commitment: DatedCommitment = PROMISE) -> list[str]:
    return [found.bearing.value for found in follow(later, commitment)]


def follow(later: Saying | DatedEvent, commitment: DatedCommitment = PROMISE) -> tuple[Followup, ...]:
    if isinstance(later, Saying):
        return find_followups([commitment], [later])
    return find_followups([commitment], events=[later])


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        ("We have fulfilled our word to reopen the northern border crossing", "a1", "kept"),
        ("Example has kept her word and the northern border crossing is open to trucks", "a3", "kept"),
        ("they failed to reopen the northern border crossing", "a2", "broken"),
        ("Ann Example broke her promise to reopen the northern border crossing", "a3", "broken"),
        ("she has not honoured the promise to reopen the northern border crossing", "a2", "broken"),
        ("Example never violated the promise to reopen the northern border crossing", "a3", "kept"),
        ("We are suspending the plan to reopen the northern border crossing", "a1", "withdrawn"),
    ],
)
def test_words_tell_what_became_of_a_promise(text: str, speaker: str, expected: str) -> None:
    assert bearings(saying(text, speaker)) == [expected]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Example must honour the promise to reopen the northern border crossing", "a3"),
        ("they should be implementing the plan to reopen the northern border crossing", "a2"),
        ("the mayor failed to reopen the northern border crossing", "a3"),
        ("they failed to reopen the northern border crossing", "a3"),
        ("We are suspending the plan to reopen the northern border crossing", "a2"),
        ("Example broke her promise to send two trucks of bread to the capital", "a3"),
        ("the northern border crossing to trucks is old", "a3"),
    ],
    ids=["demanded", "wished", "another one", "nobody named", "not the one bound", "another thing", "nothing said"],
)
def test_what_says_nothing_of_it_is_no_candidate(text: str, speaker: str) -> None:
    assert bearings(saying(text, speaker)) == []


def test_names_alone_make_no_common_topic_but_treaties_do() -> None:
    visit = replace(PROMISE, action="visit Norland and Suderland")
    assert bearings(saying("Example broke with Norland and Suderland", "a3"), visit) == []
    treaty = replace(PROMISE, action="respect the NORPACT")
    assert bearings(saying("Example violated the NORPACT", "a3"), treaty) == ["broken"]


def test_the_one_who_is_bound_says_it_again() -> None:
    (found,) = follow(saying("we will reopen the northern border crossing to trucks soon", acts=(Act.PROMISE,)))
    assert found.bearing == Bearing.REPEATED
    assert "act promise" in found.reasons


def test_the_same_words_say_it_again_whatever_the_act() -> None:
    assert bearings(saying(ACTION, acts=(Act.ASSERT,))) == ["repeated"]
    assert bearings(saying("the northern border crossing needs trucks", acts=(Act.ASSERT,))) == []


def test_the_contrary_of_it_takes_it_back_but_not_a_denied_condition() -> None:
    denied = "we will not reopen the northern border crossing to trucks"
    assert bearings(saying(denied, acts=(Act.ANNOUNCE,))) == ["withdrawn"]
    condition = "if they do not object, we will reopen the northern border crossing to trucks"
    assert bearings(saying(condition, acts=(Act.PROMISE,))) == ["repeated"]


def test_a_countryman_speaks_for_the_one_who_is_bound() -> None:
    again = saying(ACTION, "a7", states=("NLD",), acts=(Act.PROMISE,))
    assert bearings(again) == ["repeated"]
    assert bearings(replace(again, states=("TUR",))) == []


@pytest.mark.parametrize("date", ["2024-05-01", "2024-04-01", None])
def test_only_later_days_count(date: str | None) -> None:
    assert bearings(saying(ACTION, acts=(Act.PROMISE,), date=date)) == []


def test_an_undated_commitment_has_nothing_later() -> None:
    assert bearings(saying(ACTION, acts=(Act.PROMISE,)), replace(PROMISE, date=None)) == []


def test_what_happened_before_a_promise_does_not_keep_it() -> None:
    late_report = event(EventType.COOPERATE, happened_on="2024-04-20")
    assert bearings(late_report) == []
    assert bearings(replace(late_report, happened_on="2024-05-20")) == ["kept"]


def test_what_was_done_in_time_and_reported_late_is_not_after_the_deadline() -> None:
    bound = replace(PROMISE, deadline="2024-05-25")
    (reported_late,) = follow(event(EventType.COOPERATE), bound)
    (done_in_time,) = follow(event(EventType.COOPERATE, happened_on="2024-05-20"), bound)
    assert "after the deadline, 2024-05-25" in reported_late.reasons
    assert "after the deadline, 2024-05-25" not in done_in_time.reasons


def test_who_is_bound_to_withdraw_takes_nothing_back_by_withdrawing() -> None:
    bound = replace(PROMISE, action="withdraw the troops from the northern border crossing")
    assert bearings(saying("We have withdrawn the troops from the northern border crossing"), bound) == ["repeated"]


@pytest.mark.parametrize(
    ("type_", "status", "expected"),
    [
        (EventType.COOPERATE, EventStatus.HAPPENED, Bearing.KEPT),
        (EventType.AID, EventStatus.ONGOING, Bearing.KEPT),
        (EventType.REJECT, EventStatus.HAPPENED, Bearing.BROKEN),
        (EventType.COOPERATE, EventStatus.DENIED, Bearing.BROKEN),
        (EventType.COOPERATE, EventStatus.PLANNED, Bearing.REPEATED),
        (EventType.COOPERATE, EventStatus.HYPOTHETICAL, None),
    ],
)
def test_events_tell_what_became_of_a_promise(type_: EventType, status: EventStatus, expected: Bearing | None) -> None:
    read = read_event(PROMISE, event(type_, status))
    assert (read[0] if read else None) == expected


@pytest.mark.parametrize(
    ("type_", "expected"),
    [(EventType.COERCE, Bearing.KEPT), (EventType.RETREAT, Bearing.WITHDRAWN), (EventType.CONSULT, None)],
)
def test_a_threat_is_kept_by_conflict_and_withdrawn_by_giving_way(type_: EventType, expected: Bearing | None) -> None:
    read = read_event(THREAT, event(type_))
    assert (read[0] if read else None) == expected


def test_doing_what_was_forsworn_breaks_it() -> None:
    forsworn = replace(PROMISE, action="not send aid")
    read = read_event(forsworn, event(EventType.AID))
    assert read is not None
    assert read[0] == Bearing.BROKEN


def test_what_another_state_does_tells_nothing() -> None:
    assert read_event(PROMISE, event(EventType.COOPERATE, actors=("TUR",))) is None


def test_a_threat_is_not_honoured_or_violated_in_words() -> None:
    assert bearings(saying("Example violated the northern border crossing to trucks", "a3"), THREAT) == []


def test_an_event_is_found_by_its_words() -> None:
    (found,) = follow(event(EventType.COOPERATE))
    assert (found.finding, found.bearing, found.document) == ("e9", Bearing.KEPT, "d9")
    assert "COOPERATE happened" in found.reasons
    assert follow(event(EventType.COOPERATE, text="met the envoy for lunch")) == ()


def test_a_reason_tells_that_the_deadline_is_over() -> None:
    late = replace(PROMISE, deadline="2024-05-31")
    assert "after the deadline, 2024-05-31" in follow(event(EventType.COOPERATE), late)[0].reasons
    early = replace(PROMISE, deadline="2024-06-01")
    assert not any("deadline" in reason for reason in follow(event(EventType.COOPERATE), early)[0].reasons)


def test_the_likeliest_comes_first_and_the_order_of_the_input_changes_nothing() -> None:
    named = replace(saying("Example failed to reopen the crossing at the northern border", "a3"), statement="s8")
    own = saying("we are cancelling the plan to reopen the northern border crossing to trucks")
    found = find_followups([PROMISE], [named, own])
    assert [each.finding for each in found] == ["s9", "s8"]
    assert found == find_followups([PROMISE], [own, named])
    assert all(0 <= each.score <= 1 for each in found)


def test_each_commitment_has_its_own() -> None:
    other = replace(PROMISE, id="c2", action="lower the price of bread in the capital")
    found = find_followups([other, PROMISE], [saying(ACTION, acts=(Act.PROMISE,))])
    assert [each.commitment for each in found] == ["c1"]
