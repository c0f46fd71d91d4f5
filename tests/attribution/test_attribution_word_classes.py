"""What single words and cues are taken for: classes, stems, verb classes, acts."""

import pytest

from claimcli.attribution.acts import derive_act
from claimcli.attribution.features.word_classes import reporting_class, word_class
from claimcli.text.stems import cue_stem


@pytest.mark.parametrize(
    ("forms", "same"),
    [
        ("deny denies denied denying", True),
        ("say says said saying", True),
        ("claim claims claimed claiming", True),
        ("tell told telling tells", True),
        ("stress stresses stressed stressing", True),
        ("quip quipped quipping", True),
        ("insist insistence", False),
        ("state station", False),
    ],
)
def test_stems_bring_forms_together(forms: str, same: bool) -> None:
    assert (len({cue_stem(form) for form in forms.split()}) == 1) is same


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("groused", "manner"),
        ("Denied", "deny"),
        ("vowing", "promise"),
        ("hails", "praise"),
        ("confident", "adjective"),
        ("table", ""),
    ],
)
def test_reporting_classes_hold_for_every_form(word: str, kind: str) -> None:
    assert reporting_class(word.lower()) == kind


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("she", "P"),
        ("that", "T"),
        ("“", "<"),
        ("”", ">"),
        ('"', "Q"),
        ("Mara", "X"),
        ("NATO", "A"),
        ("$40", "0"),
        ("walking", "g"),
        ("@vale", "@"),
    ],
)
def test_word_classes(word: str, letter: str) -> None:
    assert word_class(word) == letter


@pytest.mark.parametrize(
    ("cue", "act", "negated"),
    [
        ("said", "assert", False),
        ("", "assert", False),
        ("fired back", "deny", False),
        ("denied", "deny", False),
        ("did not deny", "deny", True),
        ("admitted", "concede", False),
        ("conceded", "concede", False),
        ("asked", "question", False),
        ("urged", "demand", False),
        ("pushed for", "demand", False),
        ("called for", "demand", False),
        ("called", "assert", False),
        ("vowed", "intend", False),
        ("expressed the hope", "believe", False),
        ("does not believe", "believe", True),
        ("didn’t say", "assert", True),
        ("has never claimed", "assert", True),
        ("refused to say", "intend", True),
        ("according to", "assert", False),
    ],
)
def test_acts_of_cues(cue: str, act: str, negated: bool) -> None:
    assert derive_act(cue) == (act, negated)
