"""The one place that makes text from articles harmless for what it is shown in: terminal, JSON, CSV, graphs.

Control characters (they drive terminals), bidirectional controls (they reorder what is shown) and the Unicode line
separators are shown as visible escapes: ESC as \\x1b, U+202E as \\u202e.
"""

import re

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_HARMFUL = re.compile(f"[{_CONTROLS}]")
_HARMFUL_OR_BREAK = re.compile(f"[{_CONTROLS}\n\t]")
_WHITE = re.compile(r"[ \t\r\n]+")
_SCRIPT = re.compile(r"[<>&]")
_MARKUP = re.compile(r'["#&<>`\\]')
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def show_lines(text: str) -> str:
    """`text` for a terminal, with its lines and tabs as they are (the three kinds of line end become one)."""
    return _HARMFUL.sub(_escape, text.replace("\r\n", "\n").replace("\r", "\n"))


def show_line(text: str) -> str:
    """`text` for a terminal, on one line: white space is one blank, anything harmful a visible escape."""
    return _HARMFUL.sub(_escape, _WHITE.sub(" ", text).strip(" "))


def show_name(name: str) -> str:
    """A file name or an error message on one line, every character of it visible."""
    return _HARMFUL_OR_BREAK.sub(_escape, name)


def guard_json(text: str) -> str:
    """JSON text with its harmful characters as JSON escapes: the same values, safe to print."""
    return _HARMFUL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def guard_script(text: str) -> str:
    """JSON text for a script element of a page: no tag, comment or entity can begin or end in it; the same values."""
    return _SCRIPT.sub(lambda match: f"\\u{ord(match[0]):04x}", guard_json(text))


def guard_cell(text: str) -> str:
    """A CSV cell that no spreadsheet runs as a formula: one that begins like a formula gets a leading '."""
    shown = _HARMFUL.sub(_escape, text.replace("\r\n", "\n"))
    return f"'{shown}" if text.lstrip(" \n").startswith(_FORMULA) else shown


def label_mermaid(*lines: str) -> str:
    """A quoted Mermaid label; everything Mermaid or HTML would read as markup becomes an entity."""
    return '"' + "<br/>".join(_MARKUP.sub(lambda m: f"#{ord(m[0])};", show_line(line)) for line in lines) + '"'


def label_dot(*lines: str) -> str:
    """A quoted DOT label; several lines are set flush left."""
    shown = [show_line(line).replace("\\", "\\\\").replace('"', '\\"') for line in lines]
    return f'"{shown[0]}"' if len(shown) == 1 else '"' + "".join(f"{line}\\l" for line in shown) + '"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return {9: "\\t", 10: "\\n", 13: "\\r"}.get(code) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
