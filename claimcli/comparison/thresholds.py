"""Every threshold between a score and a decision of the comparison, with what it decides.

Those of the pair model were chosen on events held out of its training; docs/comparison.md has the figures.
"""

# Which claims are looked at with one another.
LEAST_COSINE = 0.12  # cosine from which two contents meet
LEAST_OPPOSED_COSINE = 0.08  # … within a document, where one says "productive" and the other "frosty"
LEAST_UNATTRIBUTED_COSINE = 0.06  # … where nobody is said to say one of them: a headline needs few of a rumour's words
LEAST_STRANGERS_COSINE = 0.2  # … between claims of two named speakers in different documents
LEAST_NAMES = 6.0  # weight of the names that unattributed statements must share where they share nothing else
LEAST_STORY = 0.02  # likeness of two documents of one story
LEAST_FAR = 0.2  # likeness of two claims of different stories
LEAST_CONSIDERED = 0.045  # probability of one question under which a pair is not looked at further

# What the rules say of two claims.
LEAST_LIKENESS = 0.10  # probability under which a likeness is forgotten
LIKENESS_CARRIED = 0.9  # what a step over a third claim leaves of its likeness
LEAST_CONTRADICTION = 0.22  # score from which a rule says a dispute
LEAST_UNATTRIBUTED_CONTRADICTION = 0.42  # … where nobody is said to say one of the two
WORD_FOR_WORD = 0.5  # likeness from which a cue that denies ("denied that P") denies what the other side says
LEAST_DENIED = 0.2  # likeness from which a verdict in one of two claims is taken to be about the other
LEAST_UNATTRIBUTED_LIKENESS = 0.48  # probability from which a statement that nobody makes says the same as another
LEAST_RESPONSE_FIT = 0.35  # fit from which a claim is what an answer answers
LEAST_ALIKE = 0.5  # how surely another claim must be the one that was answered
SURELY_ALIKE = 0.9  # how surely another answer must be the same, unless both have the words of an answer

# What a trusted rule asks for; by hand, on events that were read.
LEAST_WORDS = 4.0  # weight of the words that an answer and what it answers share
LEAST_CONTAINED = 0.3  # … and the part of the lighter content that they are
MANY_WORDS = 8.0  # weight of the words that claims far apart must share
TURNED = 0.8  # cosine from which two claims are the same but for a negation
LEAST_POINTED_FIT = 0.7  # fit from which a claim is what an answer points at
LEAST_POINTED_MARKED = 0.02  # how surely the pair model must find the answer marked, at least
LEAST_POINTED_TOPIC = 0.1  # … and the two on one question
KIND_MARKED = 0.08  # … marked, where the noun is what the claim is: "rejected the call"
KIND_TOPIC = 0.2  # … and on one question
FEW_MARKED = 0.2  # … marked, where one of the two has few terms of its own
FEW_TOPIC = 0.2  # … and on one question
SURELY_MARKED = 0.3  # … marked, where nothing else is asked

# Which claims are gathered into one issue, and on which side.
LEAST_LINKED = 0.08  # … mean over the pairs of two groups that are joined
LEAST_MERGED = 0.15  # … of two groups that have two sides each
LEAST_ONE_QUESTION = 0.06  # probability from which two claims are on one question
LEAST_ISSUE_FIT = 0.03  # mean probability that a claim is on the question of the claims of an issue

# Which pairs of an issue are told; of the pair model's probabilities, on folds held out.
LEAST_EXPLICIT = 0.3  # probability that the text marks an answer from which it is called explicit
LEAST_AGREEMENT = 0.2  # score under which an agreement of an issue is not told
LEAST_DISPUTE = 0.25  # … a dispute
LEAST_CARRIED = 0.3  # … an agreement that only a third carries
LEAST_NEXT = 0.33  # … what the same speaker says next: below it two of three are another statement
LEAST_REPEATED = 0.45  # how surely two answers of one speaker to one claim repeat each other, where they share a word
LEAST_OPPOSED = 0.3  # probability from which an opposition stands
