"""The page in a real browser: links land, filters filter, keys work, nothing leaves, hostile text stays inert.

Needs Chromium and the package playwright; the check for accessibility needs axe-core of npm in .venv/node_modules too.
`.ci/run` installs them where it can.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from report_samples import HOSTILE, make_claim, make_comparison

from claimcli.models import CompareReport, DocumentReport, Issue, IssueClaim
from claimcli.report.page import Source, render_report

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not here: pip install playwright")
pytest.importorskip("jinja2", reason="the page needs jinja2")
CHROMIUM = os.environ.get("CLAIMCLI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    pytest.skip("chromium is not here: apt-get install chromium", allow_module_level=True)
AXE = ROOT / ".venv" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(render_report(*make_comparison()), encoding="utf-8")
    return file


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    """`visit(path, fragment="", **options)`: a tab with the page; a message, an error or a request fails the test."""
    contexts: list[Any] = []
    told: list[str] = []

    def open_page(path: Path, fragment: str = "", **options: Any) -> Any:
        context = browser.new_context(viewport=WIDTHS["desk"], **options)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: told.append(message.text))
        tab.on("pageerror", lambda error: told.append(str(error)))
        tab.on("dialog", lambda dialog: (told.append(f"dialog {dialog.message}"), dialog.dismiss()))
        tab.on("request", lambda request: request.url.startswith("file:") or told.append(request.url))
        tab.goto(path.as_uri() + fragment)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert told == []


def visible(tab: Any, selector: str) -> int:
    return int(tab.locator(selector).filter(visible=True).count())


def in_view(tab: Any, selector: str) -> bool:
    found = "(e) => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }"
    return bool(tab.locator(selector).evaluate(found))


def test_the_policy_stops_what_would_leave(browser: Any, path: Path) -> None:
    tab = browser.new_page()
    tab.goto(path.as_uri())
    outcome = "fetch('https://example.org/').then(() => 'left', () => 'stopped')"
    assert tab.evaluate(outcome) == "stopped"
    tab.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    tab.evaluate("document.querySelector('h1').setAttribute('onclick', 'window.ran = 1')")
    tab.locator("h1").click()
    assert tab.evaluate("window.ran === undefined")
    tab.close()


def test_without_javascript_everything_can_be_read(visit: Callable[..., Any], path: Path) -> None:
    tab = visit(path, java_script_enabled=False)
    assert visible(tab, ".issue") == 1 and visible(tab, ".sheet") == 2 and visible(tab, ".note") == 5
    assert visible(tab, ".filters, .copy, .scheme, .keys") == 0


def test_a_click_leads_from_an_issue_to_the_place_and_back(visit: Callable[..., Any], path: Path) -> None:
    tab = visit(path)
    tab.locator(".side.against .where a").first.click()
    assert tab.evaluate("location.hash") == "#c-bridge-2"
    assert in_view(tab, "#c-bridge-2")
    assert tab.locator("mark.now").inner_text() == "that the bridge was safe"
    tab.locator("#c-bridge-2").click()
    assert tab.evaluate("location.hash") == "#n1"
    tab.locator("#n1 a", has_text="issue").click()
    assert tab.evaluate("location.hash") == "#issue-1" and in_view(tab, "#issue-1 h3")
    tab.go_back()
    assert tab.evaluate("location.hash") == "#n1"


@pytest.mark.parametrize("name", ["c-harbour-1", "n2", "issue-1", "doc-2"])
def test_a_permalink_lands(visit: Callable[..., Any], path: Path, name: str) -> None:
    tab = visit(path, f"#{name}")
    tab.wait_for_timeout(50)
    assert in_view(tab, f"#{name}") if name != "issue-1" else in_view(tab, "#issue-1 h3")


@pytest.mark.parametrize(
    ("field", "value", "issues", "sheets", "notes"),
    [
        ("speaker", "lindqvist", 1, 2, 2),
        ("speaker", "nobody of that name", 0, 0, 0),
        ("outlet", "The Courier", 1, 1, 3),
        ("outlet", "harbour.txt", 1, 1, 2),
        ("issue", "t1", 1, 2, 5),
        ("relation", "questions", 1, 1, 2),
        ("relation", "supports", 0, 0, 0),
        ("words", "harbour plan", 0, 1, 2),
        ("words", "BRIDGE safe", 1, 2, 5),
    ],
)
def test_a_filter_keeps_what_it_says(
    visit: Callable[..., Any], path: Path, field: str, value: str, issues: int, sheets: int, notes: int
) -> None:
    tab = visit(path)
    chosen = tab.locator(f"[name={field}]")
    if field in ("outlet", "issue", "relation"):
        chosen.select_option(value)
    else:
        chosen.fill(value)
    tab.wait_for_timeout(200)
    assert (visible(tab, ".issue"), visible(tab, ".sheet"), visible(tab, ".note")) == (issues, sheets, notes)
    assert f"{issues} of 1 issue" in tab.locator("output").inner_text()
    tab.keyboard.press("Escape")
    assert (visible(tab, ".issue"), visible(tab, ".sheet"), visible(tab, ".note")) == (1, 2, 5)
    assert tab.locator("output").inner_text() == ""


def test_a_link_to_what_a_filter_hides_shows_it(visit: Callable[..., Any], path: Path) -> None:
    tab = visit(path)
    tab.locator("[name=outlet]").select_option("The Courier")
    tab.evaluate("location.hash = '#c-harbour-2'")
    tab.wait_for_timeout(50)
    assert in_view(tab, "#c-harbour-2") and tab.locator("[name=outlet]").input_value() == ""


def test_folded_issues_unfold_for_links_and_filters_and_not_for_keys(visit: Callable[..., Any], tmp_path: Path) -> None:
    report, sources = make_comparison()
    members = (IssueClaim(id="bridge#3"), IssueClaim(id="harbour#2"))
    contested = report.issues[0].model_copy(update={"claims": report.issues[0].claims[:2]})
    issues = (contested, Issue(issue_id="t2", proposition="The road", claims=members))
    file = tmp_path / "report.html"
    file.write_text(render_report(report.model_copy(update={"issues": issues}), sources), encoding="utf-8")
    tab = visit(file)
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.id") == "c-bridge-1" and visible(tab, "#issue-2") == 0
    tab.locator("[name=issue]").select_option("t2")
    assert visible(tab, "#issue-2") == 1 and visible(tab, "#issue-1") == 0
    again = visit(file, "#issue-2")
    assert visible(again, "#issue-2") == 1


def test_only_narrows_to_a_speaker(visit: Callable[..., Any], path: Path) -> None:
    tab = visit(path)
    row = tab.locator(".speakers tr", has_text="Anna Park")
    row.hover()
    row.locator(".only").click()
    assert tab.locator("[name=speaker]").input_value() == "Anna Park" and visible(tab, ".note") == 1


def test_keys_lead_through_issues_and_claims(visit: Callable[..., Any], path: Path) -> None:
    tab = visit(path)
    focused = "document.activeElement.id || document.activeElement.name"
    stops = []
    for key in ("j", "j", "j", "k"):
        tab.keyboard.press(key)
        stops.append(tab.evaluate(focused))
    assert stops == ["issue-1", "c-bridge-1", "c-bridge-2", "c-bridge-1"]
    assert tab.locator("mark.now").inner_text() == "The bridge is safe"
    tab.keyboard.press("/")
    assert tab.evaluate(focused) == "words"
    tab.keyboard.type("jk/")
    assert tab.locator("[name=words]").input_value() == "jk/"
    tab.keyboard.press("Escape")
    assert tab.locator("[name=words]").input_value() == "" and tab.evaluate("document.activeElement.tagName") == "BODY"
    tab.locator("[name=keys]").uncheck()
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.tagName") == "BODY"


def test_a_claim_is_copied_as_a_quotation_with_its_place(visit: Callable[..., Any], path: Path) -> None:
    tab = visit(path, permissions=["clipboard-read", "clipboard-write"])
    note = tab.locator("#n0")
    note.hover()
    note.locator(".copy").click()
    tab.wait_for_timeout(50)
    assert tab.evaluate("navigator.clipboard.readText()") == (
        "“The bridge is safe” – Maria Okafor, in The Courier, 2021-03-04, “Bridge Row Deepens”"
        " (news/bridge.txt, line 3, bridge#1)"
    )
    assert tab.locator("#told").inner_text() == "Copied as a quotation with its place"


@pytest.mark.parametrize("system", ["light", "dark"])
def test_colours_follow_the_system_and_the_switch(visit: Callable[..., Any], path: Path, system: str) -> None:
    tab = visit(path, color_scheme=system)
    ground = "getComputedStyle(document.body).backgroundColor"
    colours = {"light": "rgb(252, 251, 249)", "dark": "rgb(21, 23, 26)"}
    assert tab.evaluate(ground) == colours[system]
    other = "dark" if system == "light" else "light"
    tab.locator(".scheme label", has_text=other.capitalize()).click()
    assert tab.evaluate(ground) == colours[other]
    tab.wait_for_timeout(300)  # the browser stores it when it finds the time
    tab.reload()
    assert tab.evaluate(ground) == colours[other]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(visit: Callable[..., Any], path: Path, width: str) -> None:
    tab = visit(path)
    tab.set_viewport_size(WIDTHS[width])
    assert tab.evaluate("document.documentElement.scrollWidth") == WIDTHS[width]["width"]


def test_on_paper_nothing_is_left_that_only_a_screen_can_use(visit: Callable[..., Any], path: Path) -> None:
    tab = visit(path, color_scheme="dark")
    tab.emulate_media(media="print")
    assert visible(tab, "nav, .filters, .copy, .scheme, .keys") == 0
    assert visible(tab, ".issue") == 1 and visible(tab, ".note") == 5
    assert tab.evaluate("getComputedStyle(document.body).color") == "rgb(29, 28, 26)"


def test_hostile_text_stays_inert(visit: Callable[..., Any], tmp_path: Path) -> None:
    claim = make_claim(
        HOSTILE, "</mark></p><script>document.title='owned'</script> is <b>safe</b>", "Eve <i>Hacker</i>", "said Eve",
        id="</script><img src=x onerror=alert(5)>#1", document="<b onclick=alert(6)>.txt", kind="direct",
    )  # fmt: skip
    head = DocumentReport(document=claim.document, title="<img src=x onerror=alert(7)>")
    file = tmp_path / "hostile.html"
    html = render_report(
        CompareReport(claims=(claim,)), {claim.document: Source(HOSTILE, head)}, title="Bait & <b>switch"
    )
    file.write_text(html, encoding="utf-8")
    tab = visit(file)
    tab.locator("[name=words]").fill("<script>")
    tab.wait_for_timeout(200)
    assert visible(tab, ".sheet") == 1
    assert tab.title() == "Bait & <b>switch"
    assert tab.evaluate("document.images.length + document.querySelectorAll('main script').length") == 0
    assert tab.evaluate("JSON.parse(document.getElementById('data').textContent).documents[0].claims[0].id") == claim.id


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here: npm install --no-save --prefix .venv axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_serious_fault(browser: Any, path: Path, width: str, scheme: str) -> None:
    context = browser.new_context(viewport=WIDTHS[width], color_scheme=scheme, bypass_csp=True)
    tab = context.new_page()
    tab.goto(path.as_uri())
    tab.add_script_tag(path=str(AXE))
    outcome = tab.evaluate("axe.run()")
    context.close()
    faults = [
        (fault["id"], [node["html"] for node in fault["nodes"]][:3])
        for fault in outcome["violations"]
        if fault["impact"] in ("serious", "critical")
    ]
    assert faults == [] and len(outcome["passes"]) > 20


def test_a_filter_over_many_articles_touches_little_more_than_over_few(browser: Any, tmp_path: Path) -> None:
    """Twenty times the claims may take at most forty times as long: no step looks at every claim for every claim."""
    report, sources = make_comparison()
    seconds = []
    for copies in (20, 400):
        claims, texts = [], {}
        for n in range(copies):
            for name, source in sources.items():
                texts[f"{n}/{name}"] = source
            claims += [
                c.model_copy(update={"id": f"{n}-{c.id}", "document": f"{n}/{c.document}"}) for c in report.claims
            ]
        file = tmp_path / f"{copies}.html"
        file.write_text(render_report(CompareReport(claims=tuple(claims)), texts), encoding="utf-8")
        tab = browser.new_page()
        tab.goto(file.as_uri())
        tab.locator("[name=speaker]").fill("anna")
        rounds = []
        for _ in range(4):  # a machine that does other things too is seldom slow each time
            started = time.perf_counter()
            for _ in range(3):
                tab.evaluate("document.querySelector('.filters form').dispatchEvent(new Event('input'))")
            rounds.append(time.perf_counter() - started)
        seconds.append(min(rounds))
        tab.close()
    assert seconds[1] < 40 * seconds[0]
