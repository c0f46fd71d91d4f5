"""Rules that look across paragraphs: transcripts, quotations that are reopened, blocks, what follows a claim."""

import pytest
from attribution_drafts import apply, draft_of

from claimcli.api import extract_text
from claimcli.attribution.finding import LINKED
from claimcli.attribution.rules.continued import (
    apply_blocks,
    apply_continuations,
    apply_followers,
    apply_paragraphs_below,
)
from claimcli.attribution.rules.registry import apply_rules
from claimcli.attribution.rules.turns import apply_turns, find_turns
from claimcli.text.article import read_article

TURNS = "Welcome.\n\nTULL: Did it hold?\n\nLISK: It held. {}\n\nTULL: And now?\n\nLISK: Ask the river.\n"


def test_each_turn_of_a_transcript_is_a_claim() -> None:
    found = apply(apply_turns, TURNS.format("All night."))
    assert found == [
        ("TULL", ":", "Did it hold?", "transcript-turn"),
        ("LISK", ":", "It held. All night", "transcript-turn"),
        ("TULL", ":", "And now?", "transcript-turn"),
        ("LISK", ":", "Ask the river", "transcript-turn"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Q. Why?\n\nA. Why not?\n\nQ. How?\n",
        "Host: Why mud?\n\nDr. Ada Haver: Fish like it.\n\nHost: Do you?\n\nDr. Haver: I do.\n",
        "TULL: Did it hold?\n\nLISK: It held.\n",
        "Q: Did it hold?\n\nA: It held.\n",
        "REP. NORA TULL (D-OR): It held.\n\nSEN. McLISK: It did.\n",
        "NORA TULL, ANCHOR: It held.\n\nBO LISK, CHIEF ENGINEER: It did.\n\nTULL: So?\n\nLISK: So.\n",
        "[00:01:12] TULL: It held.\n\n[00:01:40] LISK: It did.\n\n[00:02:01] TULL: So?\n",
        ">> TULL: It held.\n\n>> LISK: It did.\n",
        "**Nora Tull:** It held.\n\n**Bo Lisk:** It did.\n",
        "MODERATOR: Your turn.\n\nTULL: Thank you.\n\nLISK: He thanks you.\n\nTULL: I do.\n",
    ],
)
def test_transcripts(text: str) -> None:
    assert len(find_turns(read_article(text))) == text.count("\n\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        "Ohio: 12 delegates\n\nIowa: 4 delegates\n\nMaine: 3 delegates\n",
        "Score: 12\n\nScore: 14\n\nScore: 9\n",
        "WHEN: Monday\n\nWHERE: The pier\n\nWHY: Rain\n",
        "NOTE: It held.\n\nUPDATE: It holds.\n",
        "Tull: it held.\n\nThe river rose and fell.\n\nLisk: it did not.\n",
        "The mayor - a farmer - left.\n\nIt rained.\n\nNora Tull - who came late - left.\n\nIt rained.\n",
        "A: the pier\n\nA: the lock\n\nA: the weir\n",
        "The plan: rain.\n\nThe plan: more rain.\n\nThe pier: wet.\n\nIt held: we saw.\n",
        "It rained.\n\nNora Tull (the mayor)",  # the text ends with the brackets
    ],
)
def test_lists_and_the_like_are_no_transcripts(text: str) -> None:
    assert find_turns(read_article(text)) == []


def test_a_label_on_a_line_of_its_own_opens_all_paragraphs_below_it() -> None:
    text = (
        "Nora Tull - Corvane, Inc. - CEO\nIt held.\nAll night long.\n\nBo Lisk - Corvane, Inc. - CFO\nAsk the river.\n"
        "(Laughter.)\n\nNora Tull - Corvane, Inc. - CEO\nIt is wide.\n"
    )
    claims = [(c.mention, c.text) for c in extract_text(text, "a.txt").claims if c.rule == "transcript-turn"]
    assert claims == [
        ("Nora Tull", "It held … All night long"),
        ("Bo Lisk", "Ask the river"),
        ("Nora Tull", "It is wide"),
    ]


def test_an_answer_goes_on_until_the_next_question() -> None:
    text = (
        "Q: Did it hold?\n\nA: It held.\n\nAll night long.\n\nQ: And now?\n\nA: Ask the river.\n\nThe river is wide.\n"
    )
    contents = [content for _, _, content, _ in apply(apply_turns, text)]
    assert contents == ["Did it hold?", "It held … All night long", "And now?", "Ask the river"]


def test_a_turn_replaces_what_was_found_by_its_colon_or_with_its_words() -> None:
    text = TURNS.format("She said it would hold.")
    found = apply(
        apply_turns, text, ("LISK", "LISK", "It held. She said it would hold."), ("She", "said", "it would hold.")
    )
    assert [(source, cue) for source, cue, _, rule in found if rule == LINKED] == [("She", "said")]


OPEN = "Mara Tull said: “The locks are old.\n\n“They leak.\n\n“We will mend them.”\n\nShe left.\n\n“Not mine.”"
SHORT = "“The locks are old,” said Mara Tull{}.\n\n“They leak on every tide.”\n\nThe pier is shut."


def test_a_quotation_that_is_reopened_goes_on() -> None:
    found = apply(apply_continuations, OPEN, ("Mara Tull", "said", "“The locks are old."))
    wanted = "“The locks are old … “They leak … “We will mend them.”"
    assert found == [("Mara Tull", "said", wanted, "continued-quotation")]


@pytest.mark.parametrize("content", ["The locks are old.", "“The locks"])
def test_a_content_that_does_not_hold_the_open_quotation_stays(content: str) -> None:
    assert apply(apply_continuations, OPEN, ("Mara Tull", "said", content))[0][3] == LINKED


def test_a_quotation_that_is_closed_does_not_go_on() -> None:
    assert apply(apply_continuations, SHORT.format(""), ("Mara Tull", "said", "“The locks are old,”"))[0][3] == LINKED


@pytest.mark.parametrize("tail", ["", " on Monday"])
def test_a_paragraph_of_quotation_goes_to_the_quoted_claim_above(tail: str) -> None:
    found = apply(apply_paragraphs_below, SHORT.format(tail), ("Mara Tull", "said", "“The locks are old,”"))
    assert found == [("Mara Tull", "said", "“The locks are old,” … “They leak on every tide.”", "quotation-below")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Mara Tull said the locks are old.\n\n“They leak on every tide.”", "the locks are old."),
        ("Mara Tull said “it leaks.”\n\n“They leak,” Lisk said.", "“it leaks.”"),
        ("Mara Tull said “it leaks.”\n\n'A river town'\n\nIt rains.", "“it leaks.”"),
        ("Mara Tull said “it leaks.”\n\nIt rains.\n\n“They leak on every tide.”", "“it leaks.”"),
    ],
)
def test_paragraphs_that_do_not_go_to_the_claim_above(text: str, content: str) -> None:
    assert apply(apply_paragraphs_below, text, ("Mara Tull", "said", content))[0][3] == LINKED


BLOCK = "The Pier\n\nIn a letter Mara Tull wrote{}\n\n“The locks are old. They leak on every tide.”\n\nIt rains."


def test_an_announced_block_goes_to_the_cue_above() -> None:
    text = BLOCK.format(" that the river rose:")
    found = apply(apply_blocks, text, ("Mara Tull", "wrote", "that the river rose"))
    assert found[0][2:] == ("that the river rose … “The locks are old. They leak on every tide.”", "block-quotation")


def test_an_announced_block_wakes_a_cue_that_was_not_shown() -> None:
    found = apply(apply_blocks, BLOCK.format(":"), hidden=(("Mara Tull", "wrote", ""),))
    assert found == [("Mara Tull", "wrote", "“The locks are old. They leak on every tide.”", "block-quotation")]


def test_a_block_that_nothing_announces() -> None:
    found = apply(apply_blocks, BLOCK.format(" to the council."), ("Mara Tull", "wrote", "to the council"))
    assert [rule for *_, rule in found] == [LINKED]


def test_a_quotation_behind_a_stop_has_the_same_speaker() -> None:
    text = "“It leaks,” Tull said. “We will mend it.” It rains."
    found = apply(apply_followers, text, ("Tull", "said", "“It leaks,”"))
    assert found == [("Tull", "said", "“It leaks,” … “We will mend it.”", "following-quotation")]


@pytest.mark.parametrize(
    "text",
    [
        "“It leaks,” Tull said. It rains. “We will mend it.”",
        "“It leaks,” Tull said. “We will mend it,” Lisk said.",
        "“It leaks,” Tull said. “Late” is the word.",
        "“It leaks,” Tull said.\n\nRain. “We will mend it.”",
    ],
)
def test_a_quotation_with_something_between_or_a_cue_of_its_own(text: str) -> None:
    assert apply(apply_followers, text, ("Tull", "said", "“It leaks,”"))[0][3] == LINKED


def test_a_quotation_that_is_reopened_for_ever_is_read_once() -> None:
    """Forty paragraphs at most are joined, so that the work grows with the text."""
    draft = draft_of("Tull said: “It leaks.\n\n" + "“It leaks.\n\n" * 200, ("Tull", "said", "“It leaks."))
    found = apply_rules(draft.article, draft.table, draft.shown, [])
    assert len(found) == 1
    assert found[0].content[-1] < len(draft.article.tokens)


@pytest.mark.parametrize("end", [" , ", " and ", " but", ",but"])
def test_a_text_may_end_behind_a_quotation_with_what_goes_on(end: str) -> None:
    claims = extract_text(f"Ann Vale said “It rains.”{end}", "a.txt").claims
    assert [c.speaker for c in claims] == ["Ann Vale"]
