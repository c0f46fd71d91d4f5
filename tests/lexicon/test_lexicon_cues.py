"""The table of cues: one row each, and none that comparison would read otherwise than the claim record."""

from claimcli.lexicon.cues import load_cues, load_negations


def test_a_cue_stands_in_one_row() -> None:
    cues = [row.cue for row in load_cues()]
    assert len(cues) == len(set(cues))


def test_whatever_denies_in_the_claim_record_has_a_stance_in_comparison() -> None:
    assert [row.cue for row in load_cues() if row.act == "deny" and not row.stance] == []


def test_columns_are_read_by_their_place() -> None:
    rows = {row.cue: row for row in load_cues()}
    assert (rows["deny"].kind, rows["deny"].act, rows["deny"].stance) == ("deny", "deny", "deny")
    assert (rows["say"].kind, rows["say"].act, rows["say"].stance) == ("say", None, "")
    assert rows["call for"].is_phrase and not rows["deny"].is_phrase
    assert {"never", "refused"} <= load_negations()
