"""Speakers across documents: one name for one speaker, namesakes apart, a newsroom's own list, the records shown."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcli.models import Claim
from claimcli.speakers.aliases import Alias, Aliases, read_aliases
from claimcli.speakers.summary import summarize_speakers
from claimcli.speakers.unify import name_key, unify_speakers
from tests.growth import assert_linear, process_seconds


def said(
    document: str, speaker: str | None, mention: str | None = None, kind: str | None = "person", **more: object
) -> Claim:
    return Claim.model_validate(
        {
            "document": document,
            "text": "so",
            "speaker": speaker,
            "mention": mention or speaker,
            "speaker_type": kind,
            **more,
        }
    )


UNIFIED = [
    # a bare surname whose title contradicts nothing, and a speaker with a title still on
    ([("a", "Helen Okafor"), ("b", "Okafor", "Foreign Minister Okafor")], ["Helen Okafor"] * 2),
    (
        [("a", "Helen Okafor"), ("b", "Foreign Minister Okafor"), ("c", "Foreign Minister Helen Okafor")],
        ["Helen Okafor"] * 3,
    ),
    ([("a", "Helen Okafor"), ("b", "Okafor", "Mrs. Okafor")], ["Helen Okafor"] * 2),
    # the form most often used; middle names, short given names
    ([("a", "Paul Munro"), ("b", "Paul J. Munro"), ("c", "Paul Munro")], ["Paul Munro"] * 3),
    ([("a", "Robert Munro"), ("b", "Bob Munro"), ("c", "Robert Munro")], ["Robert Munro"] * 3),
    # namesakes stay apart, and the surname alone belongs to neither
    ([("a", "Helen Okafor"), ("b", "Paul Okafor"), ("c", "Okafor")], ["Helen Okafor", "Paul Okafor", "Okafor"]),
    ([("a", "Helen Okafor"), ("b", "Okafor", "Mr. Okafor")], ["Helen Okafor", "Okafor"]),
    ([("a", "Paul Munro Jr."), ("b", "Paul Munro")], ["Paul Munro Jr.", "Paul Munro"]),
    # the article kept the two apart
    ([("a", "Helen Okafor"), ("a", "Okafor")], ["Helen Okafor", "Okafor"]),
    # what is only described
    ([("a", "a senior official"), ("b", "the official")], ["a senior official", "the official"]),
    ([("a", None), ("b", "Helen Okafor")], [None, "Helen Okafor"]),
]


@pytest.mark.parametrize(("speakers", "names"), UNIFIED)
def test_speakers_are_one_where_nothing_contradicts(speakers: list[tuple[str, ...]], names: list[str | None]) -> None:
    assert [c.speaker for c in unify_speakers([said(*s) for s in speakers])] == names


def test_bodies_are_not_taken_for_persons() -> None:
    claims = [said("a", "Harbour Times", kind="organization"), said("b", "Times", kind="organization")]
    assert unify_speakers(claims) == tuple(claims)


def test_alias_gives_its_name_and_id_to_all_who_join() -> None:
    aliases = Aliases({"amara okafor": Alias("Amara Okafor", "Q42"), "okafor": Alias("Amara Okafor", "Q42")})
    claims = unify_speakers([said("a", "Amara Okafor"), said("b", "Okafor"), said("c", "Helen Okafor")], aliases)
    assert [(c.speaker, c.speaker_id) for c in claims] == [("Amara Okafor", "Q42")] * 2 + [("Helen Okafor", None)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.sampled_from(["Helen Okafor", "Okafor", "Paul Okafor", "a man", None, "Mr.", " ", "Ω"]),
        ),
        max_size=8,
    )
)
def test_unifying_twice_changes_nothing_more_and_makes_no_name_up(speakers: list[tuple[str, str | None]]) -> None:
    claims = [said(*s) for s in speakers]
    once = unify_speakers(claims)
    assert {c.speaker for c in once} <= {c.speaker for c in claims}
    assert [c.document for c in once] == [c.document for c in claims]
    assert unify_speakers(once) == once


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Foreign Minister Helen Okafor", ("helen", "okafor")),
        ("the Rev. Paul Munro Jr.", ("paul", "munro")),
        ("Okafor", ("okafor",)),
        ("O’Malley", ("o'malley",)),
        ("…", ()),
    ],
)
def test_name_key_has_no_titles(name: str, key: tuple[str, ...]) -> None:
    assert name_key(name) == key


def test_alias_file_has_lists_and_tables(tmp_path: Path) -> None:
    path = tmp_path / "aliases.toml"
    path.write_text(
        '"Harbour Council" = ["the Council"]\n["Helen Okafor"]\naliases = ["H. Okafor"]\nwikidata = "Q42"\n',
        encoding="utf-8",
    )
    aliases = read_aliases(path)
    assert aliases.find("h.  okafor") == Alias("Helen Okafor", "Q42")
    assert aliases.find("HELEN OKAFOR") == Alias("Helen Okafor", "Q42")
    assert aliases.find("the Council") == Alias("Harbour Council", None)
    assert aliases.find("Munro") is aliases.find(None) is None


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"a = ", "not valid TOML"),
        (b"\xff", "not UTF-8 at byte 0"),
        (b'"Helen Okafor" = "Okafor"', "must be a list of aliases or a table, not str"),
        (b'"" = []', "a name is empty"),
        (b'["Helen Okafor"]\nalias = []', 'has the unknown key "alias"'),
        (b'["Helen Okafor"]\naliases = [1]', 'the aliases of "Helen Okafor" must be a list of names'),
        (b'["Helen Okafor"]\nwikidata = "42"', 'must look like "Q123"'),
        (b'a = ["x"]\nb = ["X"]', '"X" stands for both "a" and "b"'),
    ],
)
def test_alias_file_that_is_wrong_says_so_in_one_line(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "aliases.toml"
    path.write_bytes(content)
    with pytest.raises(ValueError) as error:
        read_aliases(path)
    assert problem in str(error.value)
    assert str(error.value).startswith(str(path))
    assert "\n" not in str(error.value)


def test_records_count_mentions_documents_and_dates() -> None:
    claims = [
        said("a", "Helen Okafor", "she", date="2020-02-02"),
        said("b", "Helen Okafor", "Okafor", date="2019-01-01"),
        said("a", "Helen Okafor", "Okafor"),
        said("a", "Paul Munro"),
        said("a", None),
    ]
    first, second = summarize_speakers(claims)
    assert (first.name, first.speaker_type, first.claims) == ("Helen Okafor", "person", 3)
    assert first.mentions == ("Okafor", "she")
    assert first.documents == ("a", "b")
    assert (first.first_date, first.last_date) == ("2019-01-01", "2020-02-02")
    assert (second.name, second.first_date) == ("Paul Munro", None)


def test_described_speakers_of_two_documents_have_two_records() -> None:
    records = summarize_speakers(
        [
            said("a", "a senior official"),
            said("b", "a senior official"),
            said("a", "the Okafor campaign"),
            said("b", "the Okafor campaign"),
        ]
    )
    assert [(r.name, r.documents) for r in records] == [
        ("the Okafor campaign", ("a", "b")),
        ("a senior official", ("a",)),
        ("a senior official", ("b",)),
    ]


def test_many_people_of_one_surname_are_joined_without_a_square() -> None:
    letters = "bcdfghjk"

    def seconds(count: int) -> float:
        given = [
            f"{letters[k % 8]}a{letters[k // 8 % 8]}o{letters[k // 64 % 8]}i{k:05}".capitalize() for k in range(count)
        ]
        claims = [said("a", f"{name} Okafor") for name in given]
        assert len({c.speaker for c in unify_speakers(claims)}) == count
        return process_seconds(lambda: unify_speakers(claims), runs=2)

    assert_linear(seconds, 250)
