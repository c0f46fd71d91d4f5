"""Stories: what belongs together is found among very many documents, and what does not stays apart."""

import json
from pathlib import Path

import pytest
from test_corpus import corpus, table

from claimcli.corpus.stories import MOST_CLAIMS, Description, Place, describe_documents, gather_stories


def described(document: str, day: int, *names: str, claims: int = 3, bands: tuple[str, ...] = ()) -> Description:
    return Description(Place(document, "claims/00000.jsonl", 0, 1), claims, day, tuple(sorted(names)), bands)


def documents_of(stories: list[list[Place]]) -> list[list[str]]:
    return [[place.document for place in story] for story in stories]


@pytest.mark.parametrize(
    ("documents", "stories"),
    [
        ([described("a", 100, "lind", "berg"), described("b", 107, "lind", "berg")], [["a", "b"]]),
        ([described("a", 100, "lind", "berg"), described("b", 108, "lind", "berg")], []),  # more than a week
        ([described("a", 100, "lind", "berg"), described("b", 100, "lind", "dahl")], []),  # one name is not enough
        ([described("a", 0, "lind", "berg"), described("b", 0, "lind", "berg")], [["a", "b"]]),  # no dates at all
        ([described("a", 3, "lind", "berg"), described("b", 0, "lind", "berg")], []),  # one has none
        ([described("a", 100, bands=("00", "11")), described("b", 101, bands=("22", "11"))], [["a", "b"]]),
        ([described("a", 100, bands=("11", "00")), described("b", 101, bands=("22", "11"))], []),  # another band
        ([described("a", 100, bands=("", "")), described("b", 101, bands=("", ""))], []),  # too short to tell
        (
            [described(f"d{day}", 100 + day, "lind", "berg") for day in (6, 0, 12)],
            [["d0", "d6", "d12"]],  # in the order of their days, each near the last
        ),
    ],
)
def test_who_belongs_together(documents: list[Description], stories: list[list[str]]) -> None:
    assert documents_of(gather_stories(documents)) == stories
    assert documents_of(gather_stories(documents[::-1])) == stories, "in any order"


def test_common_names_tell_nothing() -> None:
    many = [described(f"d{number}", 100, "obama", "clinton") for number in range(40)]
    pair = [described("x", 100, "obama", "clinton", "lind", "berg"), described("y", 101, "obama", "lind", "berg")]
    assert documents_of(gather_stories([*many, *pair])) == [["x", "y"]]


def test_no_story_is_larger_than_one_process_compares_at_ease() -> None:
    many = [described(f"d{number:02}", 100, "lind", "berg", claims=MOST_CLAIMS // 4) for number in range(9)]
    stories = gather_stories(many)
    assert [len(story) for story in stories] == [4, 4]
    huge = [described("a", 1, "lind", "berg", claims=3 * MOST_CLAIMS), described("b", 1, "lind", "berg")]
    assert gather_stories(huge) == []


def test_documents_are_found_where_they_stand() -> None:
    rows = [
        json.dumps({"document": name, "date": date, "speaker": "Ada Lind", "context": f"There Bo Berg {word} é."})
        for name, date, word in [("a", "2016-01-02", "said"), ("a", "2016-01-02", "added"), ("b", None, "said")]
    ]
    data = [f"{row}\n".encode() for row in rows]
    one, two = describe_documents("claims/00000.jsonl", data, json.loads)
    whole = b"".join(data)
    assert whole[one.place.start : one.place.end] == data[0] + data[1]
    assert whole[two.place.start : two.place.end] == data[2]
    assert (one.claims, two.claims, two.day) == (2, 1, 0)
    assert {"ada lind", "bo berg"} <= set(one.names)


STORY = [
    "The bridge\n\nMayor Ada Lind said on Monday that the bridge on Quay Street was safe for all lorries.\n",
    "The answer\n\nEngineer Bo Berg denied on Tuesday that the bridge on Quay Street was safe for all lorries, as "
    "Mayor Ada Lind had said.\n",
]
OTHER = (
    "Football\n\nCoach Cai Dahl said that Rovers would win the cup, and Dee Ek of United said that they would not.\n"
)


def test_each_story_is_compared_as_compare_does(tmp_path: Path) -> None:
    """Its documents lie in the tables of different tasks; another run does nothing again."""
    from claimcli import compare

    (tmp_path / "in").mkdir()
    texts = {"a": STORY[0], "x": OTHER, "b": STORY[1]}
    rows = [json.dumps({"id": name, "text": text, "date": "2016-01-02"}) + "\n" for name, text in texts.items()]
    (tmp_path / "in" / "a.jsonl").write_text("".join(rows), encoding="utf-8")
    options = ("--tasks", "3", "--workers", "2", "--compare")
    done = corpus(tmp_path / "in", tmp_path / "out", *options)
    assert done.returncode == 0, done.stderr
    assert "1 stories of two documents or more" in done.stderr
    stories = [json.loads(line) for line in (tmp_path / "out" / "stories.jsonl").read_text("utf-8").splitlines()]
    assert [[place[0] for place in story["documents"]] for story in stories] == [["a", "b"]]
    wanted = compare([_extracted(tmp_path / "out", name) for name in "ab"])
    pairs = [json.loads(line) for line in table(tmp_path / "out", "pairs")]
    assert {(pair["claim"]["id"], pair["relation"], pair["counter"]["id"]) for pair in pairs} == {
        (pair.claim.id, pair.relation, pair.counter.id) for topic in wanted.topics for pair in topic.pairs
    }
    assert "disputes" in {pair["relation"] for pair in pairs}
    issues = [json.loads(line) for line in table(tmp_path / "out", "issues")]
    assert {pair["topic_id"] for pair in pairs} <= {issue["issue_id"] for issue in issues}
    assert all(issue["issue_id"].startswith("s1-") for issue in issues)
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "pairs").iterdir()}
    assert corpus(tmp_path / "in", tmp_path / "out", *options).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "pairs").iterdir()} == kept


def _extracted(output: Path, document: str) -> Path:
    """The claims of one document, as a file."""
    lines = [line for line in table(output, "claims") if json.loads(line)["document"] == document]
    path = output.parent / f"{document}.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_parquet_is_not_compared(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text(json.dumps({"id": "a", "text": OTHER}), encoding="utf-8")
    done = corpus(tmp_path / "in", tmp_path / "out", "--format", "parquet", "--compare")
    assert done.returncode == 2
    assert "give --format jsonl" in " ".join(done.stderr.split())
