"""English or not: other languages are told by evidence, and English is never taken for one."""

import pytest

from claimcli.api import extract_text
from claimcli.text.language import find_foreign_language

GERMAN = (
    "Der Minister sagte am Montag, er habe nicht mit dem Vorsitzenden gesprochen, und das sei auch nicht nötig. „Wir haben das "
    "nicht gewusst“, sagte er. Die Opposition fordert eine Untersuchung und den Rücktritt des Ministers."
)
FRENCH = (
    "Le ministre a déclaré lundi qu'il n'avait pas parlé avec le président de la commission, et que ce n'était pas nécessaire. "
    "« Nous ne le savions pas », a-t-il dit. Les élus de la ville demandent une enquête sur les comptes et le départ du ministre."
)
SPANISH = (
    "El ministro dijo el lunes que no había hablado con el presidente de la comisión y que no era necesario. «No lo sabíamos», "
    "dijo. La oposición pide una investigación sobre las cuentas y la salida del ministro por este caso en los próximos días."
)
RUSSIAN = "Министр заявил в понедельник, что он не говорил с председателем комиссии и что это не было нужно. " * 3
JAPANESE = "大臣 は 月曜日 に 委員長 と 話して いない と 述べた。 " * 5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German"),
        (FRENCH, "French"),
        (SPANISH, "Spanish"),
        (RUSSIAN, "a language in Cyrillic letters"),
        (JAPANESE, "Chinese or Japanese"),
    ],
)
def test_an_article_in_another_language_is_said_to_be_so_and_not_read(text: str, language: str) -> None:
    report = extract_text(text, "a.txt")
    assert report.claims == () and len(report.warnings) == 1
    assert f"not English but {language}" in report.warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        "“We won,” said Ada Lovelace.",
        "She said yes. " * 40,
        "Lavrov, Tillerson, Putin, Assad, Trump, Merkel, Macron, May, Juncker, Tusk, Rutte, Rajoy, Gentiloni, Kurz "
        * 3,
        "Mayor denies knowing of warnings. Bank chief admits terrible error over loans. Union bosses tell Smith: quit. "
        * 4,
        "The minister said “Ich habe das nicht gewusst” and left the hall without a word to the reporters who had waited.",
        GERMAN[:60],
    ],
)
def test_english_names_and_short_texts_are_read(text: str) -> None:
    assert find_foreign_language(token.lower() for token in text.split()) is None
