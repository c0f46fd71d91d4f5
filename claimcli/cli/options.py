"""The options that commands share. Choices are enums, so that a wrong one is answered with the right ones."""

from enum import Enum, StrEnum
from pathlib import Path, PurePath
from typing import Annotated

import typer


class Format(StrEnum):
    """How claims and speakers are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class PairFormat(StrEnum):
    """How pairs are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MERMAID = "mermaid"
    DOT = "dot"


class KindChoice(StrEnum):
    """`models.Kind` as choices."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class ActChoice(StrEnum):
    """`models.Act` as choices."""

    ASSERT = "assert"
    DENY = "deny"
    CONCEDE = "concede"
    QUESTION = "question"
    DEMAND = "demand"
    INTEND = "intend"
    BELIEVE = "believe"
    RETRACT = "retract"


class FactualityChoice(StrEnum):
    """`models.Factuality` as choices."""

    FACTUAL = "factual"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    QUESTIONED = "questioned"
    REPORTED = "reported"


class RelationChoice(StrEnum):
    """`models.Relation` as choices."""

    DISPUTES = "disputes"
    QUESTIONS = "questions"
    SUPPORTS = "supports"
    REPEATS = "repeats"


class TierChoice(StrEnum):
    """`models.Tier` as choices."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"


class EngineChoice(StrEnum):
    """`attribution.engines.ENGINES` as choices."""

    LIGHT = "light"
    ACCURATE = "accurate"


class SchemaChoice(StrEnum):
    """The records that have a schema."""

    CLAIM = "claim"
    PAIR = "pair"
    REPORT = "report"
    COMPARISON = "comparison"
    SPEAKER = "speaker"
    SPEAKERS = "speakers"


def check_encoding(name: str) -> str:
    """`name` if it is the name of a text encoding; raises typer.BadParameter otherwise."""
    try:
        b"a".decode(name)
    except UnicodeDecodeError:  # half a character in UTF-16, say: a text encoding all the same
        return name
    except (LookupError, UnicodeError, ValueError):
        raise typer.BadParameter(f"{name!r} is no text encoding; utf-8, cp1252, latin-1 and utf-16 are some") from None
    return name


def choose_format(given: Enum | None, as_json: bool, output: Path | None) -> str:
    """The format asked for; without one, by the suffix of the output file, else `table`."""
    if as_json:
        if given is not None and given.value != "json":
            raise typer.BadParameter(f"--json and --format {given.value} are two different formats; give one")
        return "json"
    if given is not None:
        return str(given.value)
    suffix = PurePath(output or "").suffix.lower().lstrip(".")
    return {"ndjson": "jsonl", "mmd": "mermaid", "gv": "dot"}.get(suffix, suffix if suffix in _SUFFIXES else "table")


_FORMAT_HELP = "How to write; by default a table, or what the suffix of --output says."
_SUFFIXES = ("json", "jsonl", "csv", "dot")

ArticlePaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS",
        help="Articles (UTF-8 text), folders of *.txt and *.md, or - for standard input.",
        show_default=False,
    ),
]
AnyPaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS",
        help="Articles, folders, or claims that extract wrote (.json, .jsonl); - for standard input.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", metavar="|".join(Format), help=_FORMAT_HELP, show_default=False),
]
PairFormatOption = Annotated[
    PairFormat | None,
    typer.Option("--format", "-f", metavar="|".join(PairFormat), help=_FORMAT_HELP, show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, not to standard output.", show_default=False),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace the output file if it is there already.")]
EncodingOption = Annotated[
    str,
    typer.Option(
        "--encoding", metavar="NAME", callback=check_encoding, help="Encoding of the articles, such as cp1252."
    ),
]
EngineOption = Annotated[
    EngineChoice,
    typer.Option(
        "--engine",
        metavar="|".join(EngineChoice),
        envvar="CLAIMCLI_ENGINE",
        help="What reads the articles; accurate is slower, misses less, and needs claimcli[accurate].",
    ),
]
JobsOption = Annotated[
    int,
    typer.Option("--jobs", "-j", metavar="N", min=1, max=64, help="Articles read at once, by N processes."),
]
RawCsvOption = Annotated[
    bool, typer.Option("--raw-csv", help="CSV cells as they are, also those a spreadsheet would run.")
]
AliasesOption = Annotated[
    Path | None,
    typer.Option(
        "--aliases", metavar="FILE", help="TOML list of names with their aliases and Wikidata ids.", show_default=False
    ),
]
SpeakerOption = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker",
        "-s",
        metavar="NAME",
        help="Only claims of NAME (or of the last name); may be repeated.",
        show_default=False,
    ),
]
OpponentOption = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker",
        "-s",
        metavar="NAME",
        help="Only pairs with NAME; given twice, those of the two opponents.",
        show_default=False,
    ),
]
KindOption = Annotated[
    list[KindChoice] | None,
    typer.Option("--kind", metavar="|".join(KindChoice), help="Only this kind of speech; may be repeated."),
]
ActOption = Annotated[
    list[ActChoice] | None,
    typer.Option("--act", metavar="|".join(ActChoice), help="Only this act of speech; may be repeated."),
]
FactualityOption = Annotated[
    list[FactualityChoice] | None,
    typer.Option(
        "--factuality",
        metavar="|".join(FactualityChoice),
        help="Only claims that were made (factual), were not (negated), might be, are asked about, or are hearsay; may"
        " be repeated.",
    ),
]
NoTitlesOption = Annotated[bool, typer.Option("--no-titles", help="Leave out what titles claim.")]
ConfidenceOption = Annotated[
    float,
    typer.Option("--min-confidence", min=0.0, max=1.0, metavar="P", help="Only claims at least this sure, 0 to 1."),
]
ExplainOption = Annotated[
    bool, typer.Option("--explain", help="Say why each claim: rule, cue, and what the name rests on.")
]
RelationOption = Annotated[
    list[RelationChoice] | None,
    typer.Option("--relation", metavar="|".join(RelationChoice), help="Only this relation; may be repeated."),
]
TierOption = Annotated[
    list[TierChoice] | None,
    typer.Option(
        "--tier",
        metavar="|".join(TierChoice),
        help="explicit: the answer says itself what it answers; inferred: the two statements meet.",
    ),
]
AcrossOption = Annotated[bool, typer.Option("--across", help="Only pairs between different documents.")]
OnlyInOption = Annotated[
    str | None,
    typer.Option(
        "--only-in", metavar="DOC", help="The claims of DOC that no other document reports.", show_default=False
    ),
]
MatrixOption = Annotated[
    bool, typer.Option("--matrix", help="Who disputes whom, and how often (or what --relation names).")
]
