"""Invented extractions, and a strategy for any extraction, for the tests of what keeps and writes them."""

from __future__ import annotations

from typing import Any, TypeVar

from hypothesis import strategies as st

from onrecord.model.actor import Actor, ActorKind, Mention, MentionForm
from onrecord.model.claim import Commitment, CommitmentKind, Issue, Position, Stance
from onrecord.model.event import Event, EventStatus, EventType
from onrecord.model.occasion import Occasion, OccasionKind, Place
from onrecord.model.record import Extraction, Run
from onrecord.model.statement import Act, Manner, Statement
from onrecord.model.text import Anchor, Document, Span, Warning, anchor

Found = TypeVar("Found", Position, Commitment, Event)

TEXT = (
    "Prime Minister Ayşe Çelebi met the envoy of Norland on Monday.\n"
    "“We will never accept new sanctions on grain,” Çelebi told him.\n"
    "A ministry official warned that the naïve deal would collapse."
)
RUN = Run((("model", "none"), ("version", "1")))
LATER_RUN = Run((("model", "none"), ("version", "2")))
NO_FINDINGS: dict[str, Any] = {"statements": (), "positions": (), "commitments": (), "events": ()}
CELEBI = Actor("a1", "Ayşe Çelebi", ActorKind.PERSON, "TUR", "Q1", "Prime Minister")
ENVOY = Actor("a2", "envoy of Norland", ActorKind.PERSON)


def at(text: str, words: str) -> Anchor:
    """Anchor the first occurrence of some words."""
    start = text.index(words)
    return anchor(text, Span(start, start + len(words)))


def document(id: str = "d1", text: str = TEXT, published_on: str | None = "2024-05-20") -> Document:
    """Make a document with all its metadata."""
    return Document(
        id,
        text,
        text.encode("utf-8", "replace"),
        url="https://example.org/talks",
        title="Çelebi receives envoy",
        publisher="Harbour Gazette",
        published_on=published_on,
        licence="CC BY 4.0",
        byline="N. N.",
        warnings=(Warning("encoding", "The encoding was guessed."),),
    )


def extraction(id: str = "d1", run: Run = RUN, published_on: str | None = "2024-05-20") -> Extraction:
    """Make the extraction of the sample text under a document id."""
    refusal = Statement(
        f"s{id}refusal",
        Manner.DIRECT,
        contents=(at(TEXT, "We will never accept new sanctions on grain"),),
        sources=(anchor(TEXT, Span(TEXT.rindex("Çelebi"), TEXT.rindex("Çelebi") + 6)),),
        cues=(at(TEXT, "told"),),
        speakers=("a1",),
        addressees=("a2",),
        acts=(Act.REJECT, Act.WARN),
        strength=5,
        confidence=0.875,
        method="quote",
    )
    warning = Statement(
        f"s{id}warning",
        Manner.INDIRECT,
        contents=(at(TEXT, "the naïve deal would collapse"),),
        sources=(at(TEXT, "A ministry official"),),
        cues=(at(TEXT, "warned"),),
        acts=(Act.WARN,),
    )
    return Extraction(
        document(id, published_on=published_on),
        run,
        actors=(CELEBI, ENVOY),
        mentions=(
            Mention(at(TEXT, "Ayşe Çelebi"), MentionForm.NAME, "a1", (("same name", 12.0),)),
            Mention(at(TEXT, "him"), MentionForm.PRONOUN),
        ),
        statements=(refusal, warning),
        positions=(
            Position(
                f"p{id}grain",
                "a1",
                Issue("sanctions on grain", at(TEXT, "new sanctions on grain")),
                Stance.OPPOSE,
                (refusal.id,),
            ),
        ),
        commitments=(
            Commitment(
                f"c{id}refusal",
                CommitmentKind.THREAT,
                "a1",
                at(TEXT, "never accept new sanctions on grain"),
                refusal.id,
                ("a2",),
            ),
        ),
        events=(
            Event(
                f"e{id}meeting",
                EventType.CONSULT,
                ("NLD",),
                ("TUR",),
                EventStatus.HAPPENED,
                at(TEXT, "Prime Minister Ayşe Çelebi met the envoy of Norland on Monday"),
                date="2024-05-20",
                place=Place("Port Ada", None),
            ),
        ),
        occasion=Occasion(OccasionKind.MEETING, "2024-05-20", Place("Port Ada", None), ("a1", "a2"), "a1"),
        warnings=(Warning("quotes", "A quotation mark has no partner.", at(TEXT, "”")),),
    )


def saying(id: str, words: str, speaker: Actor = CELEBI) -> Extraction:
    """Make the extraction of a document in which one actor says one thing."""
    text = f"She said: {words}"
    statement = Statement(f"s{id}", Manner.INDIRECT, (at(text, words),), (at(text, "She"),), speakers=(speaker.id,))
    return Extraction(document(id, text), RUN, actors=(speaker,), statements=(statement,))


_TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)
_NAMES = st.text(st.characters(codec="utf-8"), max_size=8)
_OPTIONAL = st.none() | _NAMES


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Give any document, short."""
    text = draw(_TEXTS)
    warnings = tuple(draw(st.lists(_warnings(text), max_size=2)))
    return Document(
        draw(_NAMES),
        text,
        draw(st.binary(max_size=20)),
        url=draw(_OPTIONAL),
        title=draw(_OPTIONAL),
        publisher=draw(_OPTIONAL),
        published_on=draw(_OPTIONAL),
        licence=draw(_OPTIONAL),
        byline=draw(_OPTIONAL),
        warnings=warnings,
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Give any extraction whose parts fit together."""
    document = draw(documents())
    text = document.text
    actors = tuple(draw(st.lists(_actors(), max_size=3, unique_by=lambda actor: actor.id)))
    ids = [actor.id for actor in actors]
    statement_ids = draw(st.lists(_NAMES, max_size=3, unique=True))
    statements = tuple(draw(_statements(text, id, ids, statement_ids)) for id in statement_ids)
    reasons = st.lists(st.tuples(_NAMES, st.floats(-9, 9)), max_size=2).map(tuple)
    mentions = st.builds(Mention, _anchors(text), st.sampled_from(MentionForm), _any_of(ids), reasons)
    occasions = st.builds(
        Occasion,
        st.sampled_from(OccasionKind),
        _OPTIONAL,
        st.none() | st.builds(Place, _OPTIONAL, _OPTIONAL),
        _some_of(ids),
        _any_of(ids),
    )
    return Extraction(
        document,
        draw(st.sampled_from((RUN, LATER_RUN))),
        actors,
        tuple(draw(st.lists(mentions, max_size=2))),
        statements,
        positions=draw(_some(_positions(text, ids, statement_ids))) if ids else (),
        commitments=draw(_some(_commitments(text, ids, statement_ids))) if ids and statement_ids else (),
        occasion=draw(st.none() | occasions),
        events=draw(_some(_events(text, statement_ids))),
        warnings=tuple(draw(st.lists(_warnings(text), max_size=2))),
    )


def _some(each: st.SearchStrategy[Found]) -> st.SearchStrategy[tuple[Found, ...]]:
    """Give up to two findings with ids of their own."""
    return st.lists(each, max_size=2, unique_by=lambda found: found.id).map(tuple)


def _positions(text: str, ids: list[str], statements: list[str]) -> st.SearchStrategy[Position]:
    issue = st.builds(Issue, _NAMES, _anchors(text))
    return st.builds(Position, _NAMES, st.sampled_from(ids), issue, st.sampled_from(Stance), _some_of(statements))


def _commitments(text: str, ids: list[str], statements: list[str]) -> st.SearchStrategy[Commitment]:
    return st.builds(
        Commitment,
        _NAMES,
        st.sampled_from(CommitmentKind),
        st.sampled_from(ids),
        _anchors(text),
        st.sampled_from(statements),
        _some_of(ids),
        st.none() | _anchors(text),
        st.none() | _anchors(text),
    )


def _events(text: str, statements: list[str]) -> st.SearchStrategy[Event]:
    codes = st.lists(_NAMES, max_size=2).map(tuple)
    return st.builds(
        Event,
        _NAMES,
        st.sampled_from(EventType),
        codes,
        codes,
        st.sampled_from(EventStatus),
        _anchors(text),
        _any_of(statements),
        _OPTIONAL,
        st.none() | st.builds(Place, _OPTIONAL, _OPTIONAL),
    )


@st.composite
def _anchors(draw: st.DrawFn, text: str) -> Anchor:
    start = draw(st.integers(0, len(text)))
    return anchor(text, Span(start, draw(st.integers(start, len(text)))))


def _warnings(text: str) -> st.SearchStrategy[Warning]:
    return st.builds(Warning, _NAMES, _NAMES, st.none() | _anchors(text))


def _actors() -> st.SearchStrategy[Actor]:
    return st.builds(Actor, _NAMES, _NAMES, st.sampled_from(ActorKind), _OPTIONAL, _OPTIONAL, _OPTIONAL)


def _some_of(ids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), max_size=2).map(tuple) if ids else st.just(())


def _any_of(ids: list[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(ids) if ids else st.none()


def _statements(text: str, id: str, actors: list[str], statements: list[str]) -> st.SearchStrategy[Statement]:
    spans = st.lists(_anchors(text), max_size=2).map(tuple)
    return st.builds(
        Statement,
        st.just(id),
        st.sampled_from(Manner),
        contents=spans,
        sources=spans,
        cues=spans,
        speakers=_some_of(actors),
        addressees=_some_of(actors),
        acts=st.lists(st.sampled_from(Act), max_size=2).map(tuple),
        strength=st.integers(1, 5),
        negated=st.booleans(),
        parent=_any_of(statements),
        repeats=_any_of(statements),
        confidence=st.floats(0, 1),
        method=_NAMES,
    )
