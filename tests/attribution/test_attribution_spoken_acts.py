"""What direct speech does: sixty sentences an act and more, and what of each is found."""

import tomllib
from pathlib import Path

import pytest

from claimcli.attribution.acts import read_act
from claimcli.attribution.spoken_acts import act_of_words

SENTENCES: dict[str, dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "spoken_sentences.toml").read_text(encoding="utf-8")
)
# The least share that is found; what is missed is taken for an assertion.
FLOORS = {
    "deny": 0.85, "concede": 0.94, "question": 1.0, "demand": 0.95, "intend": 0.94, "retract": 0.97, "assert": 0.97,
}  # fmt: skip


def _read(act: str, table: str) -> list[str]:
    """The sentences of one act, in their order."""
    return [words.strip() for words in SENTENCES[act][table].replace("\n", " ").split("|")]


@pytest.mark.parametrize("act", SENTENCES)
def test_direct_speech_does_what_it_says(act: str) -> None:
    words = [*_read(act, "known"), *_read(act, "later")]
    wrong = [(spoken, found) for spoken in words if (found := act_of_words(spoken)) != act]
    assert len(set(words)) == len(words) >= 60
    assert 1 - len(wrong) / len(words) >= FLOORS[act], wrong


@pytest.mark.parametrize("act", SENTENCES)
def test_an_act_is_missed_rather_than_mistaken(act: str) -> None:
    """What is not found is an assertion, and seldom another act."""
    words = [*_read(act, "known"), *_read(act, "later")]
    mistaken = [(spoken, found) for spoken in words if (found := act_of_words(spoken)) not in (act, "assert")]
    assert len(mistaken) <= 0.03 * len(words), mistaken


@pytest.mark.parametrize(
    ("cue", "words", "direct", "act"),
    [
        ("pleaded", "not guilty to the charge", False, "deny"),
        ("pleaded guilty", "to theft", False, "concede"),
        ("pleaded", "for more time", False, "demand"),
        ("ruled out", "a second vote", False, "deny"),
        ("withdrew", "her claim that the locks were safe", False, "retract"),
        ("retracted", "the story", False, "retract"),
        ("apologised for", "the delay", False, "concede"),
        ("remarked in their joint press conference", "that it was late", False, "assert"),
        ("also remarked in their joint press", "that it was late", False, "assert"),
        ("told the press", "that it was late", False, "assert"),
        ("continued to press for", "a vote", False, "demand"),
        ("press for", "a vote", False, "demand"),
        ("also press for", "a vote", False, "demand"),
        ("didn't press for", "a vote", False, "demand"),
        ("said", "That is not true.", True, "deny"),
        ("said", "that is not true", False, "assert"),
        ("asked", "You must resign?", True, "question"),
    ],
)
def test_the_act_of_a_claim(cue: str, words: str, direct: bool, act: str) -> None:
    assert read_act(cue, words, direct=direct) == act
