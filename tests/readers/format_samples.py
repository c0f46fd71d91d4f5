"""Ten small articles of our own, and what writes them in each format that is read, as the programs of that format do."""

import csv
import gzip
import html
import io
import json
import textwrap
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from typing import NamedTuple
from xml.sax.saxutils import escape


class Story(NamedTuple):
    """An article: its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def plain(self) -> str:
        """As a plain text file has it."""
        return "\n\n".join((self.title, *self.paragraphs)) + "\n"


def _story(title: str, *paragraphs: str) -> Story:
    return Story(title, paragraphs)


STORIES = (
    _story(
        "Mayor defends tram plan",
        "Mayor Ines Calder defended the tram plan on Tuesday, telling the council that it would pay for itself within ten years.",
        "“We have counted every stop,” she said. “Nobody will lose a bus.”",
        "Opposition leader Piet Halloran denied that, saying the figures were two years old.",
    ),
    _story(
        "Dairy recalls its butter",
        "The Northfold Dairy said on Friday that it had recalled 4,000 packs of butter after a customer found glass in one.",
        "According to the food agency, no one was hurt. “We acted within the hour,” said spokeswoman Greta Olm.",
        "Farmers’ union chief Ruben Tafoya said the dairy had ignored warnings for months.",
    ),
    _story(
        "Bridge to close for a year",
        "The Eastgate bridge will close for a year from March, Transport Secretary Lena Abiola announced on Monday.",
        "“The steel is tired,” Ms Abiola said, adding that repairs would cost 30 million pounds.",
        "Shopkeepers called the closure a disaster. “We were never asked,” said Tomas Reyl, who runs a bakery there.",
    ),
    _story(
        "Striker denies transfer talks",
        "Striker Joao Mendel has denied that he is in talks with another club, his agent told reporters on Sunday.",
        "“He is happy here,” agent Carla Voss said. Coach Emil Strand said he expected the player to stay.",
        "The club's chairman, Otto Brandt, refused to comment but insisted that no offer had been received.",
    ),
    _story(
        "Scientists doubt river study",
        "A study that found the river Tamsel to be clean has been questioned by scientists at two universities this week.",
        "Professor Hanna Lindqvist said the samples had been taken in winter. “That tells us nothing,” she argued.",
        "The ministry replied that it stood by the study and accused the critics of playing politics.",
    ),
    _story(
        "School meals to be free",
        "Education Minister Farid Haddad promised on Thursday that school meals would be free for every child by autumn.",
        "“No child should learn hungry,” Mr Haddad said in a statement.",
        "The teachers' union welcomed the plan; its president, Moira Kells, warned that kitchens were short of staff.",
    ),
    _story(
        "Airline blames weather for delays",
        "Airline chief Sven Okoro blamed the weather for a week of delays and apologised to 20,000 passengers on Wednesday.",
        "“We could not fly in that,” he told a news conference. Pilots said the planes had not been serviced in time.",
        "A spokesman for the regulator said it would look into both claims before the end of the month.",
    ),
    _story(
        "Village fights wind farm",
        "Villagers of Upper Morley have vowed to fight a wind farm of twelve turbines planned on the hill above their church.",
        "“It will be louder than the motorway,” said Dorothy Pell, 71. The company, Galewind, says it will not be heard.",
        "Councillor Amit Rao said that he had an open mind and that the decision would be made in June.",
    ),
    _story(
        "Bank raises its forecast",
        "The central bank raised its forecast for growth to 2.1% on Tuesday, and governor Aiko Marsh said rates would stay.",
        "“Prices are falling faster than we had thought,” she said.",
        "Economist Paul Ferran disagreed. He said the bank had been wrong three times in a row.",
    ),
    _story(
        "Museum returns a mask",
        "The city museum will return a mask to the island of Tavora, its director, Elise Brun, confirmed on Saturday.",
        "“It was never ours,” Ms Brun said. Tavora's ambassador, Kai Leota, thanked her and said others should follow.",
        "A former curator, Hugo Stein, claimed the mask had been bought in good faith in 1921.",
    ),
)
META = {"date": "2024-03-04", "publisher": "The Valley Herald", "author": "Ruth Calloway"}


def write_wordpress(story: Story) -> str:
    """A page as WordPress writes it (blocks of Gutenberg, JSON-LD of an SEO plug-in)."""
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": story.title,
                "datePublished": f"{META['date']}T09:30:00+00:00",
                "author": {"@type": "Person", "name": META["author"]},
                "publisher": {"@type": "Organization", "name": META["publisher"]},
            }
        ],
    }
    body = "\n\n".join(f"<p>{html.escape(part, quote=False)}</p>" for part in story.paragraphs)
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8"><title>{html.escape(story.title)} - The Valley
Herald</title><meta property="og:title" content="{html.escape(story.title)}"><meta property="og:site_name"
content="{META["publisher"]}"><script type="application/ld+json" class="yoast-schema-graph">{json.dumps(data)}</script></head>
<body class="post-template-default single"><header class="site-header"><nav class="main-navigation"><ul><li><a href="/">Home</a>
</li><li><a href="/sport">“We lost,” says coach</a></li></ul></nav></header><main id="main"><article class="post type-post">
<header class="entry-header"><h1 class="entry-title">{html.escape(story.title)}</h1></header><div class="entry-content">
{body}
</div></article><aside class="widget-area"><h2>Most read</h2><ul><li><a href="/x">Dog bites man, police say</a></li></ul></aside>
<div id="comments" class="comments-area"><h2>2 thoughts</h2><ol><li class="comment"><p>bob says: “Fake!”</p></li></ol></div></main>
<footer class="site-footer"><p>Copyright 2024. “All rights reserved,” we say.</p></footer></body></html>"""


def write_drupal(story: Story) -> str:
    """A page as Drupal writes it (fields within fields)."""
    body = "".join(f"<p>{html.escape(part)}</p>" for part in story.paragraphs)
    return f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8" /><meta name="Generator" content="Drupal 10" />
<meta property="article:published_time" content="{META["date"]}T09:30:00+0000" /><meta name="author" content="{META["author"]}" />
<meta property="og:site_name" content="{META["publisher"]}" /><meta property="og:title" content="{html.escape(story.title)}" />
<title>{html.escape(story.title)} | {META["publisher"]}</title></head><body class="path-node page-node-type-article">
<nav role="navigation" class="menu--main"><ul><li><a href="/">Home</a></li></ul></nav><main role="main"><div class="region-content">
<article role="article" class="node node--type-article"><h1 class="page-title"><span>{html.escape(story.title)}</span></h1>
<div class="node__content"><div class="field field--name-body field--type-text-with-summary">{body}</div></div></article>
<section class="comment-wrapper"><h2>Comments</h2><p>anon said no.</p></section></div></main><footer role="contentinfo">
<p>Powered by Drupal</p></footer></body></html>"""


def write_ghost(story: Story) -> str:
    """A page as Ghost writes it."""
    body = "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in story.paragraphs)
    return f"""<!DOCTYPE html><html lang="en"><head><title>{html.escape(story.title)}</title><meta charset="utf-8" />
<meta property="og:site_name" content="{META["publisher"]}" /><meta property="og:type" content="article" />
<meta property="og:title" content="{html.escape(story.title)}" /><meta name="author" content="{META["author"]}" />
<meta property="article:published_time" content="{META["date"]}T08:00:00.000Z" /><meta name="generator" content="Ghost 5.80" />
</head><body class="post-template"><div class="viewport"><header id="gh-head" class="gh-head"><a href="/">{META["publisher"]}</a>
</header><main class="site-main"><article class="article post"><header class="article-header gh-canvas">
<h1 class="article-title">{html.escape(story.title)}</h1></header><section class="gh-content gh-canvas">{body}</section></article>
</main><footer class="site-footer"><a href="https://ghost.org/">Powered by Ghost</a></footer></div></body></html>"""


def write_fusion(story: Story) -> str:
    """A page as large newspapers' systems write it: every paragraph a component, state in a script, advertisements between."""
    body = "<div class='ad'>Advertisement</div>".join(
        f'<p class="c-paragraph article-body__text" data-el="text">{html.escape(part)}</p>' for part in story.paragraphs
    )
    state = json.dumps({"content_elements": [{"content": part} for part in story.paragraphs]}).replace("</", "<\\/")
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{html.escape(story.title)}</title>
<meta property="og:title" content="{html.escape(story.title)}"/><meta property="og:site_name" content="{META["publisher"]}"/>
<meta property="article:published_time" content="{META["date"]}"/><meta name="author" content="{META["author"]}"/>
<script>window.Fusion={state};</script></head><body><div id="fusion-app"><header class="b-header"><nav class="c-nav">
<a href="/">Home</a></nav></header><main><h1 class="b-headline">{html.escape(story.title)}</h1>
<article class="b-article-body">{body}</article><section class="b-related"><h2>More</h2><a href="/y">Minister lied, union says</a>
</section></main><footer class="b-footer">Terms</footer></div></body></html>"""


def write_substack(story: Story) -> str:
    """A page as newsletter systems write it."""
    body = "".join(f"<p><span>{html.escape(part)}</span></p>" for part in story.paragraphs)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><meta property="og:title" content="{html.escape(story.title)}">
<meta property="og:site_name" content="{META["publisher"]}"><meta name="author" content="{META["author"]}">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"{META["date"]}T07:00:00Z"}}
</script><title>{html.escape(story.title)}</title></head><body><div id="entry"><div class="single-post"><article class="post">
<div class="post-header"><h1 class="post-title">{html.escape(story.title)}</h1></div><div class="available-content">
<div class="body markup" dir="auto">{body}</div></div></article></div><div class="subscribe-footer"><p>Subscribe</p></div></div>
</body></html>"""


def write_joomla(story: Story) -> str:
    """A page as Joomla writes it, with microdata, in Windows-1252."""
    body = "\r\n".join(f"<p>{html.escape(part)}</p>" for part in story.paragraphs)
    return f"""<!DOCTYPE html>\r\n<html xml:lang="en-gb" lang="en-gb"><head><meta charset="windows-1252">
<meta name="author" content="{META["author"]}"><meta name="generator" content="Joomla!"><title>{html.escape(story.title)}</title>
<meta property="og:site_name" content="{META["publisher"]}"></head><body class="site com_content view-article"><nav><ul>
<li><a href="/">Home</a></li></ul></nav><div class="item-page" itemscope itemtype="https://schema.org/Article">
<div class="page-header"><h1 itemprop="headline">{html.escape(story.title)}</h1></div><dl class="article-info">
<dd class="published"><time datetime="{META["date"]}T09:00:00+00:00" itemprop="datePublished">4 March 2024</time></dd></dl>
<div itemprop="articleBody">{body}</div></div></body></html>"""


PAGES: Mapping[str, Callable[[Story], str]] = {
    "wordpress": write_wordpress,
    "drupal": write_drupal,
    "ghost": write_ghost,
    "fusion": write_fusion,
    "substack": write_substack,
    "joomla": write_joomla,
}


def write_page(story: Story, system: str) -> bytes:
    """A page as a content system writes it, in the encoding that it declares."""
    return PAGES[system](story).encode("cp1252" if system == "joomla" else "utf-8")


def write_pdf(pages: list[list[str]]) -> bytes:
    """A PDF of pages of lines, in Helvetica; "" is a gap between paragraphs."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    kids = []
    for lines in pages:
        moves = []
        y = 780
        for line in lines:
            shown = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            moves.append(b"BT /F1 11 Tf 60 %d Td (%b) Tj ET" % (y, shown))
            y -= 14 if line else 10
        stream = b"\n".join(move for move, line in zip(moves, lines, strict=True) if line)
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % content
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content_bytes in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, content_bytes))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def write_story_pdf(story: Story) -> bytes:
    """A story on pages of six lines, with a running head, page numbers, and words cut by hyphens at line ends."""
    lines: list[str] = []
    for part in (story.title, *story.paragraphs):
        lines += [*hyphenate(textwrap.wrap(part, 70)), ""]
    pages = [lines[at : at + 6] for at in range(0, len(lines), 6)]
    return write_pdf([[f"{META['publisher']}", "", *page, f"{number}"] for number, page in enumerate(pages, 1)])


def hyphenate(lines: list[str]) -> list[str]:
    """The same lines; where one ends in a long word, the word is cut."""
    cut = []
    carried = ""
    for number, line in enumerate(lines):
        line = carried + line
        carried = ""
        last = line.rsplit(" ", 1)[-1]
        if number + 1 < len(lines) and len(last) > 8 and last.isalpha() and last.islower():
            carried = last[5:] + " "
            line = line[: len(line) - len(last)] + last[:5] + "-"
        cut.append(line)
    return cut


def write_docx(paragraphs: list[str], title: str = "", *, extra: Mapping[str, bytes] | None = None) -> bytes:
    """A Word document of paragraphs given as XML of `w:p`, or as words."""
    body = "".join(
        part if part.startswith("<w:p>") else f'<w:p><w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r></w:p>'
        for part in paragraphs
    )
    if title:
        body = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{escape(title)}</w:t></w:r></w:p>{body}'
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{types}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{types}.styles+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
        'Target="styles.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships'
        '/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/styles.xml": f'<w:styles {namespace}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style></w:styles>',
        "word/document.xml": f"<w:document {namespace}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f'<w:footnotes {namespace}><w:footnote w:id="2"><w:p><w:r><w:t>A note: nobody asked.</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>",
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:creator>{META['author']}</dc:creator><dcterms:created>{META['date']}T09:00:00Z</dcterms:created></cp:coreProperties>",
    }  # fmt: skip
    return pack({**{name: text.encode() for name, text in parts.items()}, **(extra or {})})


def pack(members: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def write_mail(story: Story, form: str = "plain") -> bytes:
    """A message with the story as its body: plain, in quoted-printable, base64 or 8-bit, or as a page."""
    message = EmailMessage()
    message["From"] = f"{META['author']} <ruth@herald.example>"
    message["To"] = "desk@herald.example"
    message["Date"] = "Mon, 04 Mar 2024 09:14:03 +0000"
    message["Subject"] = story.title
    message["Message-ID"] = "<1@herald.example>"
    body = "\n\n".join(story.paragraphs) + "\n"
    message.set_content(body, cte={"plain": "8bit"}.get(form, form if form in ("base64", "quoted-printable") else None))
    if form == "alternative":
        message.add_alternative(f"<p>{html.escape(body)}</p>", subtype="html")
    if form == "attached":
        message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="x.pdf")
    return message.as_bytes()


def write_subtitles(story: Story, form: str) -> str:
    """VTT or SRT: cues of two short lines, a pause after each paragraph."""
    cues = []
    clock = 1.0
    for part in (story.title, *story.paragraphs):
        for lines in _pairs(textwrap.wrap(part, 38)):
            cues.append(f"{_stamp(clock, form)} --> {_stamp(clock + 2.5, form)}\n" + "\n".join(lines))
            clock += 2.5
        clock += 6
    if form == "vtt":
        return "WEBVTT\n\n" + "\n\n".join(html.escape(cue, quote=False).replace("--&gt;", "-->") for cue in cues) + "\n"
    return "\n\n".join(f"{number}\n{cue}" for number, cue in enumerate(cues, 1)) + "\n"


def _pairs(lines: list[str]) -> list[list[str]]:
    return [lines[at : at + 2] for at in range(0, len(lines), 2)]


def _stamp(seconds: float, form: str) -> str:
    mark = "." if form == "vtt" else ","
    return f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{int(seconds % 60):02}{mark}{int(seconds * 1000 % 1000):03}"


def write_markdown(story: Story) -> str:
    """A draft in Markdown: front matter, a heading, wrapped lines, a strong first word and a link in each paragraph."""
    shown = []
    for part in story.paragraphs:
        words = part.split(" ")
        words[-1] = f"[{words[-1]}](https://example.org/a_b)"
        shown.append(textwrap.fill(" ".join(words), 60))
    matter = f"---\ntitle: {story.title}\ndate: {META['date']}\nauthor: {META['author']}\nsource: {META['publisher']}\n---\n\n"
    return matter + f"# {story.title}\n\n" + "\n\n".join(shown) + "\n"


ROW = {
    "id": "a1",
    "headline": "",
    "body": "",
    "published": META["date"],
    "source": META["publisher"],
    "section": "news",
}


def rows_of(stories: tuple[Story, ...]) -> list[dict[str, str]]:
    """Stories as rows of a corpus."""
    return [
        {**ROW, "id": f"a{number}", "headline": story.title, "body": story.plain}
        for number, story in enumerate(stories, 1)
    ]


def write_csv(rows: list[dict[str, str]], delimiter: str = ",") -> str:
    """Rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write_xlsx(rows: list[dict[str, str]]) -> bytes:
    """Rows as a workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def write_parquet(rows: list[dict[str, str]]) -> bytes:
    """Rows as Parquet."""
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), out)
    return out.getvalue()


def write_jsonl(rows: list[dict[str, str]]) -> str:
    """Rows as JSONL."""
    return "".join(json.dumps(row) + "\n" for row in rows)


def write_gzip(data: bytes) -> bytes:
    """The same bytes, compressed."""
    return gzip.compress(data, mtime=0)
