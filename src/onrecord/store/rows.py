"""Model records to table rows and back.

The findings of one extraction are a `Found`: for each table of `COLUMNS`, its rows without the leading
extraction number. They are what is written, what is read, and what the extraction's hash is taken of.
"""

from __future__ import annotations

import json
from collections import defaultdict

from onrecord.model.actor import Actor, ActorKind, Mention, MentionForm
from onrecord.model.occasion import Occasion, OccasionKind, Place
from onrecord.model.record import Extraction, Run
from onrecord.model.statement import Act, Manner, Statement
from onrecord.model.text import Anchor, Document, Warning, hash_id, sha256
from onrecord.store.claim_rows import (
    ANCHOR,
    CLAIM_COLUMNS,
    Found,
    Row,
    add_commitments,
    add_events,
    add_positions,
    anchor_of,
    anchor_row,
    commitments_of,
    events_of,
    positions_of,
)

_NO_ANCHOR = (None,) * len(ANCHOR)

_FIRST_COLUMNS: dict[str, tuple[str, ...]] = {
    "actors": ("position", "id", "name", "kind", "country", "wikidata", "office"),
    "mentions": ("position", *ANCHOR, "form", "actor"),
    "statements": (*("position", "id", "manner", "strength", "negated", "parent", "repeats", "confidence", "method"),),
    "statement_spans": ("statement", "role", "position", *ANCHOR),
    "statement_actors": ("statement", "role", "position", "actor"),
    "statement_acts": ("statement", "position", "act"),
    "occasions": ("kind", "date", "has_place", "place_name", "place_country", "host"),
    "occasion_participants": ("position", "actor"),
    "warnings": ("origin", "position", *ANCHOR, "code", "message"),
}

COLUMNS = {**_FIRST_COLUMNS, "mention_reasons": ("mention", "position", "reason", "points"), **CLAIM_COLUMNS}
"""The columns of each table of findings, in an order in which rows can be written."""

DOCUMENT_COLUMNS = (
    *("key", "id", "url", "title", "publisher", "published_on", "language", "licence", "byline"),
    *("text", "raw", "text_sha256", "raw_sha256"),
)


def document_key(document: Document) -> str:
    """Give the hash of a document's id, metadata and text: the same key, the same document."""
    # JSON and not a plain join, so that None and "None" differ.
    return hash_id("k", json.dumps([*_metadata(document), document.sha256]))


def document_row(document: Document) -> Row:
    """Give a document as a row of `DOCUMENT_COLUMNS`."""
    texts = (document.text, document.raw, document.sha256, sha256(document.raw))
    return (document_key(document), *_metadata(document), *texts)


def document_of(row: Row, warnings: tuple[Warning, ...] = ()) -> Document:
    """Make a document of a row of `DOCUMENT_COLUMNS`; its warnings belong to each extraction's findings."""
    _, id, url, title, publisher, published_on, language, licence, byline, text, raw, *_ = row
    about = (url, title, publisher, published_on, language, licence, byline)
    return Document(id, text, raw, *about, warnings=warnings)


def run_row(run: Run) -> Row:
    """Give a run as its id and its settings in JSON."""
    return (run.id, json.dumps(run.settings))


def run_of(settings: str) -> Run:
    """Make a run of its settings in JSON."""
    return Run(tuple((name, value) for name, value in json.loads(settings)))


def found_in(extraction: Extraction) -> Found:
    """Give the findings of an extraction as rows of each table of `COLUMNS`."""
    found: Found = {table: [] for table in COLUMNS}
    found["actors"] = [
        (n, actor.id, actor.name, actor.kind.value, actor.country, actor.wikidata, actor.office)
        for n, actor in enumerate(extraction.actors)
    ]
    found["mentions"] = [
        (n, *anchor_row(mention.span), mention.form.value, mention.actor)
        for n, mention in enumerate(extraction.mentions)
    ]
    found["mention_reasons"] = [
        (n, k, reason, points)
        for n, mention in enumerate(extraction.mentions)
        for k, (reason, points) in enumerate(mention.reasons)
    ]
    for n, statement in enumerate(extraction.statements):
        _add_statement(found, n, statement)
    add_positions(found, extraction.positions)
    add_commitments(found, extraction.commitments)
    add_events(found, extraction.events)
    if extraction.occasion:
        _add_occasion(found, extraction.occasion)
    origins = (("document", extraction.document.warnings), ("extraction", extraction.warnings))
    found["warnings"] = [
        (
            origin,
            n,
            *(anchor_row(warning.span) if warning.span else _NO_ANCHOR),
            warning.code,
            warning.message,
        )
        for origin, warnings in origins
        for n, warning in enumerate(warnings)
    ]
    return found


def extraction_of(document: Row, settings: str, found: Found) -> Extraction:
    """Make an extraction of its document's row, its run's settings and its findings."""
    return Extraction(
        document_of(document, _warnings(found, "document")),
        run_of(settings),
        actors=tuple(map(actor_of, found["actors"])),
        mentions=_mentions(found),
        statements=statements_of(found),
        positions=positions_of(found),
        commitments=commitments_of(found),
        occasion=_occasion(found),
        events=events_of(found),
        warnings=_warnings(found, "extraction"),
    )


def _mentions(found: Found) -> tuple[Mention, ...]:
    reasons: dict[int, list[tuple[str, float]]] = defaultdict(list)
    for mention, _, reason, points in sorted(found["mention_reasons"]):
        reasons[mention].append((reason, points))
    return tuple(
        Mention(anchor_of(row[1:6]), MentionForm(row[6]), row[7], tuple(reasons[row[0]])) for row in found["mentions"]
    )


def actor_of(row: Row) -> Actor:
    """Make an actor of a row of the actors table."""
    _, id, name, kind, country, wikidata, office = row
    return Actor(id, name, ActorKind(kind), country, wikidata, office)


def statements_of(found: Found) -> tuple[Statement, ...]:
    """Make the statements of the rows of the four statement tables, each sorted by position."""
    spans: dict[tuple[str, str], list[Anchor]] = defaultdict(list)
    for id, role, _, *anchor in found["statement_spans"]:
        spans[id, role].append(anchor_of(anchor))
    actors: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id, role, _, actor in found["statement_actors"]:
        actors[id, role].append(actor)
    acts: dict[str, list[Act]] = defaultdict(list)
    for id, _, act in found["statement_acts"]:
        acts[id].append(Act(act))
    return tuple(
        Statement(
            id,
            Manner(manner),
            contents=tuple(spans[id, "content"]),
            sources=tuple(spans[id, "source"]),
            cues=tuple(spans[id, "cue"]),
            speakers=tuple(actors[id, "speaker"]),
            addressees=tuple(actors[id, "addressee"]),
            acts=tuple(acts[id]),
            strength=strength,
            negated=bool(negated),
            parent=parent,
            repeats=repeats,
            confidence=confidence,
            method=method,
        )
        for _, id, manner, strength, negated, parent, repeats, confidence, method in found["statements"]
    )


def digest(document: str, run: str, found: Found) -> str:
    """Give the hash of an extraction: its document's key, its run's id and all that it found."""
    # A table that came later counts only where it has rows, so that older extractions keep their hash.
    counted = [table for table in COLUMNS if table in _FIRST_COLUMNS or found[table]]
    tables = [[table, sorted(json.dumps(row) for row in found[table])] for table in counted]
    return sha256(json.dumps([document, run, tables]))


def _metadata(document: Document) -> Row:
    published = (document.url, document.title, document.publisher, document.published_on)
    return (document.id, *published, document.language, document.licence, document.byline)


def _add_statement(found: Found, position: int, statement: Statement) -> None:
    id = statement.id
    facts = (statement.manner.value, statement.strength, int(statement.negated))
    links = (statement.parent, statement.repeats)
    found["statements"].append((position, id, *facts, *links, float(statement.confidence), statement.method))
    roles = (("source", statement.sources), ("cue", statement.cues), ("content", statement.contents))
    for role, anchors in roles:
        found["statement_spans"] += [(id, role, n, *anchor_row(anchor)) for n, anchor in enumerate(anchors)]
    for role, actors in (("speaker", statement.speakers), ("addressee", statement.addressees)):
        found["statement_actors"] += [(id, role, n, actor) for n, actor in enumerate(actors)]
    found["statement_acts"] += [(id, n, act.value) for n, act in enumerate(statement.acts)]


def _add_occasion(found: Found, occasion: Occasion) -> None:
    place = occasion.place or Place(None, None)
    found["occasions"] = [
        (
            *(occasion.kind.value, occasion.date, int(occasion.place is not None)),
            *(place.name, place.country, occasion.host),
        )
    ]
    found["occasion_participants"] = list(enumerate(occasion.participants))


def _occasion(found: Found) -> Occasion | None:
    for kind, date, has_place, name, country, host in found["occasions"]:
        participants = tuple(actor for _, actor in found["occasion_participants"])
        place = Place(name, country) if has_place else None
        return Occasion(OccasionKind(kind), date, place, participants, host)
    return None


def _warnings(found: Found, origin: str) -> tuple[Warning, ...]:
    return tuple(
        Warning(row[7], row[8], None if row[2] is None else anchor_of(row[2:7]))
        for row in found["warnings"]
        if row[0] == origin
    )
