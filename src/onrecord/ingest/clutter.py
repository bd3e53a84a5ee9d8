"""What surrounds an article on its page and is no part of it: menus, captions, links to other articles, cards."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

TAGS = frozenset({"nav", "figure", "figcaption", "form", "button", "menu", "input", "dialog"})
ROLES = frozenset(
    {"navigation", "tooltip", "dialog", "alertdialog", "complementary", "search", "menu", "menubar", "toolbar"}
    | {"contentinfo", "button"}
)
NAMES = re.compile(
    r"(?:^|[\s_-])(?:credits?|breadcrumbs?|newsletter"
    r"|related(?:[_-]\w+)*|recirc(?:ulation)?|recommended|recommendations|read[_-]?(?:next|also)|more[_-]from"
    r"|share(?:bar|[_-]?(?:this|buttons?|tools?|links?))?|social(?:[_-]\w+)?|promo|outbrain|taboola|sponsored"
    r"|advert(?:isement)?|ad[_-](?:slot|unit|container|wrapper)|author[_-](?:bio|box))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Words in classes and ids, in the naming habits of common publishing systems."""

CARDS = re.compile(
    r"(?:^|[\s_-])(?:captions?|figcaption|tooltips?|popovers?|hover[_-]?cards?|hcard|(?:person|author)[_-]card)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""The same for what hangs on a picture or a name."""

LONGEST_CARD = 600
"""Characters; longer elements with such a class are frames of something else."""

POINTER = re.compile(
    r"\W*(?:read (?:more|next|also|on)|related(?: (?:stories|articles|coverage|content|links?))?|see also|recommended"
    r"|more (?:from|on|stories|must-reads)\b|don['’]t miss|also (?:read|on)|watch(?: (?:now|more))?|must[- ]reads?"
    r"|most (?:read|popular)|sign up|subscribe|further reading|you may also like|what to read next)\b",
    re.IGNORECASE,
)
"""How lines that point at other articles begin."""

LONGEST_POINTER = 200
"""Characters of the longest line that can be a pointer; quotations after "Related:" run longer."""

MOSTLY = 0.5
"""Share of a pointer's characters that are links; below it the line is the article's own prose."""

LONGEST_POINTING_HEADING, LONGEST_POINTING_LINE = 6, 3
"""Words up to which a heading or another line points elsewhere without a link, as "More from Example Times" does."""

HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {"p", "div", "li", "ul", "section", "aside", "strong", "em"}
MOST_OF_A_PAGE = 0.3
"""An element that holds this share of the page's words is the article's own frame, whatever its class is called."""


def drop_clutter(tree: HtmlElement) -> None:
    """Take out of a page, in place, what is no part of its article; what follows an element stays.

    Elements are known by their tag, role, class or id, lines that point elsewhere by their first words and links.
    """
    most = len(tree.text_content()) * MOST_OF_A_PAGE
    for node in [node for node in tree.iter("*") if node.tag not in ("html", "head", "body", "article", "main")]:
        if node.getparent() is None:
            continue
        longest = LONGEST_CARD if _is_named(node, CARDS) else most if _is_clutter(node) else None
        if (longest is not None and len(node.text_content()) <= longest) or (node.tag in BLOCKS and _is_pointer(node)):
            node.drop_tree()


def _is_clutter(node: HtmlElement) -> bool:
    if node.tag in TAGS or (node.get("role") or "").strip().lower() in ROLES:
        return True
    return _is_named(node, NAMES)


def _is_named(node: HtmlElement, names: re.Pattern[str]) -> bool:
    return any(names.search(node.get(attribute) or "") for attribute in ("class", "id"))


def _is_pointer(node: HtmlElement) -> bool:
    text = " ".join(node.text_content().split())
    if not text or len(text) > LONGEST_POINTER or not POINTER.match(text):
        return False
    linked = sum(len(" ".join(link.text_content().split())) for link in node.iter("a"))
    longest = LONGEST_POINTING_HEADING if node.tag in HEADINGS else LONGEST_POINTING_LINE
    return linked >= MOSTLY * len(text) or len(text.split()) <= longest
