"""Adding or changing a source: paste an identifier, open a file, or fill in by hand."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.gui.parts.buttons import Button
from composer.gui.parts.choices import ChoiceField
from composer.gui.parts.dialog import Dialog
from composer.gui.parts.field import LineField
from composer.gui.parts.form import Form
from composer.model.ids import new_id
from composer.model.post import Source
from composer.model.words import tr

KINDS = ("webpage", "article-journal", "report", "book", "chapter", "dataset")


class SourceDialog(Dialog):
    """One source.

    Emits:
        paste_wanted(str): complete the fields from a pasted identifier (answer with `show_source`).
        file_wanted(): read sources from a file instead.
        saved(object): the Source.
    """

    paste_wanted = Signal(str)
    file_wanted = Signal()
    saved = Signal(object)

    def __init__(self, parent: QWidget, source: Source | None = None) -> None:
        title = tr("Change the source") if source else tr("Add a source")
        super().__init__(title, tr("Save") if source else tr("Add"), wide=True, closes=False, parent=parent)
        self._source = source
        self.paste = LineField(tr("DOI, PMID or web address"), hint=tr("Paste it here; the fields below fill in."))
        self.paste.edited.connect(self._pasted)
        self.kind = ChoiceField(tr("Kind"), tuple((kind, kind_name(kind)) for kind in KINDS))
        self.heading = LineField(tr("Title"))
        self.author = LineField(
            tr("Author or organization"), hint=tr("Separate several with a semicolon: Walsh T; Worthington H")
        )
        self.site = LineField(tr("Journal, site or publisher"), optional=True)
        self.year = LineField(tr("Year"), optional=True)
        self.address = LineField(tr("DOI or web address"), optional=True)
        form = Form(most=10_000)
        if source is None:
            form.add(self.paste)
        form.add(self.heading)
        form.add_row(self.author, self.site)
        form.add_row(self.kind, self.year)
        form.add(self.address)
        self.body.addWidget(form)
        self.file = Button(
            tr("Open a file"), "quiet", icon="import", tip=tr("RIS, NBIB, BibTeX, CSL-JSON or EndNote XML")
        )
        self.file.setVisible(source is None)
        self.file.clicked.connect(self.file_wanted)
        self.buttons.insertWidget(0, self.file)
        self.agreed.connect(self._agree)
        if source is not None:
            self.show_source(source)

    def show_source(self, source: Source) -> None:
        """Fills the fields from a source."""
        self._source = source
        csl = source.csl
        self.kind.combo.choose(str(csl.get("type")) if csl.get("type") in KINDS else "webpage")
        self.heading.set_text(source.title)
        self.author.set_text("; ".join(_name(a) for a in csl.get("author") or ()))
        self.site.set_text(str(csl.get("container-title") or csl.get("publisher") or ""))
        self.year.set_text(_year(csl))
        self.address.set_text(str(csl.get("DOI") or csl.get("URL") or ""))
        self.paste.set_error("")

    def show_problem(self, sentence: str) -> None:
        """Says why the pasted words name no source."""
        self.paste.set_error(sentence)

    def _pasted(self, text: str) -> None:
        if len(text.strip()) > 5:
            self.paste_wanted.emit(text)

    def _agree(self) -> None:
        if not self.heading.text().strip():
            self.heading.set_error(tr("Give the source a title."))
            self.heading.line.setFocus()
            return
        year = self.year.text().strip()
        if year and not (year.isdigit() and 1500 <= int(year) <= date.today().year + 1):  # noqa: DTZ011 - a calendar year
            self.year.set_error(tr("Write the year with four digits, or leave it empty."))
            return
        self.saved.emit(self._made())
        self.accept()

    def _made(self) -> Source:
        old = dict(self._source.csl) if self._source is not None else {}
        source_id = self._source.id if self._source is not None else new_id()
        kind, site, address = self.kind.combo.key(), self.site.text().strip(), self.address.text().strip()
        csl: dict[str, Any] = old | {"id": source_id, "type": kind, "title": self.heading.text().strip()}
        authors = [_author(name) for name in self.author.text().split(";") if name.strip()]
        _put(csl, "author", authors)
        _put(csl, "publisher" if kind in {"report", "book", "dataset"} else "container-title", site)
        _put(csl, "issued", {"date-parts": [[int(self.year.text())]]} if self.year.text().strip() else None)
        if address.lower().startswith("10."):
            csl["DOI"] = address
        elif address:
            csl["URL"] = address
        return Source(source_id, csl)


def _put(csl: dict[str, Any], key: str, value: Any) -> None:
    if value:
        if key == "issued" and csl.get("issued", {}).get("date-parts", [[None]])[0][:1] == value["date-parts"][0][:1]:
            return  # the month and day that came with the import stay
        csl[key] = value
    else:
        csl.pop(key, None)


def _name(author: dict[str, Any]) -> str:
    return str(author.get("literal") or " ".join(filter(None, (author.get("family"), author.get("given")))))


def _author(name: str) -> dict[str, str]:
    """A typed name: "Walsh T" is a person, anything with more words is taken as an organization."""
    words = name.split()
    if len(words) == 2 and (words[1].isupper() or "," in name):
        return {"family": words[0].rstrip(","), "given": words[1]}
    return {"literal": " ".join(words)}


def _year(csl: Any) -> str:
    parts = (csl.get("issued") or {}).get("date-parts") or [[]]
    return str(parts[0][0]) if parts[0] else ""


def kind_name(kind: str) -> str:
    """A CSL type in words."""
    names = {
        "webpage": tr("Web page"),
        "article-journal": tr("Article"),
        "report": tr("Report or guideline"),
        "book": tr("Book"),
        "chapter": tr("Chapter"),
        "dataset": tr("Data"),
    }
    return names.get(kind, kind)
