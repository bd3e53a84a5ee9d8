"""Which elements a page's own style sheets hide, as far as plain selectors tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
PLAIN = re.compile(r"(?P<tag>[a-z][\w]*)?(?P<marks>(?:[.#][A-Za-z_][\w-]*)*)$")
ANIMATED = re.compile(r"(?:transition|animation)")
LARGEST = 200_000
"""Characters; what is longer is a framework's sheet, whose classes scripts show and hide."""


def hidden_by_sheets(tree: HtmlElement, hides: Callable[[str], bool]) -> frozenset[HtmlElement]:
    """Find the elements that the page's style elements hide.

    Only selectors of one element's tag, classes and id count. A selector that some other rule shows again, on any
    screen, hides nothing; neither does a rule that begins a transition, as that text fades in.
    """
    hiding: dict[str, bool] = {}
    for selector, style, everywhere in _rules(tree):
        if hides(style) and not ANIMATED.search(style):
            hiding.setdefault(selector, everywhere)
            hiding[selector] &= everywhere
        elif re.search(r"(?:display|visibility|opacity)\s*:", style):
            hiding[selector] = False
    tests: dict[str, list[tuple[str | None, frozenset[str]]]] = {}
    for selector, hidden in hiding.items():
        match = PLAIN.match(selector)
        if hidden and match and (marks := _marks(match["marks"])):
            tests.setdefault(min(marks), []).append((match["tag"], marks))
    return frozenset(node for node in tree.iter("*") if tests and _is_selected(node, tests))


def _rules(tree: HtmlElement) -> Iterator[tuple[str, str, bool]]:
    """Yield each selector with its style, and whether it holds on every screen."""
    for sheet in tree.iter("style"):
        text = COMMENT.sub("", sheet.text or "")
        if len(text) > LARGEST:
            continue
        everywhere = (sheet.get("media") or "all").strip().lower() in ("all", "screen")
        depth_start = _media_ranges(text)
        for match in RULE.finditer(text):
            inside = any(start <= match.start() < end for start, end in depth_start)
            for selector in match[1].split(","):
                yield selector.split(";")[-1].strip(), match[2], everywhere and not inside


def _media_ranges(text: str) -> list[tuple[int, int]]:
    """Find where blocks like `@media print { … }` stand."""
    ranges = []
    for match in re.finditer(r"@[\w-]+[^{};]*\{", text):
        depth, position = 1, match.end()
        while depth and position < len(text):
            depth += {"{": 1, "}": -1}.get(text[position], 0)
            position += 1
        ranges.append((match.end(), position))
    return ranges


def _marks(marks: str) -> frozenset[str]:
    return frozenset(re.findall(r"[.#][\w-]+", marks))


def _is_selected(node: HtmlElement, tests: dict[str, list[tuple[str | None, frozenset[str]]]]) -> bool:
    """Tell whether a selector holds for an element; they are kept under one of their marks, as sheets are long."""
    own = {f".{name}" for name in (node.get("class") or "").split()} | {f"#{node.get('id')}"}
    candidates = (test for mark in own if mark in tests for test in tests[mark])
    return any(marks <= own and tag in (None, node.tag) for tag, marks in candidates)
