"""Who speaks about whom, as a graph in GraphML (Brandes et al. 2002) for NetworkX, Gephi, igraph and yEd."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TextIO
from xml.etree import ElementTree as ET

from onrecord.model.actor import Actor
from onrecord.model.record import Extraction
from onrecord.model.statement import Act, Statement

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE_KEYS = {"name": "string", "kind": "string", "country": "string", "wikidata": "string", "office": "string"}
_COUNT = "statements"
_WEIGHT = "weight"

# What no XML 1.0 file can hold.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Graph:
    """Actors by id with how much each said, and for each pair the acts of the statements of the one on the other."""

    actors: dict[str, Actor] = field(default_factory=dict)
    said: Counter[str] = field(default_factory=Counter)
    edges: dict[tuple[str, str], Counter[Act]] = field(default_factory=dict)


def write_graphml(extractions: Iterable[Extraction], stream: TextIO) -> None:
    """Write who speaks about whom: an edge from a speaker to each actor named inside what the speaker said.

    `weight` is the number of statements; each act that occurs has a number of its own, counted by the first act of a
    statement. Words on oneself make no edge. A pull-quote that repeats a statement and a statement whose cue is
    negated are not counted. An actor has the attributes of the document that comes last.
    """
    root = _tree(gather(extractions))
    ET.indent(root)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n")


def gather(extractions: Iterable[Extraction]) -> Graph:
    """Count who speaks about whom in extractions."""
    graph = Graph()
    for extraction in extractions:
        for statement in extraction.statements:
            if statement.repeats is None and not statement.negated:
                _add(graph, extraction, statement)
    return graph


def _add(graph: Graph, extraction: Extraction, statement: Statement) -> None:
    named = _named(extraction, statement)
    for id in (*statement.speakers, *(named if statement.speakers else ())):
        graph.actors[id] = extraction.actor(id)
    graph.said.update(statement.speakers)
    for speaker in statement.speakers:
        for other in named:
            if other != speaker:
                graph.edges.setdefault((speaker, other), Counter()).update(statement.acts[:1])


def _named(extraction: Extraction, statement: Statement) -> tuple[str, ...]:
    """Give the actors whom the content of a statement mentions, each once."""
    inside = (
        mention.actor
        for mention in extraction.mentions
        if mention.actor and any(piece.span.contains(mention.span.span) for piece in statement.contents)
    )
    return tuple(dict.fromkeys(inside))


def _tree(graph: Graph) -> ET.Element:
    root = ET.Element("graphml", xmlns=NAMESPACE)
    acts = [act for act in Act if any(act in counts for counts in graph.edges.values())]
    keys = [("node", name, kind) for name, kind in {**_NODE_KEYS, _COUNT: "int"}.items()]
    keys += [("edge", name, "int") for name in (_WEIGHT, *(act.value for act in acts))]
    for target, name, kind in keys:
        attributes = {"id": f"{target}_{name}", "for": target, "attr.name": name, "attr.type": kind}
        ET.SubElement(root, "key", attributes)
    parent = ET.SubElement(root, "graph", id="speaks-about", edgedefault="directed")
    for id in sorted(graph.actors):
        _add_node(parent, graph.actors[id], graph.said[id])
    for (speaker, other), counts in sorted(graph.edges.items()):
        edge = ET.SubElement(parent, "edge", source=_clean(speaker), target=_clean(other))
        _add_data(edge, "edge", {_WEIGHT: counts.total(), **{act.value: counts[act] for act in acts if counts[act]}})
    return root


def _add_node(parent: ET.Element, actor: Actor, said: int) -> None:
    node = ET.SubElement(parent, "node", id=_clean(actor.id))
    facts = {"name": actor.name, "kind": actor.kind.value, "country": actor.country, "wikidata": actor.wikidata}
    _add_data(node, "node", {**facts, "office": actor.office, _COUNT: said})


def _add_data(element: ET.Element, target: str, values: dict[str, str | int | None]) -> None:
    for name, value in values.items():
        if value is not None:
            ET.SubElement(element, "data", key=f"{target}_{name}").text = _clean(str(value))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("�", text)
