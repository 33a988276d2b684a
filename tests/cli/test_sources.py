"""`chairside sources`: files, the library, standing. Nothing here touches a network."""

from pathlib import Path

from tests.cli.conftest import CommandLine

RIS = "TY  - JOUR\nTI  - Fluoride varnish in children\nAU  - Walsh, T\nPY  - 2024\nDO  - 10.1000/varnish\nER  - \n"


def test_files_join_the_library_and_the_table_says_what_was_retracted(chairside: CommandLine, tmp_path: Path) -> None:
    """The same three steps as in the window, for a script."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.ris").write_text(RIS)
    (tmp_path / "in" / "b.png").write_bytes(b"x")
    table = tmp_path / "table.csv"
    table.write_text(
        "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate\n"
        "10.1000/VARNISH,0,Retraction,1/2/2025 0:00\n"
    )

    brought = chairside("sources", "import", str(tmp_path / "in"))
    before = chairside("sources", "list", "--json").lines[0]
    known = chairside("sources", "retractions", str(table)).lines[0]
    after = chairside("sources", "list", "--json").lines[0]

    assert brought.lines[0]["DOI"] == "10.1000/varnish"
    assert "other kind" in brought.err
    assert (before["state"], after["state"]) == ("current", "retracted")
    assert known == {"works": 1, "newest": "2025-01-02"}
    assert chairside("sources", "alerts", "--json").status == 0


def test_what_cannot_be_read_or_looked_up_is_one_sentence(chairside: CommandLine, tmp_path: Path) -> None:
    """Status 2 and no traceback."""
    (tmp_path / "a.ris").write_text("")

    for words in (
        ("sources", "import", str(tmp_path / "a.ris")),
        ("sources", "read", str(tmp_path / "none.ris")),
        ("sources", "lookup", "word"),
        ("sources", "retractions", str(tmp_path / "none.csv")),
    ):
        result = chairside(*words)

        assert result.status == 2, words
        assert result.out == ""
        assert "Traceback" not in result.err
