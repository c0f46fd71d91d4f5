"""Subtitles, VTT and SRT: what is said becomes paragraphs, a new one for each speaker and after each pause; when it was
said stays known for every word.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcli.readers.encodings import decode_noticing
from claimcli.readers.problems import BadInputError
from claimcli.readers.source import Source
from claimcli.readers.types import MAX_TEXT, ArticleText, Facts, Reading

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[.,](\d{1,3})"
_TIMING = re.compile(rf"\s*{_TIME}\s+-->\s+{_TIME}(?:[ \t].*)?$")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+([^>]+)>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{0,80}\}")
_LABEL = re.compile(r"(?:>>+\s*)?[A-Z][\w.'’-]*(?: [\w.'’-]+){0,4}:(?=\s|$)|>>|[-–]\s")
_ROLLING = 0.5  # seconds within which a line that is shown again is one that rolls on, and is not said again
_PAUSE = 4.0  # seconds of silence that end a paragraph


class Cue(NamedTuple):
    """One subtitle: seconds, who is said to speak, words."""

    start: float
    end: float
    speaker: str | None
    text: str


def read(source: Source, reading: Reading) -> Iterator[ArticleText]:
    """The words of a subtitle file as an article.

    Raises:
        BadInputError: It has none.
    """
    content, warnings = decode_noticing(source.read_all(MAX_TEXT), reading.encoding)
    cues = list(parse_cues(content))
    if not cues:
        raise BadInputError("no subtitles in this file; a time line such as 00:01.000 --> 00:04.000 begins each")
    text, times = join_cues(cues)
    yield ArticleText(
        document=source.document,
        text=text,
        key=source.key,
        facts=Facts(title=_read_title(content)),
        converted=True,
        times=times,
        warnings=warnings,
        format="subtitles",
    )


def _read_title(content: str) -> str | None:
    first = content.split("\n", 1)[0].strip()
    title = first.removeprefix("WEBVTT").strip(" \t-–") if first.startswith("WEBVTT") else ""
    return title or None


def parse_cues(content: str) -> Iterator[Cue]:
    """The subtitles in order; one cue of several voices is several. What rolls on from the one before is left out."""
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    before: list[str] = []
    ended = float("-inf")
    at = 0
    while at < len(lines):
        match = _TIMING.match(lines[at]) if "-->" in lines[at] else None
        at += 1
        if match is None:
            continue
        words = []
        while at < len(lines) and lines[at].strip():
            words.append(lines[at])
            at += 1
        start, end = _seconds(*match.groups()[:4]), _seconds(*match.groups()[4:])
        shown = [line for line in words if _plain(line)]
        rolls = start - ended <= _ROLLING
        fresh = [line for line in shown if not (rolls and _plain(line) in before)]
        before, ended = [_plain(line) for line in shown], end
        yield from _split_voices(start, end, fresh)


def _split_voices(start: float, end: float, lines: list[str]) -> Iterator[Cue]:
    speaker: str | None = None
    parts: list[str] = []
    for line in lines:
        voice = _VOICE.match(line.strip())
        if parts and (voice is not None or _LABEL.match(_plain(line))):
            yield Cue(start, end, speaker, " ".join(parts))
            parts = []
        if voice is not None:
            speaker = html.unescape(voice[1]).strip()
        parts.append(_plain(line))
    if parts:
        yield Cue(start, end, speaker, " ".join(parts))


def _plain(line: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", line)).replace("\xa0", " ").split())


def join_cues(cues: list[Cue]) -> tuple[str, tuple[tuple[int, float, float], ...]]:
    """(text, times): paragraphs with the label of their speaker, and (offset, start, end) of each subtitle in them."""
    parts: list[str] = []
    times: list[tuple[int, float, float]] = []
    size, previous = 0, None
    for cue in cues:
        new = previous is None or cue.speaker != previous.speaker or _LABEL.match(cue.text) is not None
        new = new or (previous is not None and cue.start - previous.end > _PAUSE)
        joint = "" if previous is None else "\n\n" if new else " "
        label = re.sub(r"^>>+\s*|^[-–]\s+", "", cue.text) if new else cue.text
        words = f"{cue.speaker}: {label}" if new and cue.speaker else label
        if not words:
            continue
        times.append((size + len(joint), cue.start, cue.end))
        parts += [joint, words]
        size += len(joint) + len(words)
        previous = cue
    return "".join(parts), tuple(times)


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str) -> float:
    return round(int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(fraction.ljust(3, "0")) / 1000, 3)
