"""The options that several commands share, as the records that they ask for; `unfold` makes options of them."""

from typing import TYPE_CHECKING, NamedTuple

from claimcli.cli.options import (
    AcrossOption,
    ActOption,
    BomOption,
    ConfidenceOption,
    EncodingOption,
    EngineOption,
    FactualityOption,
    ForceOption,
    JobsOption,
    JsonOption,
    KindOption,
    NoTitlesOption,
    OpponentOption,
    OutputOption,
    RawCsvOption,
    RelationOption,
    ScoreOption,
    SpeakerOption,
    TierOption,
    TopicOption,
    choose_format,
)

if TYPE_CHECKING:
    from claimcli.filters import ClaimFilter, PairFilter


class Target(NamedTuple):
    """Where a command writes, and whether as JSON."""

    as_json: JsonOption = False
    output: OutputOption = None
    force: ForceOption = False

    def choose_style(self, record: str, format_: str | None) -> str:
        """The format to write `record` in: `format_`, JSON, or what the output file's suffix says.

        Raises:
            typer.BadParameter: The record cannot be written so.
        """
        return choose_format(record, format_, self.as_json, self.output)


class ClaimChoice(NamedTuple):
    """Which claims are wanted."""

    speaker: SpeakerOption = None
    kind: KindOption = None
    act: ActOption = None
    factuality: FactualityOption = None
    no_titles: NoTitlesOption = False
    min_confidence: ConfidenceOption = 0.0

    def as_filter(self) -> "ClaimFilter":
        """The same for the library."""
        from claimcli.filters import ClaimFilter

        return ClaimFilter(
            tuple(self.speaker or ()),
            tuple(self.kind or ()),
            tuple(self.act or ()),
            self.min_confidence,
            tuple(self.factuality or ()),
            not self.no_titles,
        )


class PairChoice(NamedTuple):
    """Which pairs are wanted, by what they are."""

    relation: RelationOption = None
    tier: TierOption = None
    speaker: OpponentOption = None
    across: AcrossOption = False


class IssueChoice(NamedTuple):
    """Which pairs are wanted, by their score and their issue."""

    min_score: ScoreOption = 0.0
    topic: TopicOption = None

    def as_filter(self, pairs: PairChoice) -> "PairFilter":
        """Both choices for the library."""
        from claimcli.filters import PairFilter

        return PairFilter(
            tuple(pairs.relation or ()),
            tuple(pairs.tier or ()),
            tuple(pairs.speaker or ()),
            pairs.across,
            self.min_score,
            self.topic,
        )


class Reader(NamedTuple):
    """What reads the articles."""

    encoding: EncodingOption = "auto"
    engine: EngineOption = "light"
    jobs: JobsOption = None


class Csv(NamedTuple):
    """How cells of CSV are written."""

    raw_csv: RawCsvOption = False
    bom: BomOption = False
