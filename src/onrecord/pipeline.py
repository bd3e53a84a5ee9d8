"""The one table of stages: a document in, what was found in it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from onrecord.actors.resolve import Resolver, home_state
from onrecord.actors.roster import Roster, build_roster
from onrecord.actors.tenures import TenureTable, load_tenures
from onrecord.compare.repeats import link_repeats
from onrecord.extract.acts import find_acts
from onrecord.extract.addressee import find_addressees
from onrecord.extract.attribution import find_attributions
from onrecord.extract.occasion import Lead, find_occasion
from onrecord.lexicon import fingerprint, load_act_rules, load_cues, load_offices
from onrecord.model.actor import ActorKind
from onrecord.model.occasion import Occasion
from onrecord.model.record import Extraction, Run
from onrecord.model.statement import Attribution, Statement
from onrecord.model.text import Document, Span, Warning, anchor, hash_id
from onrecord.tagger.network import load_tagger
from onrecord.text.analysis import Analyser, Parse, load_analyser
from onrecord.text.segment import Segmentation, SegmentKind, segment

LANGUAGES = ("en",)


@dataclass(frozen=True)
class Reader:
    """Reads documents with one set of settings; make one and use it for all of them.

    `actors` is a CSV file with actors of the user's own. Raises `LexiconError` when it is wrong, `MissingModelError`
    when the language model isn't installed.
    """

    actors: Path | None = None

    @cached_property
    def run(self) -> Run:
        """The settings of this reader, by which the ledger tells its runs apart."""
        from onrecord import __version__

        own = sha256(Path(self.actors).read_bytes()).hexdigest()[:16] if self.actors else ""
        settings = {
            "version": __version__,
            "model": f"{self._analyser.name} {self._analyser.version}",
            "data": fingerprint(),
            "own_actors": own,
        }
        return Run(tuple(sorted(settings.items())))

    @cached_property
    def _analyser(self) -> Analyser:
        return load_analyser()

    @cached_property
    def _table(self) -> TenureTable:
        return load_tenures(Path(self.actors) if self.actors else None)

    def read(self, document: Document) -> Extraction:
        """Find who said what in one document.

        Nothing in the document's text stops it: what is odd comes back as a warning.
        """
        cut = segment(document.text)
        parse = self._analyser.parse(document.text, cut.prose)
        document = replace(
            document,
            licence=document.licence or cut.layout.licence,
            byline=document.byline or cut.layout.byline,
            title=document.title or cut.layout.heading,
        )
        roster = build_roster(document.text, parse, self._table, load_offices(), document.published_on)
        home = home_state(document.publisher)
        occasion = find_occasion(Lead(document, cut, parse, roster), official=home is not None)
        attributions = find_attributions(document.text, cut, parse, load_cues(), load_tagger().tag(document.text, cut))
        principals = _principals(roster, occasion)
        resolver = Resolver(document.text, roster, load_offices(), home, principals)
        statements = _state(document, parse, cut, resolver, attributions)
        mentions = sorted(
            {*roster.mentions(), *resolver.nominals}, key=lambda m: (m.span.start, m.span.end, m.actor or "")
        )
        return Extraction(
            document,
            self.run,
            actors=tuple(entry.actor for entry in roster.entries.values()),
            mentions=tuple(mentions),
            statements=statements,
            occasion=occasion,
            warnings=(*document.warnings, *cut.warnings, *_doubts(document, cut)),
        )

    def read_many(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Read documents one by one."""
        for document in documents:
            yield self.read(document)


def _principals(roster: Roster, occasion: Occasion | None) -> tuple[str, ...]:
    """Give the two who meet, whom "the leaders" and "they" mean."""
    if occasion is not None and len(occasion.participants) >= 2:
        return occasion.participants[:2]
    return tuple(entry.actor.id for entry in roster.persons()[:2]) if occasion is not None else ()


def _state(
    document: Document,
    parse: Parse,
    cut: Segmentation,
    resolver: Resolver,
    attributions: tuple[Attribution, ...],
) -> tuple[Statement, ...]:
    """Turn attributions into statements: resolved, with their acts, linked to what they repeat and stand in."""
    inserts = [each.span for each in cut.segments if each.kind == SegmentKind.PULL_QUOTE]
    statements: list[Statement] = []
    in_inserts: set[str] = set()
    for each in sorted(attributions, key=_place_of_source):
        pulled = any(span.contains(each.contents[0]) for span in inserts)
        speakers = _speakers(resolver, each)
        addressees = _addressed(parse, resolver, each, speakers)
        if not each.sources and each.cues:
            speakers = resolver.imply(each.cues[0].of(document.text), addressees)
        if not pulled:
            resolver.remember(speakers)
        statement = _statement(document, each, speakers, addressees)
        statements.append(statement)
        if pulled:
            in_inserts.add(statement.id)
    ordered = tuple(sorted(statements, key=lambda s: (s.contents[0].start, s.contents[-1].end)))
    return _nest(link_repeats(ordered, frozenset(in_inserts)))


def _place_of_source(each: Attribution) -> tuple[int, int]:
    return (
        min(span.start for span in (*each.sources[:1], *each.cues[:1], *each.contents[:1])),
        each.contents[0].start,
    )


def _speakers(resolver: Resolver, each: Attribution) -> tuple[str, ...]:
    found: list[str] = []
    for source in each.sources:
        found += resolver.resolve(source, _recent(resolver, source))
    return tuple(dict.fromkeys(found))


def _recent(resolver: Resolver, source: Span) -> tuple[str, ...]:
    """Give the persons named before a source, the latest first."""
    places = [
        (place.start, entry.actor.id)
        for entry in resolver.roster.entries.values()
        if entry.actor.kind == ActorKind.PERSON
        for place in entry.spans
        if place.end <= source.start
    ]
    return tuple(dict.fromkeys(id for _, id in sorted(places, reverse=True)))


def _addressed(parse: Parse, resolver: Resolver, each: Attribution, speakers: tuple[str, ...]) -> tuple[str, ...]:
    found = [id for span in find_addressees(parse, each) for id in resolver.resolve(span)]
    return tuple(id for id in dict.fromkeys(found) if id not in speakers)


def _statement(
    document: Document, each: Attribution, speakers: tuple[str, ...], addressees: tuple[str, ...]
) -> Statement:
    text = document.text
    acts, strength = find_acts(text, each, load_cues(), load_act_rules())
    spans = [(span.start, span.end) for span in (*each.contents, *each.sources, *each.cues)]
    return Statement(
        id=hash_id("s", document.id, document.sha256, *spans),
        manner=each.manner,
        contents=tuple(anchor(text, span) for span in each.contents),
        sources=tuple(anchor(text, span) for span in each.sources),
        cues=tuple(anchor(text, span) for span in each.cues),
        speakers=speakers,
        addressees=addressees,
        acts=acts,
        strength=strength,
        negated=each.negated,
        confidence=each.confidence,
        method=each.method,
    )


def _nest(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Name for each statement the smallest other one whose content holds it whole."""
    nested: list[Statement] = []
    for statement in statements:
        holders = [other for other in statements if other.id != statement.id and _holds(other, statement)]
        smallest = min(holders, key=lambda other: len(other.text), default=None)
        nested.append(replace(statement, parent=smallest.id) if smallest else statement)
    return tuple(nested)


def _holds(outer: Statement, inner: Statement) -> bool:
    spans = [*inner.contents, *inner.cues]
    return all(any(piece.span.contains(span.span) for piece in outer.contents) for span in spans)


def _doubts(document: Document, cut: Segmentation) -> tuple[Warning, ...]:
    """Warn about a document that this reader isn't made for."""
    found: list[Warning] = []
    if document.language.split("-")[0].lower() not in LANGUAGES:
        found.append(Warning("language", f"the document is in {document.language!r}; only English is read well"))
    if not cut.segments:
        found.append(Warning("no-prose", "the document holds no sentence"))
    if document.published_on is None:
        found.append(Warning("no-date", "no date of publication: relative dates and office holders may be missed"))
    return tuple(found)
