"""A file that holds a table: which kind it is shows in its bytes, or else in its name."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final

from layout.characters.source import decode
from layout.documents.docx import read_docx
from layout.findings import Finding, Place, finding
from layout.stories.model import Paragraph, tables_in
from layout.stories.storybody import read_body
from layout.tabular.csv_table import read_csv
from layout.tabular.html_table import read_html_tables
from layout.tabular.read_table import ReadTable, bounded_rows
from layout.tabular.xlsx import read_xlsx

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_table(data: bytes, name: str, sheet: str = "", number: int = 1) -> ReadTable:
    """Table *number* (from 1) of a file, of a workbook that of *sheet*; what cannot be read is a finding.

    CSV, Excel, Word, HTML and Markdown are read.
    """
    place = Place(name)
    low = name.lower()
    if data.startswith(_OLD_OFFICE):
        return ReadTable((), findings=(finding("table-file-old", place),))
    if data.startswith(b"PK"):
        if _is_word(data):
            read = read_docx(data, name)
            tables = _of_rows(tuple(read.structures.values()))
            return _numbered(tables, number, name, read.findings)
        return read_xlsx(data, name, sheet)
    if data.startswith(b"%PDF") or b"\0\0\0\0\0\0" in data[:4096]:
        return ReadTable((), findings=(finding("table-file-kind", place),))
    start = data[:2048].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if low.endswith((".html", ".htm", ".xhtml")) or start.startswith((b"<!doctype html", b"<html", b"<table")):
        return _numbered(read_html_tables(data, name), number, name)
    if low.endswith((".md", ".markdown")):
        text, notes = decode(data, name)
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return _numbered(_of_rows(tuple(read_body(lines, 0))), number, name, notes)
    made = read_csv(data, name)
    return made if made.rows else _numbered((), number, name, made.findings)


def _is_word(data: bytes) -> bool:
    try:
        return "word/document.xml" in zipfile.ZipFile(BytesIO(data)).NameToInfo
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def _of_rows(body: tuple[Paragraph, ...]) -> tuple[ReadTable, ...]:
    """The tables among paragraphs."""
    groups = [body[first:last] for first, last in tables_in(body)]
    return tuple(ReadTable(tuple(one.cells for one in rows), sum(one.is_head for one in rows) or -1) for rows in groups)


def _numbered(tables: tuple[ReadTable, ...], number: int, name: str, found: tuple[Finding, ...] = ()) -> ReadTable:
    if not 0 < number <= len(tables):
        unknown = finding("table-none", Place(name), number=number, count=len(tables))
        return ReadTable((), findings=(*found, *(one for table in tables for one in table.findings), unknown))
    made = bounded_rows(tables[number - 1], name)
    return made._replace(findings=(*found, *made.findings))
