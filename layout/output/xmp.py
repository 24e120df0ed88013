"""What a file says of itself as XMP: the same facts as its information dictionary, and the standards it keeps.

Properties that PDF/A does not know (the marks of PDF/X and of PDF/UA) are described in the file (ISO 19005-2, 6.6.2.3).
Trapped stands in the information dictionary alone: PDF/A has no place for it here.
"""

from __future__ import annotations

from hashlib import md5
from typing import Final

from layout.streams.draw import Imprint
from layout.value import NamedTuple

PRODUCER: Final = "render-page"

_SPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


class ClaimedStandards(NamedTuple):
    """The standards a file claims: the mark of PDF/X, part and level of PDF/A, part of PDF/UA; empty for none."""

    version: tuple[int, int] = (1, 6)
    x: str = ""
    a: tuple[str, str] = ("", "")
    ua: str = ""


CLAIMS: Final = {
    "x-4": ClaimedStandards((1, 6), "PDF/X-4", ("2", "U"), "1"),
    "x-1a": ClaimedStandards((1, 4), "PDF/X-1a:2003", ("1", "B"), "1"),
    "ua": ClaimedStandards((1, 6), "", ("2", "U"), "1"),
    "": ClaimedStandards(),
}
"""What each standard of :class:`layout.output.model.Make` claims."""


def xmp(imprint: Imprint, claims: ClaimedStandards, instance: str) -> bytes:
    """The packet; *instance* is 32 hexadecimal digits made of the content, *imprint* names the document."""
    title, language = _escaped(imprint.title), _escaped(imprint.language)
    document = md5(imprint.name.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    stamp = f"{imprint.date}T00:00:00+08:00"
    marks = ""
    if claims.x == "PDF/X-4":
        marks += f"<pdfxid:GTS_PDFXVersion>{claims.x}</pdfxid:GTS_PDFXVersion>\n"
    if claims.a[0]:
        marks += f"<pdfaid:part>{claims.a[0]}</pdfaid:part><pdfaid:conformance>{claims.a[1]}</pdfaid:conformance>\n"
    if claims.ua:
        marks += f"<pdfuaid:part>{claims.ua}</pdfuaid:part>\n"
    spaces = "\n ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 {spaces}>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate><xmp:MetadataDate>{stamp}</xmp:MetadataDate>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>
<xmpMM:DocumentID>uuid:{_uuid(document)}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{_uuid(instance)}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
{marks}{_extensions(claims)}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def _extensions(claims: ClaimedStandards) -> str:
    """Descriptions of the properties used that PDF/A does not know."""
    made = ""
    if claims.x == "PDF/X-4":
        made += _schema("pdfxid", "PDF/X identification", "GTS_PDFXVersion", "Text", "The version of PDF/X")
    if claims.ua:
        made += _schema("pdfuaid", "PDF/UA identification", "part", "Integer", "The part of ISO 14289")
    return f"<pdfaExtension:schemas><rdf:Bag>\n{made}</rdf:Bag></pdfaExtension:schemas>\n" if made else ""


def _schema(prefix: str, title: str, key: str, kind: str, meaning: str) -> str:
    resource = '<rdf:li rdf:parseType="Resource">'
    return (
        f"{resource}<pdfaSchema:schema>{title}</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{_SPACES[prefix]}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>{resource}"
        f"<pdfaProperty:name>{key}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        f"<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{meaning}</pdfaProperty:description>"
        f"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>\n"
    )


def _uuid(digits: str) -> str:
    """*digits* in the form of a UUID made from a name (RFC 9562, version 8: of our own making)."""
    return f"{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"


def _escaped(words: str) -> str:
    return plain(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(words: str) -> str:
    """*words* with a U+FFFD for what XML has no place for, so that both accounts of the file say the same."""
    return "".join(
        "\ufffd" if c < " " or "\x7f" <= c <= "\x9f" or "\ud800" <= c <= "\udfff" or c in "\ufffe\uffff" else c
        for c in words
    )
