"""The output contract as JSON Schema, made from the models."""

from typing import Any

from pydantic.json_schema import models_json_schema

from claimcli.checking.records import CheckReport, QuotationCheck
from claimcli.models import (
    Claim,
    CompareReport,
    ExtractReport,
    Pair,
    SpeakerRecord,
    SpeakersReport,
    StatsReport,
)
from claimcli.record import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
RECORDS: dict[str, type[Record]] = {
    "claim": Claim,
    "pair": Pair,
    "report": ExtractReport,
    "comparison": CompareReport,
    "speaker": SpeakerRecord,
    "speakers": SpeakersReport,
    "stats": StatsReport,
    "check": QuotationCheck,
    "checks": CheckReport,
}


def describe_schema(name: str | None = None) -> dict[str, Any]:
    """The JSON Schema of the record called `name`; without a name, of all of them (an output is any of these)."""
    if name is not None:
        return {"$schema": DIALECT, **RECORDS[name].model_json_schema(mode="serialization")}
    references, schema = models_json_schema([(model, "serialization") for model in RECORDS.values()])
    return {"$schema": DIALECT, "title": "claimcli", "anyOf": list(references.values()), **schema}
