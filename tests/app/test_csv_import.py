"""CSV in: any dialect, encoding, date and formula gives a report row by row, or one sentence; what goes out comes back."""

import argparse
import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.app.calendar.csv_import import Setting, Wanted, wanted_rows
from composer.app.calendar.csv_out import csv_text
from composer.app.calendar.csv_reading import read
from composer.app.calendar.csv_rows import read_table
from composer.app.calendar.csv_times import Order, is_ambiguous, order_of, read_time
from composer.app.calendar.desk_import import headline
from composer.app.wiring import open_app
from composer.credentials.session import SessionSecrets
from composer.model.errors import BadInput

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
US = Setting("America/Chicago", NOW, day_first=False, connections={"our site": "Our site"})


def rows(text: str | bytes, setting: Setting = US) -> list[Wanted]:
    """What a file's rows ask for."""
    data = text.encode() if isinstance(text, str) else text
    return list(wanted_rows(read_table(data), setting))


ONE = [("Brush twice a day, please.", "2026-12-14T09:00")]


@pytest.mark.parametrize(
    "data",
    [
        b'text,date and time\n"Brush twice a day, please.",2026-12-14 09:00\n',
        b"text;date and time\r\nBrush twice a day, please.;14.12.2026 9:00\r\n",
        b"Text\tPosting Time\rBrush twice a day, please.\t2026-12-14T09:00\r",
        b"sep=|\ntext|when\nBrush twice a day, please.|Dec 14, 2026 9:00 AM\n",
        'text,date and time\n"Brush twice a day, please.",2026-12-14 09:00\n'.encode("utf-16"),
        'text,date and time\n"Brush twice a day, please.",2026-12-14 09:00\n'.encode("utf-16-le"),
        b'\xef\xbb\xbf"Text","Image URL","Tags","Posting Time"\n"Brush twice a day, please.","","","2026-12-14 09:00"\n',
        b'Text,Date,Time,Draft,Facebook,Twitter/X\n"Brush twice a day, please.",2026-12-14,09:00:00,false,true,false\n',
        b'12/14/2026 09:00,"Brush twice a day, please.",\n',
        b'message,scheduledate\n"Brush twice a day, please.",46370.375\n',
        b'\n\ntext,when\n\n,\n"Brush twice a day, please.",2026-12-14 15:00+00:00\n',
    ],
    ids=["comma", "semicolon", "tab, CR", "sep=", "UTF-16", "UTF-16 bare", "Buffer", "Metricool", "no header", "serial", "blank"],
)  # fmt: skip
def test_the_dialects_of_other_programs_are_read(data: bytes) -> None:
    """What Excel, Numbers, Calc and five schedulers write."""
    assert [(row.text, row.when.wall if row.when else "") for row in rows(data)] == ONE


def test_an_encoding_that_is_not_utf8_is_read_and_said() -> None:
    """Old spreadsheets on Windows."""
    table = read_table("text,when\nZähne – täglich,2026-12-14 09:00\n".encode("cp1252"))

    assert table.rows[0].cells["text"] == "Zähne – täglich"
    assert "Western European" in table.notes[0]


@pytest.mark.parametrize(
    ("cell", "day_first", "expected"),
    [
        ("3/4/2027 9:05 pm", False, "2027-03-04T21:05"),
        ("3/4/2027 9:05 pm", True, "2027-04-03T21:05"),
        ("3.4.2027 09:05", False, "2027-04-03T09:05"),
        ("10 January 2030, 3:00 PM", False, "2030-01-10T15:00"),
        ("Jan 10th, 2030 at 12:00 am", False, "2030-01-10T00:00"),
        ("2027/3/4 9:05", True, "2027-03-04T09:05"),
        ("2026-12-14", False, None),
        ("tomorrow", False, None),
        ("2027-02-30 09:00", False, None),
        ("14/12/2026 25:00", True, None),
        ("46370", False, None),
        ("", False, None),
    ],
)
def test_dates_are_read_as_people_write_them(cell: str, day_first: bool, expected: str | None) -> None:
    """A date without a time of day is no time: nobody wants a post at midnight."""
    found = read_time(cell, Order(day_first, is_sure=True))

    assert (found.isoformat(timespec="minutes") if found else None) == expected


def test_one_file_writes_its_dates_one_way() -> None:
    """13/4 decides how 3/4 is meant; where a file proves both, what reads both ways is refused."""
    assert order_of(["3/4/2027 9:00", "13/4/2027 9:00"], usual_day_first=False) == Order(True, is_sure=True)
    assert order_of(["3/4/2027 9:00"], usual_day_first=False) == Order(False, is_sure=False)
    assert is_ambiguous("3/4/2027 9:00")
    assert not is_ambiguous("3/13/2027 9:00")
    torn = rows("text,when\na,3/4/2027 9:00\nb,13/4/2027 9:00\nc,4/13/2027 9:00\n")
    assert "both" in torn[0].problems[0]


@pytest.mark.parametrize(
    "cell",
    ['=HYPERLINK(""http://evil.test"")', "=1+1", "+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|x", "-2+3+cmd|x", "＝1", "#REF!"],
)
def test_a_formula_is_no_post(cell: str) -> None:
    """It may have come from a sheet that runs it, and goes back to one."""
    (row,) = rows(f'text,when\n"{cell}",2026-12-14 09:00\n')

    assert row.problems
    assert row.text == ""


@pytest.mark.parametrize("text", ["- brush\n- floss", "@practice is open", "+1 for flossing", "=) smile", "#Floss"])
def test_words_that_only_begin_like_a_formula_are_words_once_guarded(text: str) -> None:
    """What our own export guards with an apostrophe comes back as it was."""
    out = csv_text([{"date and time": "2026-12-14 09:00", "text": text, "zone": "Europe/Berlin"}])

    (row,) = rows(out)

    assert (row.text, row.when.zone if row.when else "") == (text, "Europe/Berlin")


def test_each_row_says_what_is_wrong_with_it() -> None:
    """Nothing is half made."""
    text = (
        "text,when,channel\n,2026-12-14 09:00,\nno time,,\npast,2020-01-01 09:00,\nwhere,2026-12-14 09:00,MySpace\n"
        'a,2026-12-14 09:00,x\na,2026-12-14 09:00,x\nb,2026-12-14 09:00,"x, instagram, Our site"\nc,9:00,,d,e\n'
    )

    found = rows(text)

    assert [bool(row.problems) for row in found] == [True, True, True, True, False, True, False, True]
    assert [row.row for row in found] == list(range(2, 10))
    assert "row 6" in found[5].problems[0]
    assert found[6].channels == ("x", "instagram", "Our site")
    assert "cells than columns" in found[7].problems[0]


def test_a_clock_change_is_told_in_the_row() -> None:
    """02:30 on 14 March 2027 is not there in Chicago."""
    (row,) = rows("text,when\na,2027-03-14 02:30\n")

    assert "03:30" in row.notes[0]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n", b"a,b\n1,2\n", b"\0\0\0\0", b"text\nonly\n"])
def test_a_file_that_is_no_table_of_posts_is_one_sentence(data: bytes) -> None:
    """With a hint how to head the columns."""
    with pytest.raises(BadInput):
        read_table(data)


def test_a_hundred_thousand_rows_are_read_and_one_more_is_refused() -> None:
    """The report stays possible; memory is bounded."""
    text = "text,when\n" + "".join(f"post {n},2027-01-01 09:00\n" for n in range(100_000))

    assert len(read_table(text.encode()).rows) == 100_000
    with pytest.raises(BadInput, match="100,000"):
        read_table((text + "x,2027-01-01 09:00\n").encode())


def test_a_cell_without_an_end_is_a_row_with_a_problem() -> None:
    """A quote that was never closed swallows the rest; it must not become a post."""
    found = rows('text,when\n"open,2026-12-14 09:00\n' + "x" * 200_000)

    assert all(row.problems for row in found)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda t: f"text,when\n{t}".encode("utf-8", "replace"))
    )
)
def test_any_bytes_give_a_report_or_one_sentence(data: bytes) -> None:
    """Never a traceback."""
    try:
        found = rows(data)
    except BadInput:
        return
    assert all(row.problems or (row.text and row.when) for row in found)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["C"]), min_size=1, max_size=80).map(str.strip).filter(bool))
def test_what_goes_out_comes_back(text: str) -> None:
    """Quotes, separators, emoji, apostrophes."""
    out = csv_text([{"date and time": "2026-12-14 09:00", "zone": "America/Chicago", "text": text}])
    assert list(csv.reader(io.StringIO(out, newline="")))[1][4].lstrip("'") == text.lstrip("'")

    (row,) = rows(out)

    assert row.problems or row.text == " ".join(text.split(" ")).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brush twice. Then floss.", "Brush twice"),
        ("Does it help? Yes.", "Does it help?"),
        ("one\ntwo", "one"),
        ("word " * 40, ("word " * 16).strip() + "…"),
    ],
)
def test_the_title_is_the_first_sentence(text: str, expected: str) -> None:
    """For the card, cut between words."""
    assert headline(text) == expected


def test_a_long_file_is_checked_in_handfuls_and_the_report_is_the_same(tmp_path: Path) -> None:
    """The window checks a few rows at a time, so that a hundred thousand of them keep nobody waiting."""
    file = tmp_path / "plan.csv"
    rows = [f"2031-06-{n:02d},09:00,Brush twice a day on day {n}.,facebook" for n in range(1, 29)]
    file.write_text("\n".join(("date,time,text,platform", *rows, "2031-13-40,09:00,Floss,facebook", rows[0])))
    with open_app(argparse.Namespace(home=str(tmp_path / "home")), secrets=SessionSecrets()) as app:
        desk = app.desks.imports
        whole = desk.preview(file)
        reading, steps = read(file, desk.setting()), list[int]()

        while not reading.is_done:
            desk.check(reading, 7)
            steps.append(reading.checked)

    assert steps == [7, 14, 21, 28, 30]
    assert reading.preview() == whole
    assert [bool(row.problems) for row in whole.rows] == [False] * 28 + [True, True]


def test_rows_are_told_apart_before_any_of_them_is_checked_as_a_post(tmp_path: Path) -> None:
    """Bad dates of a long file are on screen after seconds, not after the last check."""
    file = tmp_path / "plan.csv"
    file.write_text("date,time,text\n2031-06-03,09:00,Brush.\n2031-13-40,09:00,Floss\n")

    reading = read(file, Setting("America/Chicago", NOW, day_first=False))

    assert (reading.checked, reading.is_done) == (0, False)
    assert [bool(row.problems) for row in reading.rows] == [False, True]
