"""Tells a PDF's language and lets readers show its title: what Qt's writer leaves out, added as an update at the file's end.

Screen readers choose their voice by the language. The pages are not touched: a PDF may be extended by a newer version of
one of its objects, with a list that says where it lies. What does not look as expected is handed back as it came.
"""

import re

_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def with_language(pdf: bytes, language: str) -> bytes:
    """The file with its language (BCP 47) and the wish that its title stands in the reader's window."""
    root, size, start = (pattern.search(pdf) for pattern in (_ROOT, _SIZE, _START))
    if root is None or size is None or start is None or not _LANGUAGE.fullmatch(language):
        return pdf
    number = root[1].decode()
    found = re.search(rb"(?:^|\n)" + root[1] + rb" 0 obj\s*<<(.*?)>>\s*endobj", pdf, re.DOTALL)
    if found is None or b"/Lang" in found[1]:
        return pdf
    head = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    more = f"/Lang ({language})\n/ViewerPreferences << /DisplayDocTitle true >>\n".encode("ascii")
    catalog = f"{number} 0 obj\n<<".encode("ascii") + found[1] + more + b">>\nendobj\n"
    at = len(head) + len(catalog)
    xref = f"xref\n{number} 1\n{len(head):010d} 00000 n \n".encode("ascii")
    kept = b"".join(
        m[0] + b"\n" for m in (re.search(rb"/(?:Info \d+ 0 R|ID *\[[^\]]*\])", part) for part in _trailer(pdf)) if m
    )
    trailer = f"trailer\n<<\n/Size {int(size[1])}\n/Root {number} 0 R\n/Prev {int(start[1])}\n".encode("ascii")
    return head + catalog + xref + trailer + kept + f">>\nstartxref\n{at}\n%%EOF\n".encode("ascii")


def _trailer(pdf: bytes) -> tuple[bytes, bytes]:
    """The file's last list of facts, from each of the two that a newer one repeats."""
    last = pdf[pdf.rfind(b"trailer") :]
    info, ident = last.find(b"/Info"), last.find(b"/ID")
    return (last[info:] if info >= 0 else b"", last[ident:] if ident >= 0 else b"")
