"""Articles and comparisons made by hand for the tests of the page."""

from html.parser import HTMLParser
from typing import Any

from claimcli.models import Claim, CompareReport, DocumentReport, Issue, IssueClaim, Pair, Topic
from claimcli.report.page import Source

VOID = {"meta", "input", "br", "link", "img"}

BRIDGE = (
    "Bridge Row Deepens\n\n"
    "“The bridge is safe,” said Maria Okafor, the mayor.\n\n"
    "Engineer Tomas Lindqvist denied that the bridge was safe, and Anna Park asked who had looked at it.\n"
)
HARBOUR = (
    "Harbour Plan\n\nMaria Okafor told reporters that the bridge was safe. Lindqvist never said that it would fall.\n"
)
HOSTILE = (
    "<script>alert(1)</script> </script><!-- <img src=x onerror=alert(2)> & \"quoted\" 'so' {{ 7 * 7 }} {% raw %}\n\n"
    "“</mark></p><script>document.title='owned'</script> is <b>safe</b>,” said Eve <i>Hacker</i>.\n\n"
    "\u202eright to left\u202c and \x1b[31mred\x1b[0m; \u05e9\u05dc\u05d5\u05dd said nobody. e\u0301 👩‍👩‍👧\r\nEnd.\n"
)


def find(text: str, words: str) -> tuple[int, int]:
    """Where `words` stand in `text` first."""
    assert words in text
    return text.index(words), text.index(words) + len(words)


def make_claim(text: str, content: str, source: str, cue: str, /, **changes: Any) -> Claim:
    """A claim of `text` by its words; `changes` are fields."""
    fields: dict[str, Any] = {
        "document": "news/bridge.txt", "publisher": "The Courier", "date": "2021-03-04", "speaker": source,
        "speaker_type": "person", "mention": source, "cue": cue, "text": content, "context": content, "line": 3,
        "confidence": 0.9, "source_spans": [find(text, source)], "cue_spans": [find(text, cue)],
        "content_spans": [find(text, content)],
    }  # fmt: skip
    return Claim(**{**fields, **changes})


def make_comparison() -> tuple[CompareReport, dict[str, Source]]:
    """Two articles, four claims, one issue with three sides."""
    safe = make_claim(
        BRIDGE,
        "The bridge is safe",
        "Maria Okafor",
        "said",
        id="bridge#1",
        kind="direct",
        quotes=["The bridge is safe"],
    )
    unsafe = make_claim(
        BRIDGE, "that the bridge was safe", "Tomas Lindqvist", "denied", id="bridge#2", act="deny", line=5
    )
    asked = make_claim(
        BRIDGE, "who had looked at it", "Anna Park", "asked", id="bridge#3", act="question", line=5, kind="mixed"
    )
    told = make_claim(
        HARBOUR, "that the bridge was safe", "Maria Okafor", "told reporters", id="harbour#1",
        document="news/harbour.txt", publisher=None,
    )  # fmt: skip
    never = make_claim(
        HARBOUR, "that it would fall", "Lindqvist", "never said", id="harbour#2", document="news/harbour.txt",
        publisher=None, negated=True, speaker="Tomas Lindqvist",
    )  # fmt: skip
    pairs = (
        _pair("disputes", safe, unsafe, "denies it outright: “denied”"),
        _pair("questions", safe, asked, "asks: “asked who”"),
        _pair("repeats", safe, told, "same words: bridge, safe"),
    )
    sides = {"bridge#1": "for", "bridge#2": "against", "bridge#3": "doubts", "harbour#1": "for", "harbour#2": "open"}
    members = tuple(IssueClaim(id=name, side=side) for name, side in sides.items())
    report = CompareReport(
        topics=(Topic(topic_id="t1", topic="the bridge", pairs=pairs),),
        issues=(Issue(issue_id="t1", proposition="The bridge is safe", claims=members, score=0.8),),
        claims=(safe, unsafe, asked, told, never),
    )
    sources = {
        "news/bridge.txt": _source(BRIDGE, "news/bridge.txt", "Bridge Row Deepens", "The Courier"),
        "news/harbour.txt": _source(HARBOUR, "news/harbour.txt", "Harbour Plan", None),
    }
    return report, sources


def _pair(relation: Any, claim: Claim, counter: Claim, evidence: str) -> Pair:
    return Pair(
        relation=relation, tier="explicit", score=0.8, claim=claim, counter=counter, topic="the bridge", topic_id="t1",
        evidence=(evidence,), rule="made",
    )  # fmt: skip


def _source(text: str, document: str, title: str, publisher: str | None) -> Source:
    return Source(text, DocumentReport(document=document, title=title, date="2021-03-04", publisher=publisher))


class Page(HTMLParser):
    """A page as a list of elements: what is open around each text, and the attributes of all."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str]]] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, tuple[str, ...]]] = []
        self.unbalanced: list[str] = []
        self.paragraphs: list[str] = []
        self.comments: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.append((tag, values))
        if tag not in VOID:
            self.open.append((tag, values))
        if tag == "p":
            self.paragraphs.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop()[0] != tag:
            self.unbalanced.append(tag)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        path = tuple(tag for tag, _ in self.open)
        self.texts.append((data, path))
        if "p" in path and "a" not in path[path.index("p") :]:
            self.paragraphs[-1] += data

    def ids(self) -> list[str]:
        return [values["id"] for _, values in self.elements if "id" in values]

    def script(self, kind: str) -> str:
        return "".join(text for text, path in self.texts if path[-1:] == (kind,))
