"""Which parts of a page a person can't see, and so never read."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

NEVER_SHOWN = frozenset({"script", "style", "template", "noscript", "datalist"})

# Class names that hide text from the eye in Bootstrap, WordPress, Drupal, Tailwind and Foundation.
HIDING_CLASSES = frozenset(
    {"hidden", "hide", "d-none", "invisible", "is-hidden", "element-invisible", "show-for-sr"}
    | {"sr-only", "sr-only-focusable", "visually-hidden", "visuallyhidden"}
    | {"screen-reader-text", "screen-reader-only"}
)
# "hidden md:block" and "d-none d-md-block" are shown on a wider screen.
SHOWN_ON_SOME_SCREEN = re.compile(r"(?:^|\s)(?:\w+:(?:block|flex|grid|inline|contents|table)|d-\w+-(?!none)\w+)")

HIDING_VALUES = {
    "display": re.compile(r"none\b"),
    "visibility": re.compile(r"(?:hidden|collapse)\b"),
    "content-visibility": re.compile(r"hidden\b"),
    "opacity": re.compile(r"0*(?:\.0\d*)?%?$"),
    "font-size": re.compile(r"(?:0*(?:\.0\d*)?(?:px|pt|em|rem|%)?|1(?:px|pt))$"),
    "color": re.compile(r"transparent\b"),
    "clip": re.compile(r"rect\((?:[01](?:px)?[ ,]*){4}\)"),
    "clip-path": re.compile(r"inset\((?:50|100)%"),
    "transform": re.compile(r"scale\(0\)"),
}
FAR_AWAY = re.compile(r"-\d{3,}")
"""A hundred pixels or more to the left of or above the page."""


def drop_invisible(tree: HtmlElement) -> None:
    """Take everything out of a page, in place, that its reader would not see.

    The root and the body always stay: many pages hide them for the moment in which they load.
    """
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    hidden = [node for node in tree.iter(etree.Element) if _is_invisible(node)]
    for node in hidden:
        if node.getparent() is not None:
            node.drop_tree()


def _is_invisible(node: HtmlElement) -> bool:
    if node.tag in ("html", "head", "body"):
        return False
    return (
        node.tag in NEVER_SHOWN
        or node.get("hidden") is not None
        or (node.get("aria-hidden") or "").strip().lower() == "true"
        or _class_hides(node.get("class") or "")
        or style_hides(node.get("style") or "")
    )


def _class_hides(classes: str) -> bool:
    return not HIDING_CLASSES.isdisjoint(classes.lower().split()) and not SHOWN_ON_SOME_SCREEN.search(classes)


def style_hides(style: str) -> bool:
    """Tell whether an inline style keeps its element from being seen.

    >>> style_hides("color: red; DISPLAY : none !important")
    True
    >>> style_hides("opacity: 0.4")
    False
    """
    rules = _rules(style)
    if any(name in rules and pattern.match(rules[name]) for name, pattern in HIDING_VALUES.items()):
        return True
    return _is_off_screen(rules) or _is_without_size(rules) or _is_without_contrast(rules)


def _rules(style: str) -> dict[str, str]:
    without_comments = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    pairs = (rule.partition(":") for rule in without_comments.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value.strip()}


def _is_off_screen(rules: dict[str, str]) -> bool:
    if FAR_AWAY.match(rules.get("text-indent", "")):
        return True
    moved = rules.get("position") in ("absolute", "fixed", "relative")
    return moved and any(FAR_AWAY.match(rules.get(side, "")) for side in ("left", "top", "right", "bottom"))


def _is_without_size(rules: dict[str, str]) -> bool:
    cut = rules.get("overflow", "").startswith("hidden")
    sizes = (rules.get(name, "") for name in ("height", "width", "max-height", "max-width"))
    return cut and any(re.fullmatch(r"0(?:px|em|rem|%)?|1px", size) for size in sizes)


def _is_without_contrast(rules: dict[str, str]) -> bool:
    behind = rules.get("background-color") or rules.get("background")
    return behind is not None and rules.get("color") == behind
