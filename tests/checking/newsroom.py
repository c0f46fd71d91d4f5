"""Articles with invented people, and what they say in them: the sources from which drafts are made.

Each article gives two speakers in turn, each with a few sentences in one passage, in one of the layouts of print:
speech before the speaker, after the speaker, interrupted and over
several paragraphs.
"""

from typing import NamedTuple


class Speech(NamedTuple):
    """What one person says in one passage: sentences, of which the middle one can be left out."""

    speaker: str
    role: str
    sentences: tuple[str, ...]


# The first sentence has a harmless aside in commas; the others hold negations, modals, numbers and names.
SPEECHES: tuple[tuple[Speech, Speech], ...] = (
    (
        Speech("Maria Okafor", "the mayor of Pelt", (
            "The bridge is safe, as everybody in this town knows, and the 14 engineers of Harland agree",
            "We will not close it before the summer fair in July",
            "Every family that crosses the river can rely on our inspectors",
        )),
        Speech("Tomas Lindqvist", "an engineer", (
            "The northern pier has moved by 9 centimetres since Easter, by my own measurements, and it moves on",
            "Nobody in the town hall could tell me who signed the last report",
            "I would never let my children walk across that thing",
        )),
    ),
    (
        Speech("Ingrid Solheim", "the minister of fisheries", (
            "Our trawlers landed 320 tonnes of cod last winter, more or less, and the stock recovered all the same",
            "We cannot accept a quota that was drawn up in Brussels",
            "The fishermen of Vardnes should decide about their own waters",
        )),
        Speech("Pavel Hruska", "a marine biologist", (
            "The ministry counts boats and not fish, in a manner of speaking, which explains the numbers",
            "By 2031 there might be no spawning grounds left north of Vardnes",
            "I have told Solheim so in three letters that went unanswered",
        )),
    ),
    (
        Speech("Adaeze Brandt", "the head of the teachers' union", (
            "Class sizes in Corwen have grown to 34 pupils, on average, while the money went to new offices",
            "Teachers must not pay for chalk out of their own pockets",
            "The strike begins on Monday and ends when Governor Haskell listens",
        )),
        Speech("Lewis Haskell", "the governor", (
            "This state spends 6 billion dollars on its schools, give or take, and it shows in the results",
            "I may meet the union again but I will not negotiate in public",
            "Nobody wants to see our children standing in front of locked doors",
        )),
    ),
    (
        Speech("Yusuf Demirel", "a spokesman for Northline", (
            "The delays on the coastal railway, regrettable as they are, have nothing to do with our new timetable",
            "Passengers can claim 25 euros for every train that is cancelled",
            "We hired ninety drivers in the spring and they are being trained in Lorne",
        )),
        Speech("Clara Whitmore", "who leads the passengers' league", (
            "I have waited for the seven o'clock train, rain or shine, on 41 mornings this year",
            "Northline should not be given another contract unless it publishes its figures",
            "My neighbours drive to Lorne by car because they never know when they will arrive",
        )),
    ),
    (
        Speech("Rosalind Achterberg", "the chief surgeon", (
            "We treated 212 patients that night, children and nurses among them, and lost none",
            "The generators would not have lasted another hour without the fire brigade",
            "I want to thank the nurses of Saint Alban who came in on foot",
        )),
        Speech("Miguel Ferreira", "a councillor for the opposition", (
            "The city knew about the flooded cellar, to put it mildly, long before the storm came",
            "Two letters from Doctor Achterberg were never put before the council",
            "Somebody must explain where the 4 million for new pumps has gone",
        )),
    ),
    (
        Speech("Hannah Osei", "an economist at the Tallis institute", (
            "Rents in the old harbour rose by 18 percent, on our figures, within a single year",
            "A freeze could help tenants only if it came with new building",
            "The government is treating the fever and not the illness",
        )),
        Speech("Bertrand Koch", "who owns forty houses there", (
            "I have not raised a single rent, contrary to what you read, since January",
            "If the council freezes rents then nobody will repair a roof again",
            "My tenants and I have always settled our affairs over a cup of coffee",
        )),
    ),
)  # fmt: skip

INVENTED = (
    "The moon landing was rehearsed in my grandmother's kitchen",
    "Cheap umbrellas have ruined more marriages than whisky ever did",
    "We shall rename every street after a vegetable of the season",
    "Poets ought to be paid by the kilogram like other producers of fuel",
    "Our goalkeeper reads Greek tragedies on the bus to away matches",
    "Somebody painted my office purple while I was feeding the pigeons",
)


def write_articles() -> list[tuple[str, str]]:
    """(name, text) of each article."""
    return [(f"source-{number}.txt", _LAYOUTS[number % len(_LAYOUTS)](*pair)) for number, pair in enumerate(SPEECHES)]


def _before(one: Speech, other: Speech) -> str:
    """Speech before its speaker, all of it in one quotation."""
    parts = [f"“{'. '.join(speech.sentences)},” said {speech.speaker}, {speech.role}." for speech in (one, other)]
    return "Two views of one affair\n\n" + "\n\n".join(parts) + "\n"


def _after(one: Speech, other: Speech) -> str:
    """The speaker first."""
    parts = [f"{s.speaker}, {s.role}, said: “{'. '.join(s.sentences)}.”" for s in (one, other)]
    return "What was said this week\n\n" + "\n\n".join(parts) + "\n"


def _paragraphs(one: Speech, other: Speech) -> str:
    """A quotation over three paragraphs, each of which opens it again."""
    parts = []
    for s in (one, other):
        parts += [f"“{s.sentences[0]},” said {s.speaker}, {s.role}. “{s.sentences[1]}.", f"“{s.sentences[2]}.”"]
    return "A long afternoon\n\n" + "\n\n".join(parts) + "\n"


_LAYOUTS = (_before, _after, _paragraphs)
