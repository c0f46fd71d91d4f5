"""UIMA CAS XMI, as INCEpTION imports it: one .xmi for each article and the type system that they share.

An annotation `claimcli.Attribution` over the cue links to annotations `claimcli.Source` and `claimcli.Content`, and has
speaker, act and so on as features. dkpro-cassis turns code points into the UTF-16 units that UIMA counts.
"""

import re
from typing import Any

from claimcli.models import Claim
from claimcli.writers.claims import Extraction, ReadDocument
from claimcli.writers.files import Files, name_files
from claimcli.writers.packages import load_package
from claimcli.writers.registry import WriteOptions
from claimcli.writers.spans import parts_of, text_of

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
_SENTENCE, _TOKEN = f"{_DKPRO}.segmentation.type.Sentence", f"{_DKPRO}.segmentation.type.Token"
_PACKAGE = "claimcli"
_FEATURES = {
    "claim": "String", "speaker": "String", "act": "String", "kind": "String", "factuality": "String",
    "negated": "Boolean", "confidence": "Float", "rule": "String",
}  # fmt: skip
# What XML 1.0 cannot hold; a replacement for each keeps every offset.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_claims(extraction: Extraction, out: Files, _: WriteOptions) -> None:
    """One file for each article."""
    cassis = load_package("cassis", extra="cas", what="a UIMA CAS")
    system = _make_types(cassis)
    documents = list(extraction.documents)
    names = name_files(document.report.document for document in documents)
    out.add("TypeSystem.xml", system.to_xml().encode("utf-8"))
    for name, document in zip(names, documents, strict=True):
        out.add(f"{name}.xmi", _make_cas(cassis, system, document).to_xmi().encode("utf-8"))


def _make_types(cassis: Any) -> Any:
    system = cassis.load_dkpro_core_typesystem()
    for name in ("Source", "Content"):
        system.create_type(f"{_PACKAGE}.{name}", supertypeName="uima.tcas.Annotation")
    attribution = system.create_type(f"{_PACKAGE}.Attribution", supertypeName="uima.tcas.Annotation")
    for name, kind in _FEATURES.items():
        system.create_feature(attribution, name, f"uima.cas.{kind}")
    for name in ("Source", "Content"):
        element = f"{_PACKAGE}.{name}"
        system.create_feature(attribution, name.lower(), "uima.cas.FSArray", elementType=element)
    return system


def _make_cas(cassis: Any, system: Any, document: ReadDocument) -> Any:
    text = _for_xml(text_of(document))
    cas = cassis.Cas(typesystem=system, sofa_string=text, sofa_mime="text/plain", document_language="en")
    _add_segments(cas, system, text)
    for claim in document.report.claims:
        _add_claim(cassis, cas, system, claim)
    return cas


def _add_segments(cas: Any, system: Any, text: str) -> None:
    """Sentences and tokens, without which INCEpTION shows nothing."""
    from claimcli.text.article import read_article

    article = read_article(text, "")
    sentence, token = system.get_type(_SENTENCE), system.get_type(_TOKEN)
    for found in article.sentences:
        span = article.span(found.first, found.last)
        cas.add(sentence(begin=span.start, end=span.end))
    for word in article.tokens:
        cas.add(token(begin=word.start, end=word.end))


def _add_claim(cassis: Any, cas: Any, system: Any, claim: Claim) -> None:
    parts = {part.name: part.spans for part in parts_of(claim)}
    if not parts:
        return
    array = system.get_type("uima.cas.FSArray")
    linked = {}
    for name in ("Source", "Content"):
        kind = system.get_type(f"{_PACKAGE}.{name}")
        made = [kind(begin=start, end=end) for start, end in parts.get(name, ())]
        cas.add_all(made)
        linked[name.lower()] = array(elements=made)
    # The cue may stand in several places ("told … that", "asked … whether"): the annotation is over the first.
    start, end = next(iter(parts.get("Cue") or parts.get("Content") or parts["Source"]))
    values = {name: _for_xml(getattr(claim, "id" if name == "claim" else name)) for name in _FEATURES}
    cas.add(system.get_type(f"{_PACKAGE}.Attribution")(begin=start, end=end, **values, **linked))


def _for_xml(value: Any) -> Any:
    return _NO_XML.sub("\ufffd", value) if isinstance(value, str) else value
