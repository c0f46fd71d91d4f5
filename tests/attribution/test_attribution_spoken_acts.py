"""What direct speech does: forty sentences an act, and what of each is found."""

import pytest

from claimcli.attribution.acts import read_act
from claimcli.attribution.spoken_acts import act_of_words

SPOKEN = {
    "deny": """
        That is not true. | It's a lie. | No, we had no part in it. | I deny it.
        We categorically reject these claims. | The story is false. | These allegations are baseless.
        I never took a penny. | We did not sign any such paper. | There is no truth in it.
        That is simply untrue. | It is absolutely not the case. | I have never met the man. | Nonsense.
        Not true. | This is nonsense. | They are lying. | Nothing could be further from the truth.
        I am not guilty. | I'm innocent. | It never happened. | I had nothing to do with the fire.
        We dispute the figure. | The accusations are unfounded. | I did not say that. | He is wrong.
        That's rubbish. | It is a myth. | There was no deal. | We never promised a tunnel. | Absolutely not.
        I strongly deny the charge. | The report is wrong. | It isn't true. | That was a fabrication.
        We haven't received any money. | No. I was at home. | The claim is completely false.
        I didn't touch him. | There is no evidence of that. | This is made up. | Of course not.
        I never told anyone to lie.
    """,
    "concede": """
        We were wrong. | I was wrong about the bridge. | I made a mistake. | We made some terrible mistakes.
        I am sorry. | I'm deeply sorry for what I said. | Sorry, that was my fault.
        We apologise to the families. | I admit it was late. | I have to admit it cost too much.
        We accept that the locks were old. | Mistakes were made. | It was my mistake.
        We should have closed the road. | I should have called. | I take full responsibility. | I take the blame.
        We got it wrong. | I regret the words. | We failed the children. | I let people down.
        I must concede the point. | I acknowledge the delay. | You were right. | I apologize without reserve.
        We are truly sorry. | My apologies to the town. | I could have done more. | We have made mistakes.
        I confess I was afraid. | I accept that it was foolish. | We regret the error. | I do apologise.
        We must acknowledge the harm. | It was our fault. | I should never have gone. | We let everybody down.
        I fully accept that. | I was very wrong. | We made a serious error. | I freely admit that I drank.
        We made errors of judgment.
    """,
    "question": """
        Why did he go? | Who paid for it? | Is the bridge safe? | What were they thinking? | Do we need a tunnel?
        Where is the money? | How can that be? | Have you seen the bill? | Would you cross it?
        When will it end? | Can anybody explain this? | Did they know? | Is this what we voted for?
        Whose idea was it? | What now? | Why now? | Are we to believe that? | Should we wait?
        Could it have been stopped? | What is a life worth? | Which of them lied? | Has anyone asked the miners?
        Will it hold? | Were they paid? | Isn't it late? | How many more? | What does it cost? | Who is to blame?
        Am I to pay for that? | Why should I leave? | Does the mayor know? | Is nobody ashamed?
        What happens next? | Can we trust them? | How long must we wait? | Where were the police?
        Do you know her? | Who will mend it? | And then what? | Was it worth it? | What did she say?
    """,
    "demand": """
        You must resign. | He should go. | The minister must explain this. | They have to stop. | Resign now.
        Stop the trains. | Let us in. | Give us the keys. | Tell the truth. | Release the prisoners.
        Leave him alone. | We demand an inquiry. | I call on the mayor to act. | We urge them to wait.
        I want him to apologise. | It is time to act. | It's time for a change. | The killing must stop.
        This must end. | We need answers. | We need an inquiry. | Don't touch the trees. | Do not build here.
        Please send help. | Bring them home. | Show us the books. | Keep the library open.
        The government has to listen. | She needs to go. | You ought to know better.
        Ministers should publish the letter. | Parliament must decide. | I insist that he leave.
        Police must be told. | Put the gun down. | Listen to the farmers. | Free the hostages.
        It is high time they paid. | We want the council to pay. | Close the pit. | Call an election.
        Drop the charges.
    """,
    "intend": """
        We will sue. | I will appeal. | We'll fight this in court. | I'm going to stand again.
        We are going to build it. | I will not resign. | I won't leave. | We plan to open in May.
        I intend to vote against it. | We aim to finish by June. | I promise to return it.
        We pledge to cut the tax. | I vow to clear my name. | We are planning to sell. | We shall return.
        I am determined to win. | We have decided to close. | I have no intention of leaving.
        We are about to sign. | I'll be back. | We won't pay. | We are not going to move.
        I am preparing to leave. | We are committed to the plan. | I plan to write a book. | We'll rebuild it.
        I shall vote yes. | We will never sell. | We intend to hire. | I'm planning to run.
        We will publish it on Monday. | I will repay every crown. | We're going to appeal. | I'll give it back.
        We will defend the title. | I won't apologise. | We aim to double it. | I will keep my word.
        We'll open the gates at noon. | I will stay until June.
    """,
    "retract": """
        I take that back. | I retract my statement. | We withdraw the charge. | I hereby withdraw the remark.
        I took it back. | I should never have said that. | I misspoke. | I stand corrected.
        We now withdraw the claim. | I take those words back.
    """,
    "assert": """
        The bridge is safe. | It was dark. | The locks are old. | Nobody came. | They sang all night.
        The plan costs two billion. | She has worked here for ten years. | The road was closed in May.
        We had a good season. | The river rose by a metre. | Prices fell again. | It is a great day.
        He plays well. | The vote is on Monday. | There were forty of us. | We see more visitors every year.
        The lamp had passed all tests. | They were tired. | It must have been the wind. | My father built it.
        The figures speak for themselves. | People are angry. | We lost. | The school has a new roof.
        That is a good idea. | It is true. | The market is calm. | He never complained.
        We did not expect so many. | The show goes on. | Our members are proud. | This was our best year.
        She is a friend. | Fish are back in the bay. | The air smells of salt. | They know the coast.
        He was a quiet man. | It took nine hours. | The valley is empty now. | We love this town.
        It will rain tomorrow.
    """,
}
CASES = [
    (act, words.strip())
    for act, lines in SPOKEN.items()
    for words in lines.replace("\n", "|").split("|")
    if words.strip()
]


@pytest.mark.parametrize("act", SPOKEN)
def test_direct_speech_does_what_it_says(act: str) -> None:
    words = [spoken for name, spoken in CASES if name == act]
    wrong = [(spoken, found) for spoken in words if (found := act_of_words(spoken)) != act]
    assert len(words) >= (10 if act == "retract" else 40)
    assert len(wrong) <= 0.05 * len(words), wrong


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
        ("said", "That is not true.", True, "deny"),
        ("said", "that is not true", False, "assert"),
        ("asked", "You must resign?", True, "question"),
    ],
)
def test_the_act_of_a_claim(cue: str, words: str, direct: bool, act: str) -> None:
    assert read_act(cue, words, direct=direct) == act
