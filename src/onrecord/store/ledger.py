"""The ledger: an append-only file of what documents put on the record, each finding tied to its words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

import apsw

from onrecord.errors import InputError, NotInLedgerError
from onrecord.model.record import Extraction
from onrecord.model.series import DatedCommitment, DatedEvent, DatedPosition, Saying
from onrecord.store import actors, claims, dated, identities, lookup, occasions, search, verify
from onrecord.store.actors import ActorCount, ActorPage
from onrecord.store.claims import ClaimQuery, CommitmentEntry, EventEntry, PositionEntry
from onrecord.store.connection import connect, reporting, select, transaction
from onrecord.store.identities import IdentityJudgement, IdentityKind
from onrecord.store.lookup import Entry
from onrecord.store.occasions import OccasionJudgement
from onrecord.store.rows import digest, document_key, found_in
from onrecord.store.search import Hit, Query
from onrecord.store.tables import read_extraction, write_document, write_findings
from onrecord.store.verify import Problem, check_anchor

ALL_CLAIMS = ClaimQuery()


class Ledger:
    """The ledger in one file; use it in a `with` block.

    With `create`, a missing file is made. Every method raises `LedgerError`, or the closest of its
    subclasses, where the file can't be used.
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = Path(path)
        self._connection = connect(self.path, create=create)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def add(self, extraction: Extraction) -> bool:
        """Add what one run found in one document; tell whether that changed anything.

        Nothing changes where the current extraction is of the same document (id, metadata, text) and the same
        run. Otherwise this one becomes the current one of the document's id, and the one before stays,
        superseded. The raw bytes of a document are those that it was first added with. Either all is written
        or nothing. Raises `AnchorError` where a span doesn't hold the words it claims.
        """
        check_anchors(extraction)
        with reporting(self.path):
            try:
                with transaction(self._connection):
                    return _append(self._connection, extraction)
            except UnicodeEncodeError as error:
                message = f"document {extraction.document.id!r} holds half a character ({error.reason})"
                raise InputError(message, extraction.document.id) from error
            except apsw.ConstraintError as error:
                # One document's findings that don't fit together must not end the reading of the others.
                message = f"the findings in document {extraction.document.id!r} don't fit together: {error}"
                raise InputError(message, extraction.document.id) from error

    def extraction(self, document_id: str) -> Extraction:
        """Give the current extraction of a document; raise `NotInLedgerError` if there is none."""
        with reporting(self.path):
            number = lookup.current_number(self._connection, self.path, document_id)
            return read_extraction(self._connection, number)

    def extractions(self) -> Iterator[Extraction]:
        """Give all current extractions by date of publication and document id, undated ones last."""
        with reporting(self.path):
            numbers = select(
                self._connection,
                "SELECT extractions.id FROM extractions JOIN documents ON documents.key = document"
                " WHERE superseded_by IS NULL ORDER BY published_on IS NULL, published_on, document_id",
            )
        for (number,) in numbers:
            with reporting(self.path):
                extraction = read_extraction(self._connection, number)
            yield extraction

    def search(self, query: Query) -> list[Hit]:
        """Give the current statements that match a query, best match first."""
        with reporting(self.path):
            return search.search(self._connection, query)

    def show(self, id: str) -> Entry | Extraction:
        """Give the statement or the document that an id, or its unique beginning, names."""
        with reporting(self.path):
            return lookup.look_up(self._connection, self.path, id)

    def actors(self) -> list[ActorCount]:
        """Give all actors of the current extractions, those with most statements first."""
        with reporting(self.path):
            return actors.list_actors(self._connection)

    def actor(self, name: str) -> ActorPage:
        """Give what the ledger holds of the actor that an id or a name means."""
        with reporting(self.path):
            known = identities.find_actor(self._connection, self.path, name)
            return actors.read_page(self._connection, known)

    def merge_actors(self, one: str, other: str, note: str | None = None) -> IdentityJudgement:
        """Note a person's word that one actor is the other; it holds for what is read later, too.

        Raises `NotInLedgerError` where an id or a name means none or several, `InputError` where both are one.
        """
        with reporting(self.path):
            first, second = (identities.find_actor(self._connection, self.path, name) for name in (one, other))
            if first.id == second.id:
                raise InputError(f"{one!r} and {other!r} are the same actor, {first.name} ({first.id})", one)
            return identities.merge(self._connection, first, second, note)

    def split_actor(self, name: str, document_id: str, into: str, note: str | None = None) -> IdentityJudgement:
        """Note a person's word that an actor is somebody else, named `into`, in one document."""
        with reporting(self.path):
            known = identities.find_actor(self._connection, self.path, name)
            number = lookup.current_number(self._connection, self.path, document_id)
            sql = "SELECT actor FROM known_actors WHERE extraction = ? AND identity = ?"
            found = select(self._connection, sql, (number, known.id))
            if not found:
                message = f"document {document_id!r} doesn't name {known.name}"
                raise NotInLedgerError(message, str(self.path), document_id)
            return identities.split(self._connection, found[0][0], document_id, into, note)

    def undo_identity(self, number: int) -> IdentityJudgement:
        """Take back a merge or a split by its number."""
        with reporting(self.path):
            return identities.undo(self._connection, self.path, number)

    def identity_judgements(self) -> list[IdentityJudgement]:
        """List all merges and splits, those taken back too."""
        with reporting(self.path):
            return identities.list_judgements(self._connection)

    def judge_occasion(self, kind: IdentityKind, pair: tuple[str, str], note: str | None = None) -> OccasionJudgement:
        """Note a person's word that two documents report one occasion (merge) or two (split)."""
        with reporting(self.path):
            if pair[0] == pair[1]:
                raise InputError(f"{pair[0]!r} is one document; name two", pair[0])
            for id in pair:
                lookup.current_number(self._connection, self.path, id)
            return occasions.add(self._connection, kind, pair, note)

    def undo_occasion(self, number: int) -> OccasionJudgement:
        """Take back a word on two documents by its number."""
        with reporting(self.path):
            return occasions.undo(self._connection, self.path, number)

    def occasion_judgements(self) -> list[OccasionJudgement]:
        """List what a person said of occasions, what was taken back too."""
        with reporting(self.path):
            return occasions.list_all(self._connection)

    def dated_positions(self) -> tuple[DatedPosition, ...]:
        """Give every position with its day, to be followed over time."""
        with reporting(self.path):
            return tuple(dated.read_positions(self._connection))

    def followups(self) -> tuple[tuple[DatedCommitment, ...], tuple[Saying, ...], tuple[DatedEvent, ...]]:
        """Give every commitment with its day, and the statements and events that may bear on one."""
        with reporting(self.path):
            connection = self._connection
            commitments = tuple(dated.read_commitments(connection))
            return commitments, tuple(dated.read_sayings(connection)), tuple(dated.read_events(connection))

    def own_actors(self) -> list[str]:
        """Give the lines of the user's own table of actors, header first; empty where there is none."""
        with reporting(self.path):
            rows = select(self._connection, "SELECT line FROM own_actors ORDER BY added_at, rowid")
        return [line for (line,) in rows]

    def import_actors(self, lines: Iterable[str]) -> int:
        """Keep lines of the user's own table of actors, and tell how many are new."""
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
        with reporting(self.path), transaction(self._connection):
            before = self._connection.total_changes()
            sql = "INSERT INTO own_actors (line, added_at) VALUES (?, ?) ON CONFLICT DO NOTHING"
            self._connection.executemany(sql, [(line, now) for line in lines])
            return self._connection.total_changes() - before

    def positions(self, query: ClaimQuery = ALL_CLAIMS) -> list[PositionEntry]:
        """Give the current positions that a query asks for, the latest published first."""
        with reporting(self.path):
            return claims.list_positions(self._connection, query)

    def commitments(self, query: ClaimQuery = ALL_CLAIMS) -> list[CommitmentEntry]:
        """Give the current commitments that a query asks for, the latest published first."""
        with reporting(self.path):
            return claims.list_commitments(self._connection, query)

    def events(self, query: ClaimQuery = ALL_CLAIMS) -> list[EventEntry]:
        """Give the current events that a query asks for, the latest published first."""
        with reporting(self.path):
            return claims.list_events(self._connection, query)

    def verify(self) -> list[Problem]:
        """List everything in the ledger that is not as it was written; an empty list is a sound ledger."""
        with reporting(self.path):
            return verify.verify(self._connection)


def check_anchors(extraction: Extraction) -> None:
    """Raise `AnchorError` unless every span of an extraction holds the words it claims."""
    document = extraction.document
    own = (warning.span for warning in document.warnings if warning.span)
    for anchor in (*extraction.anchors(), *own):
        check_anchor(document.text, anchor)


def _append(connection: apsw.Connection, extraction: Extraction) -> bool:
    key, run, id = document_key(extraction.document), extraction.run.id, extraction.document.id
    currents = select(
        connection,
        "SELECT id, document, run FROM extractions WHERE document_id = ? AND superseded_by IS NULL",
        (id,),
    )
    [(number,)] = select(connection, "SELECT coalesce(max(id), 0) + 1 FROM extractions")
    for old, *same in currents:
        if same == [key, run]:
            return False
        _supersede(connection, old, number)
    write_document(connection, extraction)
    added_at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT INTO extractions (id, document, document_id, run, added_at, sha256) VALUES (?, ?, ?, ?, ?, ?)",
        (number, key, id, run, added_at, digest(key, run, found_in(extraction))),
    )
    write_findings(connection, number, extraction)
    return True


def _supersede(connection: apsw.Connection, old: int, new: int) -> None:
    connection.execute("UPDATE extractions SET superseded_by = ? WHERE id = ?", (new, old))
    # The findings stay; only the word index forgets them, as it serves searches of what is current.
    connection.execute(
        "DELETE FROM statement_words WHERE rowid IN (SELECT key FROM statements WHERE extraction = ?)", (old,)
    )
