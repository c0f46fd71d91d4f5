"""Do the offsets of claims point at their words?

claimcli extract seeds --format jsonl | python examples/check_offsets.py
"""

import json
import sys
from pathlib import Path


def main() -> None:
    checked = 0
    for line in sys.stdin:
        claim = json.loads(line)
        text = Path(claim["document"]).read_bytes().decode("utf-8-sig")
        pieces = [text[start:end] for start, end in claim["content_spans"]]
        if " … ".join(pieces) != claim["text"]:
            sys.exit(f"{claim['id']}: the text is {claim['text']!r}, the spans say {pieces}")
        checked += 1
    print(f"{checked} claims stand where they say")


if __name__ == "__main__":
    main()
