"""The page as text: what stands in it, that every letter of an article does, and that none of it is markup."""

import base64
import hashlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Process
from hypothesis import given, settings
from hypothesis import strategies as st
from report_samples import BRIDGE, HOSTILE, Page, make_claim, make_comparison

from claimcli.api import compare, extract
from claimcli.models import (
    Claim,
    CompareReport,
    DocumentReport,
    Engine,
    InputError,
    Issue,
    IssueClaim,
    Pair,
    Party,
    Topic,
)
from claimcli.report.articles import build_rows
from claimcli.report.issues import choose_issues
from claimcli.report.limits import load_comparison_figures, read_card
from claimcli.report.page import Source, render_report, write_report
from claimcli.report.places import name_anchor, name_day, name_source, name_spot, place_claims
from claimcli.writers.safe import guard_script
from tests.growth import assert_linear, process_seconds

pytest.importorskip("jinja2", reason="the page needs jinja2")


@pytest.fixture(scope="module")
def html() -> str:
    return render_report(*make_comparison())


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def read_data(html: str) -> dict[str, Any]:
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    value = json.loads(data)
    assert isinstance(value, dict)
    return value


def test_every_element_is_closed_and_every_id_is_one(page: Page) -> None:
    assert page.unbalanced == [] and page.open == []
    assert len(set(page.ids())) == len(page.ids())


def test_every_link_leads_to_something_on_the_page(page: Page) -> None:
    links = [values["href"] for tag, values in page.elements if tag == "a"]
    assert len(links) > 20
    assert [link for link in links if link[0] != "#" or link[1:] not in page.ids()] == []


def test_every_claim_has_a_permalink_in_the_text_and_a_way_back(page: Page) -> None:
    links = [values["href"] for tag, values in page.elements if tag == "a"]
    for number, name in enumerate(("c-bridge-1", "c-bridge-2", "c-bridge-3", "c-harbour-1", "c-harbour-2")):
        assert {name, f"n{number}"} <= set(page.ids()) and {f"#{name}", f"#n{number}"} <= set(links)


def test_an_issue_sets_its_sides_beside_one_another(html: str) -> None:
    sides = re.findall(r'<section class="side (\w+)">(.*?)</section>', html, re.DOTALL)
    who = {side: re.findall(r'<p class="who"><bdi>(.*?)</bdi>', text) for side, text in sides}
    assert who == {
        "for": ["Maria Okafor", "Maria Okafor"],
        "against": ["Tomas Lindqvist"],
        "doubts": ["Anna Park"],
        "open": ["Tomas Lindqvist"],
    }
    assert "denies it outright: “denied”" in dict(sides)["against"]


def test_what_one_speaker_says_in_the_same_words_is_told_once() -> None:
    report, sources = make_comparison()
    again = report.claims[0].model_copy(update={"id": "bridge#9", "line": 9, "text": "that the bridge is safe"})
    issue = report.issues[0].model_copy(
        update={"claims": (*report.issues[0].claims, report.issues[0].claims[0].model_copy(update={"id": "bridge#9"}))}
    )
    changed = report.model_copy(update={"claims": (*report.claims, again), "issues": (issue,)})
    side = re.findall(r'<section class="side for">(.*?)</section>', render_report(changed, sources), re.DOTALL)[0]
    assert side.count("<blockquote") == 2
    assert 'href="#c-bridge-9"' in side


def test_issues_that_nobody_contests_are_folded_behind_the_others() -> None:
    report, sources = make_comparison()
    contested = report.issues[0].model_copy(update={"claims": report.issues[0].claims[:2]})
    open_ = Issue(issue_id="t2", proposition="The road", claims=(IssueClaim(id="bridge#3"), IssueClaim(id="harbour#2")))
    html = render_report(report.model_copy(update={"issues": (open_, contested)}), sources)
    shown, folded = html.split('<details class="others">')
    assert 'data-issue="t1"' in shown and 'data-issue="t2"' in folded and "<summary>1 more issue that nobody" in folded
    alone = render_report(report.model_copy(update={"issues": (open_,)}), sources)
    assert (
        '<details class="others" open><summary>1 issue that nobody' in alone and "Said on this, no side taken" in alone
    )


def test_of_issues_that_nobody_contests_so_many_are_shown_as_say_something_new() -> None:
    def issue(name: str, ids: str, side: str = "open") -> Issue:
        return Issue(issue_id=name, proposition=name, claims=tuple(IssueClaim(id=i, side=side) for i in ids.split()))

    two_sided = issue("two", "a").model_copy(
        update={"claims": (IssueClaim(id="a", side="for"), IssueClaim(id="b", side="against"))}
    )
    same, half, new = issue("same", "a b c"), issue("half", "b d"), issue("new", "e f g")
    assert choose_issues([new, same, half, two_sided]) == (two_sided, new, half)
    assert len(choose_issues([issue(str(n), f"{n} {n}x") for n in range(1000)])) == 100


def test_a_long_quotation_is_cut_in_its_issue_and_whole_in_its_article() -> None:
    report, sources = make_comparison()
    words = " ".join(f"word{n}" for n in range(200))
    long = report.claims[1].model_copy(update={"text": words})
    changed = report.model_copy(update={"claims": (report.claims[0], long, *report.claims[2:])})
    html = render_report(changed, sources)
    (quotation,) = [text for text in re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", html) if "word0" in text]
    assert quotation.endswith(" …") and 380 < len(quotation) < 410 and "word19 " in quotation
    assert words in json.dumps(read_data(html))


def test_kind_and_factuality_have_looks_of_their_own(html: str) -> None:
    assert re.search(r'<mark class="d f" data-c="0">The bridge is safe</mark>', html)
    assert re.search(r'<mark class="m f" data-c="2">who had looked at it</mark>', html)
    assert re.search(r'<mark class="i n" data-c="4">that it would fall</mark>', html)
    assert re.search(r'<a class="n x negated" id="c-harbour-2"', html)


def test_a_note_says_to_whom_and_about_whom(html: str) -> None:
    report, sources = make_comparison()
    changes = {
        "addressee": Party(mention="reporters"),
        "target": Party(mention="he", name="Tomas Lindqvist"),
        "factuality": "reported",
        "part": "title",
    }
    claims = tuple(c.model_copy(update=changes) if c.id == "harbour#1" else c for c in report.claims)
    page = render_report(report.model_copy(update={"claims": claims}), sources)
    (note,) = re.findall(r'<li class="note" id="n3".*?</li>', page, re.DOTALL)
    words = " ".join(re.sub("<[^>]*>", "", note).split())
    said = "1 Maria Okafor reportedly says, to reporters, about Tomas Lindqvist indirect, headline, 0.90, issue 1"
    assert words.replace("&nbsp;", " ") == said


def test_the_policy_lets_in_the_one_style_and_the_one_script_and_nothing_else(page: Page) -> None:
    (policy,) = [values["content"] for tag, values in page.elements if values.get("http-equiv")]
    for kind in ("style", "script"):
        words = [text for text, path in page.texts if path[-1:] == (kind,)]
        code = words[-1] if kind == "script" else "".join(words)
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy
    assert [values for _, values in page.elements if "style" in values or any(n.startswith("on") for n in values)] == []
    assert [values for _, values in page.elements if "src" in values or "srcset" in values] == []


def test_the_data_can_be_compared_again(claimcli: Callable[..., Process], html: str, tmp_path: Path) -> None:
    value = read_data(html)
    (tmp_path / "data.json").write_text(json.dumps(value), encoding="utf-8")
    done = claimcli("compare", tmp_path / "data.json", "--json")
    claims = json.loads(done.stdout)["claims"]
    assert {claim["id"] for claim in claims} == {claim.id for claim in make_comparison()[0].claims}
    assert {claim["publisher"] for claim in claims} == {"The Courier", None}


def article_text(html: str) -> str:
    """The text of the articles on a page, without heads, numbers and notes."""
    sheets = "".join(re.findall(r'<article class="sheet".*?</article>', html, re.DOTALL))
    plain = re.sub(r'<header.*?</header>|<ol class="notes">.*?</ol>|<a class="n.*?</a>', "", sheets, flags=re.DOTALL)
    return "".join(Page(plain).paragraphs)


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_hostile_text_is_text_and_nothing_else() -> None:
    claims = (
        make_claim(
            HOSTILE, "</mark></p><script>document.title='owned'</script> is <b>safe</b>", "Eve <i>Hacker</i>", "said",
            id="</script><img src=x>#1", document="<b>x</b>.txt", publisher="\"><script>x</script>", kind="direct",
        ),
    )  # fmt: skip
    report = CompareReport(claims=claims)
    head = DocumentReport(document="<b>x</b>.txt", title="<script>alert(3)</script>", warnings=("<u>odd</u>",))
    html = render_report(report, {"<b>x</b>.txt": Source(HOSTILE, head)}, title="</title><script>alert(4)</script>")
    page = Page(html)
    assert page.unbalanced == [] and page.comments == []
    assert sum(tag == "script" for tag, _ in page.elements) == 2
    assert {tag for tag, _ in page.elements} & {"img", "u"} == set()
    assert "{{ 7 * 7 }}" in html and "{% raw %}" in html
    assert "\u202e" not in html and "\x1b" not in html
    assert "\\u202eright to left" in article_text(html)
    assert squeeze(article_text(html)) == squeeze(
        HOSTILE.replace("\u202e", "\\u202e").replace("\u202c", "\\u202c").replace("\x1b", "\\x1b")
    )


@given(st.text(alphabet=st.sampled_from("</script>!-&\"'\u2028\u202e\\ab"), max_size=60))
def test_data_in_a_script_element_keeps_its_values_and_ends_nothing(text: str) -> None:
    guarded = guard_script(json.dumps({"k": text}, ensure_ascii=False))
    assert json.loads(guarded) == {"k": text}
    assert not re.search("[<>&\u2028\u202e]", guarded)


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("ab.“” \n\r<&é👩\u0301"), min_size=1, max_size=80),
    st.lists(
        st.tuples(st.integers(0, 90), st.integers(0, 30), st.sampled_from(("source", "cue", "content"))), max_size=8
    ),
)
def test_the_pieces_of_an_article_are_its_text(text: str, spans: list[tuple[int, int, str]]) -> None:
    claims = [
        Claim(id=f"a#{n}", document="a", text="x", **{f"{part}_spans": [(start, start + length)]})
        for n, (start, length, part) in enumerate(spans)
    ]
    (placed,) = place_claims([claims])
    rows = build_rows(text, placed)
    pieces = [piece for row in rows for piece in row.pieces]
    assert "".join(piece.text for piece in pieces) == text
    assert sorted(one.index for row in rows for one in row.notes) == list(range(len(claims)))
    assert sorted(one.index for piece in pieces for one in piece.opens) == list(range(len(claims)))
    for one in placed:
        marked = "".join(piece.text for piece in pieces if one in piece.claims)
        assert marked == "".join(text[a:b] for a, b in one.claim.content_spans)


def test_claims_without_their_article_stand_in_their_sentences() -> None:
    claim = Claim(
        id="memo#1",
        document="memo",
        text="The bridge is safe",
        context="“The bridge is safe,” she said.",
        desk={"editors": ["Park"]},
    )
    html = render_report(CompareReport(claims=(claim,)))
    assert "The article was not at hand" in html
    assert re.search(
        r'“<a class="n" id="c-memo-1".*?</a><mark class="i f" data-c="0">The bridge is safe</mark>,”', html
    )


def test_nothing_to_show_is_said() -> None:
    html = render_report(CompareReport(), {"a.txt": Source("No claim.", DocumentReport(document="a.txt"))})
    assert "so there is no issue to set side by side" in html and "Nobody here disputes" in html
    assert Page(html).unbalanced == []


def test_permalinks_are_one_each_and_need_no_escape() -> None:
    names = ["a b#1", "a-b#1", "ä/ö#2", "", "#", "x" * 200 + "#3"]
    (placed,) = place_claims([[Claim(id=name, document="d", text="t") for name in names]])
    anchors = [one.anchor for one in placed]
    assert len(set(anchors)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", anchor) and len(anchor) < 40 for anchor in anchors)
    assert name_anchor("2021/bridge row#12") == "c-2021-bridge-row-12"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "The Courier, 4 March 2021, line 3"),
        ({"publisher": None, "title": "Bridge Row"}, "“Bridge Row”, 4 March 2021, line 3"),
        ({"publisher": None, "date": None}, "bridge.txt, line 3"),
        ({"page": 4}, "The Courier, 4 March 2021, page 4"),
        ({"start": 65.4}, "The Courier, 4 March 2021, at 1:05"),
        ({"start": 3723.0}, "The Courier, 4 March 2021, at 1:02:03"),
    ],
)
def test_a_place_is_put_into_words(changes: dict[str, object], words: str) -> None:
    claim = make_comparison()[0].claims[0].model_copy(update=changes)
    assert f"{name_source(claim)}, {name_spot(claim)}" == words


def test_what_an_input_says_of_its_article_is_told() -> None:
    text = "Maria Okafor said that the bridge was safe."
    meta = {"desk": "city", "long": "x" * 99, "<b>": "<i>"}
    found = []
    for url in ("https://example.org/a?b=1&c=2", "javascript:alert(1)"):
        head = DocumentReport(document="a", title="Bridge", url=url, meta=meta, duplicate_of="b")
        html = render_report(CompareReport(), {"a": Source(text, head)})
        assert (
            "<bdi>desk: city</bdi>" in html and "&lt;b&gt;: &lt;i&gt;" in html and "xxx" not in html.split("<script")[0]
        )
        assert "says the same as <bdi>b</bdi>" in html
        found.append(re.findall(r'<a href="([^#"]*)" rel="noreferrer noopener">', html))
    assert found == [["https://example.org/a?b=1&amp;c=2"], []]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2021-03-04", "4 March 2021"),
        ("2021-13-04", "2021-13-04"),
        ("March", "March"),
        (None, ""),
        ("2021-03", "2021-03"),
    ],
)
def test_a_day_is_put_into_words(date: str | None, words: str) -> None:
    assert name_day(date) == words


def test_the_box_of_limits_says_the_figures_of_the_engine_that_read() -> None:
    report, sources = make_comparison()
    by_engine = {}
    for name in ("light", "accurate"):
        page = render_report(report.model_copy(update={"engine": Engine(name=name)}), sources)
        (box,) = re.findall(r'<section id="method".*?</section>', page, re.DOTALL)
        by_engine[name] = box
        own = json.loads((files("claimcli.report") / "figures.json").read_text(encoding="utf-8"))[name]
        assert f"the {name} engine reaches F1 {own['found']:.2f} on claims" in box
        assert f"finds {own['direct']:.0%} of direct" in box
    assert by_engine["light"] != by_engine["accurate"]


def test_the_report_of_the_seeds_has_all_claims_at_any_number_of_jobs(
    claimcli: Callable[..., Process], seeds: Path
) -> None:
    one = claimcli("report", seeds.name, "--quiet", cwd=seeds.parent)
    two = claimcli("report", seeds.name, "--quiet", "--jobs", "2", cwd=seeds.parent)
    assert (one.returncode, one.stderr, two.stdout) == (0, "", one.stdout)
    claims = compare([extract(path) for path in sorted(seeds.glob("*.txt"))]).claims
    assert len(re.findall(r'<li class="note"', one.stdout)) == len(claims)
    article = "".join(path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt")))
    assert len(squeeze(article_text(one.stdout))) > 0.97 * len(squeeze(article))


def test_a_title_and_a_file_that_is_there(claimcli: Callable[..., Process], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BRIDGE, encoding="utf-8")
    done = claimcli("report", "a.txt", "gone.txt", "--title", "Bridges & <roads>", "-o", "a.html", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert '<h1 dir="auto">Bridges &amp; &lt;roads&gt;</h1>' in html
    assert "1 input could not be read and is not in this report" in html
    again = claimcli("report", "a.txt", "-o", "a.html", cwd=tmp_path)
    assert again.returncode == 2 and "--force" in again.stderr


def test_filters_keep_the_issues_they_are_asked_for(claimcli: Callable[..., Process], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Mayor Maria Okafor said that the bridge was safe. Engineer Tomas Lindqvist denied that the bridge was safe.\n",
        encoding="utf-8",
    )
    whole = claimcli("report", "a.txt", cwd=tmp_path).stdout
    assert whole.count('<article class="issue') == 1
    for filters in (["--relation", "supports"], ["--topic", "harbour"], ["--min-score", "1"], ["--speaker", "Nobody"]):
        html = claimcli("report", "a.txt", *filters, cwd=tmp_path).stdout
        assert '<article class="issue' not in html and html.count('class="note"') == 2, filters
    assert claimcli("report", "a.txt", "--topic", "bridge", "--speaker", "Okafor", cwd=tmp_path).stdout.count(
        "stop"
    ) == (whole.count("stop"))


def test_the_page_is_written_to_any_stream() -> None:
    report, sources = make_comparison()
    out = io.StringIO()
    write_report(report, out, sources)
    assert out.getvalue() == render_report(report, sources)


def test_a_page_is_not_shown_on_a_terminal(terminal: Callable[..., tuple[int, str]], seeds: Path) -> None:
    code, shown = terminal("report", seeds)
    assert code == 2 and "-o report.html" in shown


def test_the_sample_is_a_page_of_today() -> None:
    """Its style and its script: what the articles say is a matter of the engine, and `make sample` writes it anew."""
    sample = (ROOT / "docs" / "sample-report.html").read_text(encoding="utf-8")
    for kind in ("<style>", "<script>"):
        end = kind.replace("<", "</")
        ours = render_report(*make_comparison())
        assert sample.split(kind)[1].split(end)[0] == ours.split(kind)[1].split(end)[0], "run: make sample"


def test_a_missing_package_is_named_with_what_installs_it(tmp_path: Path, seeds: Path) -> None:
    code = (
        "import sys; sys.modules['jinja2'] = None\n"
        "from claimcli.cli.app import app\n"
        f"app(['report', {str(seeds)!r}, '-o', {str(tmp_path / 'a.html')!r}], prog_name='claimcli')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 2 and "claimcli[report]" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_pieces_of_a_long_article_take_no_square_of_time() -> None:
    """In one paragraph and in many."""

    def seconds(joint: str, count: int) -> float:
        text = joint.join(f"Anna Park said that road {n} was closed." for n in range(count))
        starts = [match.start() for match in re.finditer("Anna", text)]
        claims = [
            Claim(id=f"a#{n}", document="a", text="t", source_spans=[(at, at + 9)], content_spans=[(at + 15, at + 30)])
            for n, at in enumerate(starts)
        ]
        (placed,) = place_claims([claims])
        return process_seconds(lambda: build_rows(text, placed), runs=3)

    for joint in (" ", "\n\n"):
        assert_linear(partial(seconds, joint), 200)


STRANGE = st.text(alphabet=st.sampled_from("<>&\"'/=`{}%#!-\\ ab\u202e\x1b\x00\u2028\n\tשל"), max_size=25)


@settings(max_examples=80, deadline=None)
@given(st.lists(STRANGE, min_size=9, max_size=9))
def test_no_field_of_a_claim_or_an_article_can_break_the_page(words: list[str]) -> None:
    title, speaker, mention, cue, text, publisher, date, document, evidence = words
    fields = {"title": title, "publisher": publisher, "date": date, "cue": cue, "meta": {mention: cue}}
    claims = tuple(
        Claim(
            id=f"{document}#{n}",
            document=document + joint,
            speaker=speaker + joint,
            mention=mention,
            text=text,
            **fields,
        )
        for n, joint in enumerate(("", "x"))
    )
    pair = Pair(
        relation="disputes", tier="explicit", score=0.5, claim=claims[0], counter=claims[1], evidence=(evidence,),
        topic=title, topic_id=cue or "t",
    )  # fmt: skip
    topic = Topic(topic_id=pair.topic_id, topic=title, pairs=(pair,))
    members = tuple(IssueClaim(id=c.id, side=side) for c, side in zip(claims, ("for", "against"), strict=True))
    issue = Issue(issue_id=pair.topic_id, proposition=text, claims=members)
    report = CompareReport(
        claims=claims, topics=(topic,), issues=(issue,), errors=(InputError(document=document, message=evidence),)
    )
    head = DocumentReport(document=document, title=title, publisher=publisher, warnings=(cue,), meta={speaker: text})
    html = render_report(report, {document: Source(text + mention, head)}, title=title)
    page = Page(html)
    assert page.unbalanced == [] and page.open == [] and page.comments == []
    assert sum(tag in ("script", "style") for tag, _ in page.elements) == 3
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\u2028]", html)
    assert len(set(page.ids())) == len(page.ids())
    assert [claim["text"] for sheet in read_data(html)["documents"] for claim in sheet["claims"]] == [text, text]


def test_the_figures_of_comparison_are_those_of_its_card() -> None:
    card = (
        "# Card\n\n## Claims by the light engine\n\n```text\ntwo-sided issues shown   0.022  of 229\n"
        "topics with a dispute that are right        0.833  of 6\ntwo-sided issues brought together  0.694  1\n"
        "```\n\n## Claims by the accurate engine\n\ntwo-sided issues shown 0.1\n\n## Curve\n"
    )
    assert read_card(card) == {"light": {"right": 0.833, "listed": 6.0, "shown": 0.022, "gathered": 0.694}}
    assert load_comparison_figures("no such engine") == {}
