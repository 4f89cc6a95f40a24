"""The side bar: where everything is, and how much waits there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy

from tawasul.desk.waiting import Waiting

# The parts of the side bar, in order.
SECTIONS = {
    "consultations": gettext_lazy("Consultations"),
    "review": gettext_lazy("Review of contributions"),
    "results": gettext_lazy("Results and compliance"),
    "entity": gettext_lazy("The entity"),
    "portal": gettext_lazy("The portal"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A line of the side bar that is not a model's list."""

    section: str
    label: str
    url_name: str
    may: Callable  # (person) -> bool
    order: int


@dataclass(slots=True)
class SideLink:
    label: str
    url: str
    order: int
    count: int = 0
    current: str = ""


@dataclass(slots=True)
class Side:
    name: str
    label: str
    links: list[SideLink] = field(default_factory=list)


def arranged(links: list[tuple[str, SideLink]], waiting: list[Waiting], address: str) -> list[Side]:
    """The links in their sections, with what waits at each and the one that is open marked.

    The first of them is the desk itself, where everything counts.
    """
    home, *others = [link for _section, link in links]
    home.count = sum(item.count for item in waiting)
    for item in waiting:
        if link := _nearest(others, item.url.partition("?")[0]):
            link.count += item.count
    if link := _nearest([home, *others], address):
        link.current = "page" if link.url == address else "true"
    sides = {name: Side(name, label) for name, label in SECTIONS.items()}
    for section, link in links:
        sides[section].links.append(link)
    for side in sides.values():
        side.links.sort(key=lambda link: (link.order, link.label))
    return [side for side in sides.values() if side.links]


def _nearest(links: list[SideLink], address: str) -> SideLink | None:
    """The link whose address is nearest to this one: the longest it begins with."""
    near = [link for link in links if address.startswith(link.url)]
    return max(near, key=lambda link: len(link.url), default=None)
