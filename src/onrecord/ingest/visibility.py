"""Which parts of a page a person can't see, and so never read."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from onrecord.ingest.colours import WHITE, are_alike, is_transparent, parse_colour
from onrecord.ingest.stylesheet import hidden_by_sheets

NEVER_SHOWN = frozenset(
    {"script", "style", "template", "noscript", "noframes", "noembed", "datalist", "object", "iframe"}
    | {"audio", "video", "canvas", "svg", "math", "rp", "textarea", "select", "param", "map"}
)
"""Elements whose text browsers don't show, or only where they can't show something else."""

TAG_CHARACTERS = re.compile("[\U000e0000-\U000e007f]")
"""Invisible copies of the ASCII letters, in which text for machines is hidden from people."""

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
    "filter": re.compile(r".*opacity\(0*(?:\.0+)?%?\)"),
    "font-size": re.compile(r"(?:0*(?:\.0\d*)?(?:px|pt|r?em|ex|ch|vw|%)?|[01](?:\.\d+)?(?:px|pt))$"),
    "font": re.compile(r"(?:.*\s)?[01](?:px|pt)?(?:/\S+)?\s+\S"),
    "line-height": re.compile(r"0(?:px|em|%)?$"),
    "zoom": re.compile(r"0(?:\.0\d*)?%?$"),
    "scale": re.compile(r"0(?:\.0\d*)?(?:\s|$)"),
    "clip": re.compile(r"rect\((?:[01](?:px)?[ ,]*){4}\)"),
    "clip-path": re.compile(r"inset\((?:50|100)%|(?:circle|ellipse)\(0|polygon\((?:0(?:px|%)?[ ,]*)+\)"),
    "transform": re.compile(r".*(?:scale[xy]?\(0(?:\.0+)?[,)]|translate(?:x|y|3d)?\([^)]*-\d{3,})"),
}
FAR_AWAY = re.compile(r"-\d{3,}|-?\d{4,}|calc\(-\d{3,}")
"""A hundred pixels or more to the left of or above the page, or a thousand past its other edges."""


def drop_invisible(tree: HtmlElement) -> None:
    """Take everything out of a page, in place, that its reader would not see.

    The root and the body always stay: many pages hide them for the moment in which they load.
    """
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    in_sheets = hidden_by_sheets(tree, style_hides)
    hidden = [node for node in tree.iter(etree.Element) if node in in_sheets or _is_invisible(node)]
    for node in hidden:
        if node.getparent() is not None and node.tag not in ("html", "head", "body"):
            node.drop_tree()
    for node in tree.iter(etree.Element):
        node.text = TAG_CHARACTERS.sub("", node.text) if node.text else node.text
        node.tail = TAG_CHARACTERS.sub("", node.tail) if node.tail else node.tail


def _is_invisible(node: HtmlElement) -> bool:
    if node.tag in ("html", "head", "body"):
        return False
    style = node.get("style") or ""
    return (
        node.tag in NEVER_SHOWN
        or node.get("hidden") is not None
        or node.get("popover") is not None
        or (node.tag == "dialog" and node.get("open") is None)
        or (node.get("aria-hidden") or "").strip().lower() == "true"
        or _class_hides(node.get("class") or "")
        or (style != "" and style_hides(style))
        or _is_light_on_nothing(node, style)
        or (node.tag == "font" and (node.get("size") or "").strip() == "0")
    )


def _is_light_on_nothing(node: HtmlElement, style: str) -> bool:
    """Tell white text that stands on the page's own white, as nothing around it sets another background."""
    colour = parse_colour(_rules(style).get("color", "") or (node.get("color") or ""))
    if colour is None or not are_alike(colour, WHITE):
        return False
    return not any(_has_background(outer) for outer in (node, *node.iterancestors()))


def _has_background(node: HtmlElement) -> bool:
    rules = _rules(node.get("style") or "")
    value = rules.get("background-color") or rules.get("background") or node.get("bgcolor") or ""
    if "background-image" in rules or "url(" in value or "gradient" in value:
        return True
    behind = parse_colour(value)
    return behind is not None and not are_alike(behind, WHITE) and not is_transparent(value)


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
    if any(FAR_AWAY.match(rules.get(side, "")) for side in ("margin-left", "margin-top")):
        return True
    moved = rules.get("position") in ("absolute", "fixed", "relative", "sticky")
    return moved and any(FAR_AWAY.match(rules.get(side, "")) for side in ("left", "top", "right", "bottom"))


def _is_without_size(rules: dict[str, str]) -> bool:
    cut = rules.get("overflow", "").startswith("hidden")
    sizes = (rules.get(name, "") for name in ("height", "width", "max-height", "max-width"))
    return cut and any(re.fullmatch(r"0(?:px|em|rem|%)?|1px", size) for size in sizes)


def _is_without_contrast(rules: dict[str, str]) -> bool:
    text = rules.get("-webkit-text-fill-color") or rules.get("color") or ""
    if is_transparent(text):
        return "text" not in rules.get("background-clip", rules.get("-webkit-background-clip", ""))
    behind = rules.get("background-color") or rules.get("background") or ""
    if behind == "" or "url(" in behind or "gradient" in behind:
        return False
    front, back = parse_colour(text), parse_colour(behind)
    return behind == text or (front is not None and back is not None and are_alike(front, back))
