"""How one actor of a ledger is printed: offices with dates, acts, documents."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from onrecord.actors.roster import actor_id
from onrecord.actors.tenures import TenureTable
from onrecord.cli.answers import SHORT
from onrecord.cli.page import plain
from onrecord.export.public import actor_to_dict, dump, statement_to_dict
from onrecord.model.actor import Tenure
from onrecord.store.actors import ActorPage
from onrecord.store.search import Hit

MOST_DOCUMENTS = 20
"""Documents listed on a terminal; the JSON has all."""


def tenures_of(page: ActorPage, table: TenureTable) -> tuple[Tenure, ...]:
    """Give the offices that the table knows of an actor, latest first."""
    found = table.by_name(page.actor.name)
    own = [tenure for tenure in found if actor_id(tenure) in page.ids and tenure.office]
    return tuple(dict.fromkeys(own))


def to_json(page: ActorPage, tenures: tuple[Tenure, ...], hits: Sequence[Hit]) -> str:
    """Give an actor's page with its latest statements as one line of JSON."""
    return dump(
        {
            **actor_to_dict(page.actor),
            "ids": list(page.ids),
            "offices": [
                {"office": each.office, "country": each.country, "start": each.start or None, "end": each.end or None}
                for each in tenures
            ],
            "offices_in_documents": list(page.offices),
            "acts": {act.value: count for act, count in page.acts},
            "statements": [
                {"statement": statement_to_dict(hit.statement), "document": hit.document_id, "content": hit.content}
                for hit in hits
            ],
            "documents": [
                {
                    "id": each.document_id,
                    "title": each.title,
                    "publisher": each.publisher,
                    "published_on": each.published_on,
                    "statements": each.statements,
                }
                for each in page.appearances
            ],
        }
    )


def print_page(console: Console, page: ActorPage, tenures: tuple[Tenure, ...], hits: Sequence[Hit]) -> None:
    """Print an actor's page for a terminal."""
    actor = page.actor
    facts = ", ".join(fact for fact in (actor.kind.value, actor.country, *page.ids) if fact)
    console.print(Text(plain(actor.name), style="bold"))
    console.print(Text(facts))
    for tenure in tenures:
        country = f", {tenure.country}" if tenure.country else ""
        console.print(Text(f"  {tenure.office}{country}: {tenure.start or '…'} to {tenure.end or 'now'}"))
    if not tenures and page.offices:
        console.print(Text(f"  in the documents: {', '.join(page.offices)}"))
    said = ", ".join(f"{act.value} {count}" for act, count in page.acts)
    console.print(Text(f"\nStatements: {sum(count for _, count in page.acts)}" + (f" ({said})" if said else "")))
    for hit in hits:
        acts = ", ".join(act.value for act in hit.statement.acts)
        line = f"  {hit.statement.id[:SHORT]}  {hit.published_on or 'undated'}  {acts}: {plain(hit.content)}"
        console.print(Text(line), no_wrap=True, overflow="ellipsis")
    console.print(Text(f"\nDocuments: {len(page.appearances)}"))
    for each in page.appearances[:MOST_DOCUMENTS]:
        about = ", ".join(fact for fact in (each.published_on, each.publisher, each.title) if fact)
        console.print(Text(f"  {each.document_id}  {plain(about)}  ({each.statements})"), soft_wrap=True)
    if len(page.appearances) > MOST_DOCUMENTS:
        console.print(Text(f"  … and {len(page.appearances) - MOST_DOCUMENTS} more; --format json lists all"))
