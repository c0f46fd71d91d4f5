"""What people look at: tables on a terminal at several widths, plain lines elsewhere."""

import io
import re

import pytest
from cli_samples import (
    HOSTILE,
    HOSTILE_SHOWN,
    QUOTATION,
    Screen,
    make_claim,
    make_counter,
    make_document,
    make_pair,
    make_report,
)  # fmt: skip
from hypothesis import given
from hypothesis import strategies as st

from claimcli.models import Claim, SpeakerRecord
from claimcli.writers.claims import Extraction, ReadDocument, write_claims
from claimcli.writers.marked import write_marked
from claimcli.writers.matrix import count_issues, write_matrix_table, write_plain_matrix
from claimcli.writers.pairs import write_comparison
from claimcli.writers.registry import WriteOptions
from claimcli.writers.speakers import SpeakersReport, write_speakers

STYLES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(params=[80, 120, 40])
def width(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("COLUMNS", str(request.param))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return int(request.param)


def table_of(*claims: Claim, explain: bool = False) -> str:
    out = Screen()
    write_claims(Extraction([ReadDocument(make_document(*claims))]), out, WriteOptions(explain=explain))
    return STYLES.sub("", out.getvalue())


def pairs_shown(*pairs: object) -> str:
    out = Screen()
    write_comparison(make_report(*pairs), out, WriteOptions(pairs=True))  # type: ignore[arg-type]
    return STYLES.sub("", out.getvalue())


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w’-]+", text)


def test_no_word_of_a_quotation_is_cut(width: int) -> None:
    narrow = 16 if width >= 80 else 0
    claim = make_claim(QUOTATION)
    for shown in (table_of(claim), pairs_shown(make_pair(claim=claim))):
        lines = shown.split("\n")
        assert max(map(len, lines)) <= width
        cut = [word for word in words_of(QUOTATION) if not any(word in line for line in lines)]
        assert cut == [] or not narrow, cut
        assert "…" not in shown.replace(" … ", "")  # Rich's sign for text that it left out


def test_no_letter_is_lost_when_a_word_is_wider_than_its_column(width: int) -> None:
    word = "".join(chr(0x4E00 + n) if n % 3 else "x" for n in range(200))
    column = "".join(character for character in table_of(make_claim(word)) if character in word)
    assert [c for c in column if c != "x"] == [c for c in word if c != "x"]


def test_markup_emoji_codes_and_escapes_are_shown_literally(width: int) -> None:
    hostile = make_claim(
        HOSTILE, speaker=f"Ann {HOSTILE}", mention=HOSTILE, cue=HOSTILE, rule=HOSTILE, explanation=(HOSTILE,)
    )
    title = make_document(hostile).model_copy(update={"title": HOSTILE, "document": HOSTILE, "publisher": HOSTILE})
    out = Screen()
    write_claims(Extraction([ReadDocument(title)]), out, WriteOptions(explain=True))
    write_comparison(
        make_report(make_pair(claim=hostile, evidence=(HOSTILE,), topic=HOSTILE)), out, WriteOptions(pairs=True)
    )
    shown = STYLES.sub("", out.getvalue())
    folded = re.sub(r"\s", "", shown)
    assert all(re.sub(r"\s", "", part) in folded for part in HOSTILE_SHOWN) or width < 80
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202e]", shown)


def test_a_claim_row_says_who_what_how_and_where() -> None:
    shown = table_of(make_claim(negated=True, id="a#12", kind="mixed"))
    assert "Bridge Row" in shown and "The Gazette · 2021-03-04 · news/a.txt" in shown
    row = next(line for line in shown.split("\n") if "12" in line.split()[:1])
    assert "Maria Okafor" in row and "the bridge is safe" in row and "not assert" in row
    assert row.split()[-2:] == ["7", "0.91"] and ["Line", "Conf."] in [line.split()[-2:] for line in shown.split("\n")]
    assert "she insisted" in shown and "mixed" in shown


def test_a_path_in_a_heading_is_broken_between_folders_only(width: int) -> None:
    names = ["archive-of-the-year", "newspapers-of-the-north", "the-gazette", "2021-03-04_row_over_the_bridge.txt"]
    out = Screen()
    document = make_document(make_claim()).model_copy(update={"document": "/".join(names)})
    write_claims(Extraction([ReadDocument(document)]), out, WriteOptions())
    shown = STYLES.sub("", out.getvalue())
    assert all(any(name in line for line in shown.split("\n")) for name in names)
    assert max(map(len, shown.split("\n"))) <= width


def test_explanations_are_shown_when_asked_for() -> None:
    assert "cue 0.9" in table_of(make_claim(), explain=True)
    assert "cue 0.9" not in table_of(make_claim())


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        (make_claim(), "news/a.txt:7: Maria Okafor (insisted, assert, indirect, 0.91): the bridge is safe\n"),
        (
            make_claim("two\r\n lines", kind="direct", speaker=None, cue=":", act="deny", negated=True),
            "news/a.txt:7: unnamed “she” (not deny, direct, 0.91): “two lines”\n",
        ),
        (
            make_claim('"Yes"', kind="direct", speaker=None, mention=None),
            'news/a.txt:7: unnamed (insisted, assert, direct, 0.91): "Yes"\n',
        ),
        (
            make_claim("a [sic] \x1b[2J", document="e\x1b\n.txt"),
            "e\\x1b\\n.txt:7: Maria Okafor (insisted, assert, indirect, 0.91): a [sic] \\x1b[2J\n",
        ),
    ],
)  # fmt: skip
def test_a_plain_claim_is_one_line(claim: Claim, line: str) -> None:
    out = io.StringIO()
    write_claims(Extraction([ReadDocument(make_document(claim))]), out, WriteOptions(explain=False))
    assert out.getvalue() == line


def test_plain_pairs_repeat_the_place_on_every_line_that_quotes() -> None:
    out = io.StringIO()
    other = make_pair(
        "supports", counter=make_counter("quite safe", id="b#3", line=4), tier="inferred", score=0.5, evidence=()
    )
    write_comparison(make_report(make_pair(), other), out, WriteOptions(pairs=True))
    assert out.getvalue().split("\n") == [
        "# bridge safe",
        "news/a.txt:7: Maria Okafor: the bridge is safe",
        "    news/b.txt:3: disputed by Tomas Lindqvist (explicit, 0.80): it is about to fall",
        "        answers by “countered”",
        "        shared: bridge",
        "    news/b.txt:4: supported by Tomas Lindqvist (inferred, 0.50): quite safe",
        "",
    ]


def test_claim_and_answer_stand_side_by_side() -> None:
    lines = pairs_shown(make_pair()).split("\n")
    assert lines[0] == "bridge safe   1 dispute"
    assert re.fullmatch(r"Maria Okafor +disputed by Tomas Lindqvist *", lines[2])
    assert re.fullmatch(r"the bridge is safe +it is about to fall *", lines[3])
    assert re.fullmatch(r"news/a.txt:7 +news/b.txt:3 *", lines[4])
    assert "· shared: bridge" in "\n".join(lines)


def test_two_answers_share_the_claim_on_the_left() -> None:
    shown = pairs_shown(make_pair(), make_pair("questions", counter=make_counter("who checked?", id="b#9")))
    assert shown.count("the bridge is safe") == 1
    assert "1 dispute, 1 question" in shown and "questioned by" in shown


def test_nothing_to_show_is_said_on_a_terminal_and_empty_in_a_pipe() -> None:
    assert "no claim here answers another" in pairs_shown()
    out = io.StringIO()
    write_comparison(make_report(), out, WriteOptions(pairs=True))
    assert out.getvalue() == ""
    assert "no claims" in table_of()


def test_speakers(width: int) -> None:
    record = SpeakerRecord(
        name="Maria [sic] Okafor", speaker_type="person", speaker_id="Q1", mentions=("she", "Okafor"), claims=1200,
        documents=("a", "b"), first_date="2021-01-02", last_date="2021-03-04",
    )  # fmt: skip
    screen, plain = Screen(), io.StringIO()
    for out in (screen, plain):
        write_speakers(
            SpeakersReport(speakers=(record, SpeakerRecord(name="Bo", claims=1, documents=("a",)))),
            out,
            WriteOptions(),
        )
    assert plain.getvalue().split("\n") == [
        "Maria [sic] Okafor (person, Q1): 1,200 claims in 2 documents, 2021-01-02 – 2021-03-04: she; Okafor",
        "Bo: 1 claim in 1 document",
        "",
    ]
    shown = STYLES.sub("", screen.getvalue())
    assert max(map(len, shown.split("\n"))) <= width
    assert all(part in shown for part in ("[sic]", "1200", "2 documents", "2021-01-02", "2021-03-04", "2 speakers"))


def test_the_matrix_counts_who_disputes_whom(width: int) -> None:
    back = make_pair(claim=make_counter(), counter=make_claim())
    pairs = [make_pair(), make_pair(counter=make_counter(id="b#3")), back, make_pair("supports")]
    matrix = count_issues(make_report(*pairs))
    assert matrix.speakers == ("Maria Okafor", "Tomas Lindqvist")
    assert matrix.counts == ((0, 1), (1, 0))  # issues, not pairs
    plain, screen = io.StringIO(), Screen()
    write_plain_matrix(matrix, plain)
    assert plain.getvalue() == "Maria Okafor disputes Tomas Lindqvist: 1\nTomas Lindqvist disputes Maria Okafor: 1\n"
    write_matrix_table(matrix, screen)
    shown = STYLES.sub("", screen.getvalue())
    assert re.search(r"2  Tomas Lindqvist +1 +·", shown) and max(map(len, shown.split("\n"))) <= width
    assert count_issues(make_report(*pairs), ("supports",)).counts == ((0, 0), (1, 0))


def test_a_matrix_too_wide_for_the_terminal_becomes_a_list(width: int) -> None:
    pairs = [make_pair(counter=make_counter(id=f"b#{n}", speaker=f"Speaker {n}")) for n in range(60)]
    out = Screen()
    write_matrix_table(count_issues(make_report(*pairs)), out)
    shown = STYLES.sub("", out.getvalue())
    assert max(map(len, shown.split("\n"))) <= width
    assert "1  Speaker 0 disputes Maria Okafor" in shown


TEXT = "The bridge is safe, she\r\nsaid. [sic] \x1b[2J Mr Lind denied it.\n"
MARKED = (
    make_claim("The bridge is safe", id="a#1", content_spans=[(0, 18)], source_spans=[(20, 23)], cue_spans=[(25, 29)]),
    make_claim("it", id="a#2", source_spans=[(42, 49)], cue_spans=[(50, 56)], content_spans=[(57, 59)]),
    make_claim("denied it", id="a#3", source_spans=[(42, 49)], cue_spans=[], content_spans=[(50, 59)]),
)


def test_marks_in_a_pipe_are_brackets_with_numbers() -> None:
    out = io.StringIO()
    write_marked(TEXT, MARKED, out)
    assert out.getvalue() == (
        "{n source} <n cue> [n content n]\n\n"
        "[1 The bridge is safe 1], {1 she}\n<1 said>. [sic] \\x1b[2J {2,3 Mr Lind} [3 <2 denied> [2 it 2] 3].\n"
    )


def test_marks_on_a_terminal_keep_the_text(width: int) -> None:
    out = Screen()
    write_marked(TEXT, MARKED, out)
    shown = STYLES.sub("", out.getvalue())
    assert "[1]The bridge is safe, she\nsaid. [sic] \\x1b[2J Mr" in shown
    assert "\x1b[4mThe bridge is safe" in out.getvalue(), "contents are underlined"


def test_marks_outside_the_text_do_no_harm() -> None:
    out = io.StringIO()
    write_marked("short", (make_claim(content_spans=[(3, 900)], source_spans=[(800, 900)], cue_spans=[(5, 5)]),), out)
    assert "sho[1 rt" in out.getvalue()


def test_no_color_keeps_the_layout_and_drops_the_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured, plain = Screen(), Screen()
    write_comparison(make_report(make_pair()), coloured, WriteOptions(pairs=True))
    monkeypatch.setenv("NO_COLOR", "1")
    write_comparison(make_report(make_pair()), plain, WriteOptions(pairs=True))
    assert re.search(r"\x1b\[[0-9;]*3[0-7]m", coloured.getvalue())
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", plain.getvalue())
    assert STYLES.sub("", coloured.getvalue()) == STYLES.sub("", plain.getvalue())


@given(st.text(st.characters(exclude_categories=("Cs",))), st.text(st.characters(exclude_categories=("Cs",))))
def test_any_text_fits_and_drives_nothing(text: str, name: str) -> None:
    claim = make_claim(text, speaker=name or None, mention=text, cue=name, id=f"a#{name}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "80")
        patch.setenv("TERM", "dumb")
        out = Screen()
        write_claims(Extraction([ReadDocument(make_document(claim))]), out, WriteOptions(explain=True))
        write_comparison(
            make_report(make_pair(claim=claim, evidence=(name,), topic=text)), out, WriteOptions(pairs=True)
        )
        write_marked(text, (claim,), out)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202e]", out.getvalue())
    plain = io.StringIO()
    write_claims(Extraction([ReadDocument(make_document(claim))]), plain, WriteOptions(explain=False))
    assert plain.getvalue().count("\n") == 1
