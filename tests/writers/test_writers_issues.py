"""The default view of a comparison: one block for each issue."""

import io
import re

import pytest
from cli_samples import HOSTILE, HOSTILE_SHOWN, QUOTATION, Screen, make_claim, make_counter, make_pair

from claimcli.filters import PairFilter, filter_report, limit_issues
from claimcli.models import Claim, CompareReport, Issue, IssueClaim, Topic
from claimcli.writers.issues import build_blocks, name_speakers
from claimcli.writers.places import break_place
from claimcli.writers.registry import WriteOptions, write

STYLES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(params=[80, 120, 40])
def width(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("COLUMNS", str(request.param))
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("TERM", "xterm-256color")
    return int(request.param)


def make_issue(
    number: int = 1, claim: Claim | None = None, counter: Claim | None = None, *more: Claim
) -> CompareReport:
    """One issue with a claim, its denial, and `more` claims that say the same as the first."""
    claim = claim or make_claim(f"that bridge {number} is safe", id=f"a#{number}")
    counter = counter or make_counter(f"bridge {number} is falling", id=f"b#{number}")
    pair = make_pair(claim=claim, counter=counter, topic_id=f"i{number}", topic=f"bridge {number}")
    members = [IssueClaim(id=c.id, side="for") for c in (claim, *more)] + [IssueClaim(id=counter.id, side="against")]
    issue = Issue(issue_id=f"i{number}", proposition=claim.text, score=0.8, claims=tuple(members))
    topic = Topic(topic_id=f"i{number}", topic=f"bridge {number}", pairs=(pair,))
    return CompareReport(topics=(topic,), issues=(issue,), claims=(claim, counter, *more))


def many_issues(number: int) -> CompareReport:
    reports = [make_issue(n) for n in range(number)]
    return CompareReport(
        topics=tuple(t for r in reports for t in r.topics),
        issues=tuple(i for r in reports for i in r.issues),
        claims=tuple(c for r in reports for c in r.claims),
    )


def shown(report: CompareReport, *, limit: int | None = None) -> list[str]:
    out = Screen()
    write("comparison", "table", report, out, WriteOptions(limit=limit))
    return STYLES.sub("", out.getvalue()).split("\n")


def plain(report: CompareReport) -> str:
    out = io.StringIO()
    write("comparison", "table", report, out)
    return out.getvalue()


def test_a_block_says_what_who_and_where() -> None:
    assert plain(make_issue()) == (
        "# Bridge 1 is safe\n"
        "news/a.txt:7: says so: Maria Okafor: that bridge 1 is safe\n"
        "news/b.txt:3: denies it: Tomas Lindqvist: bridge 1 is falling\n"
        "    answers by “countered”; shared: bridge\n"
    )


def test_near_identical_statements_are_told_once_with_a_count() -> None:
    same = [make_claim("That bridge 1 is safe!", id=f"a#{n}", speaker=name) for n, name in ((7, "Bo Ek"), (8, "Di Fu"))]
    other = make_claim("the river is low and no danger", id="a#9")
    (block,) = build_blocks(make_issue(1, None, None, *same, other))
    said, low = dict(block.sides)["for"]
    assert (said.claims, name_speakers(said)) == (3, "Maria Okafor and 2 others")
    assert (low.claims, low.claim.text) == (1, "the river is low and no danger")
    assert "Maria Okafor and 2 others (3 times)" in plain(make_issue(1, None, None, *same))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (make_claim("that bridge 1 is safe now", id="a#7"), make_claim("that bridge 1 is not safe now", id="a#8")),
        (make_claim("that bridge 1 is safe", id="a#7"), make_claim("that bridge 1 is safe", id="a#8", act="deny")),
        (make_claim("it cost 40 crowns a day", id="a#7"), make_claim("it cost 90 crowns a day", id="a#8")),
        (make_claim("it will open", id="a#7"), make_claim("it will open", id="a#8", factuality="hypothetical")),
    ],
)
def test_statements_that_say_different_things_are_never_told_as_one(one: Claim, two: Claim) -> None:
    first = make_claim("the river rose in spring", id="a#1")
    (block,) = build_blocks(make_issue(1, first, None, one, two))
    said = dict(block.sides)["for"]
    assert [(statement.claim.id, statement.claims) for statement in said] == [("a#1", 1), ("a#7", 1), ("a#8", 1)]


def test_where_no_side_says_it_the_cue_tells_who_denies() -> None:
    report = make_issue(1, None, None, make_claim("bridge 1 is falling", id="a#8", act="deny", cue="denied"))
    members = tuple(IssueClaim(id=id, side="open") for id in ("a#1", "a#8"))
    report = report.model_copy(update={"issues": (report.issues[0].model_copy(update={"claims": members}),)})
    assert "also said: Maria Okafor (denied): bridge 1 is falling" in plain(report)
    assert "also said: Maria Okafor: that bridge 1 is safe" in plain(report)


def test_the_claim_that_answers_is_the_one_that_is_shown() -> None:
    counter = make_counter("bridge 1 is falling now", id="b#1")
    report = make_issue(1, None, counter)
    twin = make_counter("bridge 1 is falling", id="b#0")
    members = (*report.issues[0].claims[:1], IssueClaim(id="b#0", side="against"), IssueClaim(id="b#1", side="against"))
    issue = report.issues[0].model_copy(update={"claims": members})
    (block,) = build_blocks(report.model_copy(update={"issues": (issue,), "claims": (*report.claims, twin)}))
    (denied,) = dict(block.sides)["against"]
    assert (denied.claim.id, denied.claims, denied.evidence) == ("b#1", 2, "answers by “countered”; shared: bridge")


def test_lines_fit_and_words_and_paths_stay_whole(width: int) -> None:
    path = "archive/the-long-name-of-a-folder/another-folder-of-news/2021-03-04_river-and-bridge.txt"
    claim = make_claim(QUOTATION, document=path, speaker="Maria Konstantina Okafor-Lindqvist")
    lines = shown(make_issue(1, claim, make_counter(QUOTATION)))
    wide = [line for line in lines if len(line) > width]
    assert all("/" not in line.strip().rstrip("/") for line in wide)  # a name is never broken
    assert any(line.strip().endswith("2021-03-04_river-and-bridge.txt:7") for line in lines)


@pytest.mark.parametrize("place", ["a.txt:1", "a/b/c.txt:12", "/x/yy/zzz.txt:3", "a//b:1", "no/" * 30 + "x:1"])
def test_a_place_is_broken_after_slashes_only(place: str) -> None:
    for room in (1, 5, 12, 80):
        lines = break_place(place, room)
        assert "".join(lines) == place and all(line.endswith("/") for line in lines[:-1])
        assert all(len(line) <= room or line.count("/") <= 1 for line in lines)


def test_hostile_text_is_shown_and_not_obeyed(width: int) -> None:
    report = make_issue(1, make_claim(HOSTILE, id="a#1"), make_counter(HOSTILE, id="b#1"))
    lines = shown(report)
    assert all(part in " ".join(" ".join(lines).split()) for part in HOSTILE_SHOWN[:5])
    assert not set("".join(lines)) & set("\x1b\x9b\u202e\x07")


def test_two_screens_at_most_and_a_line_that_says_how_many_more(width: int) -> None:
    lines = shown(many_issues(50))
    assert len(lines) <= 48
    footer = re.search(r"(\d+) more issues: --limit 50 shows all", " ".join(" ".join(lines[-4:]).split()))
    assert footer
    left = int(footer[1])
    assert 50 - left == sum(line.startswith("Bridge ") for line in lines) >= 4


def test_what_nobody_disputes_stands_back(width: int) -> None:
    report = many_issues(3)
    agreed = report.issues[1].model_copy(update={"claims": report.issues[1].claims[:1]})
    report = report.model_copy(update={"issues": (report.issues[0], report.issues[2], agreed)})
    lines = shown(report)
    assert [line[:8] for line in lines if line.startswith("Bridge ")] == ["Bridge 0", "Bridge 2"]
    assert "1 more issue that nobody is seen to dispute: --limit 3 shows all" in " ".join(" ".join(lines).split())
    lines = shown(report, limit=3)
    assert [line[:8] for line in lines if line.startswith("Bridge ")] == ["Bridge 0", "Bridge 2", "Bridge 1"]
    (undisputed,) = [line for line in lines if line.startswith("Bridge 1")]
    assert "0.80" not in undisputed
    only = report.model_copy(update={"issues": (agreed,)})
    assert any(line.startswith("Bridge 1") for line in shown(only))


def test_twenty_issues_where_the_terminal_has_room(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "400")
    assert sum(line.startswith("Bridge ") for line in shown(many_issues(50))) == 20
    assert sum(line.startswith("Bridge ") for line in shown(many_issues(50), limit=33)) == 33
    assert plain(many_issues(50)).count("# Bridge ") == 50


def test_filters_keep_issues_and_their_pairs_together() -> None:
    report = many_issues(12)
    assert [issue.issue_id for issue in limit_issues(report, 3).issues] == ["i0", "i1", "i2"]
    assert [topic.topic_id for topic in limit_issues(report, 3).topics] == ["i0", "i1", "i2"]
    for words, found in (("bridges 7", ["i7"]), ("falls 11", ["i11"]), ("river", [])):
        kept = filter_report(report, PairFilter(topic=words))
        assert [issue.issue_id for issue in kept.issues] == [topic.topic_id for topic in kept.topics] == found
    assert filter_report(report, PairFilter(min_score=0.81)).issues == ()
    assert len(filter_report(report, PairFilter(min_score=0.8)).issues) == 12
