"""The one place that makes text from articles harmless for what it is shown in: terminal, JSON, CSV, graphs.

Control characters (they drive terminals), bidirectional controls (they reorder what is shown), the Unicode line
separators and what takes no room at all (zero-width spaces, tag characters: they hide words from a reader) are shown as
visible escapes: ESC as \\x1b, U+202E as \\u202e. The joiners stay, of which emoji and several scripts are made.
"""

import re

_CONTROLS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_HARMFUL = re.compile(f"[{_CONTROLS}]")
_HARMFUL_OR_BREAK = re.compile(f"[{_CONTROLS}\n\t]")
_WHITE = re.compile(r"[ \t\r\n]+")
_SCRIPT = re.compile(r"[<>&]")
_MARKUP = re.compile(r'["#%&<>`{}\\]')
# What a spreadsheet may pass over before it sees that a cell is a formula: all white space, and what takes no room.
_PASSED_OVER = f"(?:[^\\S\t\r]|[\\u00ad\u200c\u200d{_CONTROLS}](?<![\t\r]))*+"
_FORMULA = re.compile(f"{_PASSED_OVER}[=+@\\-\t\r＝＋－＠]")
# … also in a cell that holds what another reader takes for the border of two: semicolon, tab, line break.
_INNER_FORMULA = re.compile(f"(?<=[;\t\n\r]){_PASSED_OVER}(?=[=+@\\-＝＋－＠])")
# Mark-up within a line; then what viewers make links and emoji of without any: ://, www. and :smile:
_MARKDOWN = re.compile(r"[\\\\`*_\[\]<>#|~&$]|:(?=//|\w++:)|(?i:(?<=www)\.)")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", ":": "&#58;", ".": "&#46;"}
_TAG = re.compile("<(?=/|!--)")


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
    """JSON text with its harmful characters as JSON escapes: the same values, safe to print and to put in a web page,
    where `</script>` or `<!--` would end or hide what comes after them."""
    return _TAG.sub("\\\\u003c", _HARMFUL.sub(_escape_json, text))


def guard_script(text: str) -> str:
    """JSON text for a script element of a page: no tag, comment or entity can begin or end in it; the same values."""
    return _SCRIPT.sub(lambda match: f"\\u{ord(match[0]):04x}", guard_json(text))


def escape_html(text: str) -> str:
    """Text of a page, and of an attribute in quotation marks: nothing in it is a tag, an entity or a control."""
    from html import escape  # its names of characters are many, and most commands need none

    return escape(show_lines(text))


def guard_cell(text: str) -> str:
    """A CSV cell that no spreadsheet runs as a formula: what begins like a formula gets a ' before it, also behind a
    semicolon or a line break, where a spreadsheet of another country begins a new cell."""
    lines = text.replace("\r\n", "\n")
    guarded = _INNER_FORMULA.sub(lambda match: f"{match[0]}'", lines)
    return _HARMFUL.sub(_escape, f"'{guarded}" if _FORMULA.match(lines) else guarded)


def label_mermaid(*lines: str) -> str:
    """A quoted Mermaid label; everything Mermaid or HTML would read as markup becomes an entity."""
    return '"' + "<br/>".join(_MARKUP.sub(lambda m: f"#{ord(m[0])};", show_line(line)) for line in lines) + '"'


def escape_markdown(text: str) -> str:
    """`text` on one line of Markdown, every character of it shown: nothing in it is mark-up, a link or HTML."""
    return _MARKDOWN.sub(lambda match: _ENTITIES.get(match[0]) or f"\\{match[0]}", show_line(text))


def label_dot(*lines: str) -> str:
    """A quoted DOT label; several lines are set flush left."""
    shown = [show_line(line).replace("\\", "\\\\").replace('"', '\\"') for line in lines]
    return f'"{shown[0]}"' if len(shown) == 1 else '"' + "".join(f"{line}\\l" for line in shown) + '"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return {9: "\\t", 10: "\\n", 13: "\\r"}.get(code) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def _escape_json(match: re.Match[str]) -> str:
    """`\\u0085`; beyond the first plane a surrogate pair, as JSON wants it."""
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
