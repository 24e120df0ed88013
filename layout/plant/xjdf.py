"""``job.xjdf``: the job sheet as workflow systems of plants read it, in the exchange form of CIP4 (XJDF 2.1).

Elements and attributes are those that CIP4 publishes.  Nothing in it is of the clock: an audit, which wants a time,
is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final
from urllib.parse import quote
from xml.etree import ElementTree as Tree

from layout.numbering import plain
from layout.plant.package import PackageJob
from layout.plant.pages import PackagePage

NAMESPACE: Final = "http://www.CIP4.org/JDFSchema_2_0"
TYPES: Final = "Interpreting Rendering ImageSetting"
"""What the plant is asked for: from pages to plates."""

_NO_TOKEN: Final = re.compile(r"[^\w.-]")


def xjdf(job: PackageJob) -> bytes:
    """The whole file."""
    order = job.order
    root = Tree.Element("XJDF", {
        "xmlns": NAMESPACE, "Version": "2.1", "JobID": _token(job.id), "JobPartID": f"V{order.version}", "Types": TYPES,
        "DescriptiveName": f"{job.paper} {job.day.isoformat()}",
    })  # fmt: skip
    for usage, value in _identities(job):
        Tree.SubElement(root, "GeneralID", {"IDUsage": usage, "IDValue": value})
    if order.copies:
        products = Tree.SubElement(root, "ProductList")
        Tree.SubElement(products, "Product", {
            "Amount": str(order.copies), "IsRoot": "true", "ProductType": "Newspaper", "DescriptiveName": job.paper,
        })  # fmt: skip
    # A set of resources is said for its name once; XJDF wants no order of them.
    if order.due:
        _resource(_set(root, "NodeInfo"), "NodeInfo", {"LastEnd": order.due_iso(job.day)})
    if order.contact or job.paper:
        _contact(_set(root, "Contact"), job)
    _colours(_set(root, "ColorantControl"), job.sheets)
    _pages(_set(root, "RunList"), job.sheets)
    Tree.indent(root, " ")
    made: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _identities(job: PackageJob) -> Iterable[tuple[str, str]]:
    yield "Newspaper", _words(job.paper)
    yield "IssueDate", job.day.isoformat()
    if job.order.signer:
        yield "ApprovedBy", _words(job.order.signer)


def _set(root: Tree.Element, name: str) -> Tree.Element:
    return Tree.SubElement(root, "ResourceSet", {"Name": name, "Usage": "Input"})


def _resource(
    among: Tree.Element, name: str, values: dict[str, str], part: dict[str, str] | None = None, called: str = ""
) -> Tree.Element:
    holder = Tree.SubElement(among, "Resource", {"DescriptiveName": called} if called else {})
    if part:
        Tree.SubElement(holder, "Part", part)
    return Tree.SubElement(holder, name, values)


def _contact(among: Tree.Element, job: PackageJob) -> None:
    contact = _resource(among, "Contact", {}, {"ContactType": "Customer"})
    if job.order.contact:
        Tree.SubElement(contact, "ComChannel", {"ChannelType": "Phone", "Locator": _words(job.order.contact)})
    Tree.SubElement(contact, "Company", {"OrganizationName": _words(job.paper)})


def _colours(among: Tree.Element, sheets: Iterable[PackagePage]) -> None:
    """The plates of every page: those that carry ink."""
    for one in sheets:
        order = " ".join(_token(name) for name in one.inked)
        if order:
            _resource(among, "ColorantControl", {"ColorantOrder": order}, {"Run": _run(one)})


def _pages(among: Tree.Element, sheets: Iterable[PackagePage]) -> None:
    for one in sheets:
        trim = one.facts.trim or one.facts.media
        values = {"NPage": "1", "SourceTrimBox": " ".join(f"{side:.3f}" for side in trim)}
        if one.facts.bleed:
            values["SourceBleedBox"] = " ".join(f"{side:.3f}" for side in one.facts.bleed)
        listed = _resource(among, "RunList", values, {"Run": _run(one)}, _words(f"第 {one.number} 版 {one.section}"))
        Tree.SubElement(listed, "FileSpec", {
            "URL": quote(f"print/{one.name}.pdf"), "MimeType": "application/pdf", "FileSize": str(len(one.pdf)),
            "CheckSum": sha256(one.pdf).hexdigest(),
        })  # fmt: skip


def _run(one: PackagePage) -> str:
    return f"P{_token(str(plain(one.number)))}"


def _token(words: str) -> str:
    """*words* as a token of XML."""
    return _NO_TOKEN.sub("_", words) or "_"


def _words(words: str) -> str:
    """*words* without signs that no XML has."""
    return "".join(sign for sign in words.strip() if sign.isprintable())
