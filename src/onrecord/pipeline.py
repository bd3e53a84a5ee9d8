"""The one table of stages: a document in, what was found in it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from onrecord.actors.discourse import Discourse
from onrecord.actors.naming import build_roster
from onrecord.actors.publishers import PublisherKind, home_of
from onrecord.actors.quoted import quoted_mentions
from onrecord.actors.resolve import Quotation, Resolver, unite
from onrecord.actors.roster import Roster
from onrecord.actors.states import states_in
from onrecord.actors.tenures import TenureTable, load_tenures, of_lines
from onrecord.compare.repeats import link_repeats
from onrecord.extract.acts import find_acts
from onrecord.extract.addressee import find_addressees, says_you
from onrecord.extract.attribution import find_attributions
from onrecord.extract.commitments import find_commitments
from onrecord.extract.events import find_events
from onrecord.extract.issues import IssueLexicon, load_issues
from onrecord.extract.occasion import SOLO, Lead, find_occasion
from onrecord.extract.positions import find_positions
from onrecord.extract.scene import Scene
from onrecord.lexicon import fingerprint, load_act_rules, load_cues, load_offices
from onrecord.model.actor import Mention
from onrecord.model.occasion import Occasion
from onrecord.model.record import Extraction, Run
from onrecord.model.statement import Attribution, Manner, Statement
from onrecord.model.text import Document, Warning, anchor, hash_id
from onrecord.tagger.network import load_tagger
from onrecord.text.analysis import Analyser, Parse, load_analyser
from onrecord.text.segment import Segmentation, SegmentKind, segment

LANGUAGES = ("en",)
JOINT = re.compile(r"\bjoint\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reader:
    """Reads documents with one set of settings; make one and use it for all of them.

    `actors` is a CSV file with actors of the user's own, `own_actors` are lines of such a file that a ledger keeps,
    `issues` is a TOML file with standing issues of the user's own. Raises `LexiconError` when they are wrong,
    `MissingModelError` when the language model isn't installed.
    """

    actors: Path | None = None
    own_actors: tuple[str, ...] = ()
    issues: Path | None = None

    @cached_property
    def run(self) -> Run:
        """The settings of this reader, by which the ledger tells its runs apart."""
        from onrecord import __version__

        given = [*self.own_actors, Path(self.actors).read_text("utf-8-sig", "replace") if self.actors else ""]
        own = _digest("\n".join(given).encode()) if any(given) else ""
        settings = {
            "version": __version__,
            "model": f"{self._analyser.name} {self._analyser.version}",
            "data": fingerprint(),
            "own_actors": own,
            "own_issues": _digest(Path(self.issues).read_bytes()) if self.issues else "",
        }
        return Run(tuple(sorted(settings.items())))

    @cached_property
    def _analyser(self) -> Analyser:
        return load_analyser()

    @cached_property
    def _table(self) -> TenureTable:
        return load_tenures(Path(self.actors) if self.actors else None, of_lines(self.own_actors))

    @cached_property
    def _issues(self) -> IssueLexicon:
        return load_issues(Path(self.issues) if self.issues else None)

    def read(self, document: Document) -> Extraction:
        """Find who said what in one document.

        Nothing in the document's text stops it: what is odd comes back as a warning.
        """
        cut = segment(document.text)
        parse = self._analyser.parse(document.text, cut.prose)
        document = as_read(document, cut)
        roster = build_roster(document, parse, self._table, load_offices())
        home = home_of(document.publisher)
        occasion = find_occasion(Lead(document, cut, parse, roster), official=home is not None)
        attributions = find_attributions(document.text, cut, parse, load_cues(), load_tagger().tag(document.text, cut))
        principals = _principals(roster, occasion)
        resolver = Resolver(roster, load_offices(), Discourse(roster, parse), home, principals)
        resolver.joint = JOINT.search(document.title or "") is not None
        resolver.together = _joint_states(document.title) if resolver.joint else ()
        statements = _state(document, parse, cut, resolver, attributions)
        mentions = _all_mentions(roster, resolver, quoted_mentions(roster, parse, statements))
        actors = tuple(entry.actor for entry in roster.entries.values())
        government = home.state if home and home.kind == PublisherKind.GOVERNMENT else None
        scene = Scene(document, cut, parse, actors, mentions, statements, occasion, government)
        return Extraction(
            document,
            self.run,
            actors=actors,
            mentions=mentions,
            statements=statements,
            positions=find_positions(scene, self._issues),
            commitments=find_commitments(scene),
            occasion=occasion,
            events=find_events(scene),
            warnings=(*document.warnings, *cut.warnings, *_doubts(document, cut)),
        )

    def read_many(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """Read documents one by one."""
        for document in documents:
            yield self.read(document)


def as_read(document: Document, cut: Segmentation | None = None) -> Document:
    r"""Give a document as a reading gives it back: with what its text says of its licence, author and title.

    >>> as_read(Document("d1", "A day of talks\n\nThey met on Tuesday, an official said.", b"")).title
    'A day of talks'
    """
    if document.licence and document.byline and document.title:
        return document
    layout = (cut or segment(document.text)).layout
    return replace(
        document,
        licence=document.licence or layout.licence,
        byline=document.byline or layout.byline,
        title=document.title or layout.heading,
    )


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


def _all_mentions(roster: Roster, resolver: Resolver, quoted: list[Mention]) -> tuple[Mention, ...]:
    """Join names, sources and what stands inside quotations, in the order of the text; a place has one reading."""
    known = [*roster.mentions(), *resolver.discourse.nominals]
    taken = {mention.span.span for mention in known}
    # No set: its order changes from one process to the next, and with it that of mentions with equal keys.
    found = dict.fromkeys([*known, *(mention for mention in quoted if mention.span.span not in taken)])
    return tuple(sorted(found, key=lambda m: (m.span.start, m.span.end, m.actor or "", m.form, m.reasons)))


def _joint_states(title: str | None) -> tuple[str, ...]:
    """Give the states that a joint statement names as its authors, in whose name its "we" speaks."""
    states = states_in(title or "")
    return tuple(states) if len(states) > 1 else ()


def _principals(roster: Roster, occasion: Occasion | None) -> tuple[str, ...]:
    """Give the two who meet, whom "the leaders" and "they" mean, or the one who speaks."""
    if occasion is not None and (len(occasion.participants) >= 2 or occasion.kind in SOLO):
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
    for each in _outer_first(attributions):
        pulled = any(span.contains(each.contents[0]) for span in inserts)
        statement = _resolve(document, parse, resolver, each, _quotation_around(each, statements))
        if not pulled:
            resolver.remember(statement.speakers, " ".join(source.exact for source in statement.sources))
        statements.append(statement)
        if pulled:
            in_inserts.add(statement.id)
    ordered = tuple(sorted(statements, key=lambda s: (s.contents[0].start, s.contents[-1].end)))
    return _nest(link_repeats(ordered, frozenset(in_inserts)))


def _outer_first(attributions: tuple[Attribution, ...]) -> list[Attribution]:
    """Order attributions as a reader meets their sources, what is said inside a quotation after the quotation."""
    quotations = [each for each in attributions if each.manner == Manner.DIRECT]

    def depth(each: Attribution) -> int:
        first = each.sources[0] if each.sources else each.contents[0]
        return sum(other is not each and any(piece.contains(first) for piece in other.contents) for other in quotations)

    flat = [each for each in attributions if not depth(each)]
    nested = [each for each in attributions if depth(each)]
    return [
        *sorted(flat, key=_place_of_source),
        *sorted(nested, key=lambda each: (depth(each), _place_of_source(each))),
    ]


def _place_of_source(each: Attribution) -> tuple[int, int]:
    return (
        min(span.start for span in (*each.sources[:1], *each.cues[:1], *each.contents[:1])),
        each.contents[0].start,
    )


def _quotation_around(each: Attribution, statements: list[Statement]) -> Quotation | None:
    """Tell who says the words in which a source stands, and to whom."""
    first = each.sources[0] if each.sources else each.contents[0]
    around = [s for s in statements if any(piece.span.contains(first) for piece in s.contents)]
    inner = min(around, key=lambda statement: len(statement.text), default=None)
    return Quotation(inner.speakers, inner.addressees) if inner and inner.manner == Manner.DIRECT else None


def _resolve(
    document: Document, parse: Parse, resolver: Resolver, each: Attribution, around: Quotation | None
) -> Statement:
    """Make a statement of an attribution: who says it, and to whom."""
    speakers = unite(resolver.resolve(source, around) for source in each.sources)
    addressees = unite(resolver.resolve_addressed(span, around) for span in find_addressees(parse, each))
    addressees = tuple(id for id in addressees if id not in speakers)
    if not each.sources and each.cues:
        speakers = resolver.imply(each.cues[0].of(document.text), addressees)
    if not addressees and says_you(document.text, each):
        addressees = resolver.partner_of(speakers, each.contents[0].start)
    return _statement(document, each, speakers, addressees)


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
