"""Features of where a run of a content begins and ends, in groups (see `features.templates`), each with its reason.

`where` is three letters: before or behind the cue ("<", ">"), in the cue's sentence or not ("=", "~"), a quotation or
plain words ("q", "p"); `side` is the first of them.
"""


def begin(where: str, before: str, me: str, lower: str, previous: str) -> list[str]:
    """The first word and what stands before it."""
    return [f"s{where}{before}{me}", f"sl{where[0]}{lower}", f"sb{where[0]}{previous}"]


def begin_far(side: str, head: str, gap: int, me: str) -> list[str]:
    """How far from which cue: "said" has its content beside it, "according to" behind its source."""
    return [f"gaph{side}{head} {gap}{me}"]


def end(where: str, me: str, after: str, left: int, likely: int) -> list[str]:
    """The last word, what follows it, how much of the sentence is left, whether a likely cue comes next."""
    return [f"e{where}{me}{after}", f"left{where}{left}", f"cue{where}{likely}"]


def end_word(side: str, lower: str) -> list[str]:
    """A content does not end with "the"."""
    return [f"el{side}{lower}"]


def end_at_words(side: str, follower: str, after: str, beyond: str) -> list[str]:
    """What follows: ", but" and ", according" end it more surely than "and"."""
    return [f"ef{side}{follower}", f"ex{side}{after}{beyond}"]


def end_in_frame(head: str, kind: str, side: str, after: str, beyond: str) -> list[str]:
    """What follows, by cue: what is denied ends sooner than what is said."""
    return [f"eh{head} {after}", f"kb{kind} {side}{after}{beyond}"]


def end_before_cue(side: str, me: str, after: str, beyond: str, cue: str) -> list[str]:
    """ "an impartial, international inquiry" goes on; ", claiming …" and ", and vowed …" begin a claim of their own."""
    return [f"xk{side}{me}{after}{beyond}", f"next{side}{after}{cue}"]


def hold(
    side: str, opens: str, comma: int, after: str, verbs: int, clauses: int, rest: int, subordinate: bool
) -> list[str]:
    """ "that when they met" is not whole yet; "While they insist that …, the talks went on" is not all content."""
    return [
        f"tc{side}{opens}{comma}{after}",
        f"vb{side}{opens}{verbs}{clauses}",
        f"vr{side}{min(verbs, 2)}{rest}{after}",
        f"sub{side}{subordinate}{after}{comma}",
    ]


def leave(side: str, rest: int, after: str, beyond: str, left: int) -> list[str]:
    """What is left of the sentence: a clause of its own, or a mere phrase that belongs to the content."""
    return [f"rk{side}{rest}{after}{beyond}{left}"]


def open_with(side: str, words: str, comma: int, after: str) -> list[str]:
    """ "that if she ran" wants its comma and what follows."""
    return [f"o{side}{words} {comma}{after}"]


def stretch(where: str, commas: int, gap: int) -> list[str]:
    """How many commas it holds and how far from the cue it stands."""
    return [f"in{where}{commas}", f"gap{where}{gap}"]
