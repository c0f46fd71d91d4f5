"""docs/rules.md is what the registry says; `python tests/test_docs_rules.py` writes it anew."""

from conftest import ROOT

from claimcli.attribution.rules.registry import RULES
from claimcli.attribution.rules.rule import Example

PAGE = ROOT / "docs" / "rules.md"
HEAD = """# Rules of attribution

Most claims are found by the tagger and the linker (`rule: linked-cue`). Where language is regular, rules join, cut and
add claims, in this order. Each is a value in `claimcli/attribution/rules/`; this page is written from them.
"""


def render() -> str:
    """The page."""
    parts = [HEAD]
    for number, rule in enumerate(RULES, 1):
        parts.append(f"## {number}. `{rule.id}`\n\nBecause {rule.reason}.\n")
        parts += [_show("fires on", example) for example in rule.fires]
        parts += [_show("is silent on", example) for example in rule.silent]
    return "\n".join(parts)


def _show(what: str, example: Example) -> str:
    quoted = "\n".join(f"> {line}".rstrip() for line in example.text.strip().split("\n"))
    return f"It {what}\n\n{quoted}\n"


def test_the_page_of_rules_is_what_the_registry_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == render()


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
