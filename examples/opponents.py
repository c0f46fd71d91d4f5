"""Two opponents, what each says and what the other answers, as Markdown.

python examples/opponents.py seeds Tillerson Lavrov
"""

import sys
from pathlib import Path

from claimcli import compare


def main() -> None:
    folder, first, second = sys.argv[1:]
    report = compare(sorted(Path(folder).glob("*.txt")))
    for topic in report.topics:
        for pair in topic.pairs:
            names = (pair.claim.speaker or "", pair.counter.speaker or "")
            if any(name.endswith(first) for name in names) and any(name.endswith(second) for name in names):
                print(f"**{names[0]}**: {pair.claim.text}  \n*{pair.relation}* **{names[1]}**: {pair.counter.text}\n")


if __name__ == "__main__":
    main()
