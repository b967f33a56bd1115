#!/usr/bin/python3
"""Articles of tests/articles -> the PDF files of tests/files.

Run by hand when a file is added; the results are kept. Each file is made by a program that people
make PDFs with: Chromium, LibreOffice, pdfTeX, groff, WeasyPrint, img2pdf, qpdf. Needs those programs,
DejaVu fonts and Pillow.
"""

import html
import http.server
import socketserver
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILES = HERE / "files"
WANTED = set(sys.argv[1:])


def article(name):
    """Lines of an article as (kind, text): title, heading, plain."""
    lines = []
    for line in (HERE / "articles" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            lines.append(("heading", line[3:]))
        elif line.startswith("# "):
            lines.append(("title", line[2:]))
        elif line:
            lines.append(("plain", line))
    return lines


def run(*command, **options):
    subprocess.run([str(part) for part in command], check=True, capture_output=True, **options)


def page(name, style, lang="en", extra="", attrs=""):
    """The article as a web page."""
    tags = {"title": "h1", "heading": "h2", "plain": "p"}
    body = "\n".join(
        f"<{tags[kind]}>{html.escape(text, quote=False)}</{tags[kind]}>"
        + (extra if kind == "title" else "")
        for kind, text in article(name)
    )
    title = article(name)[0][1]
    return (
        f'<!doctype html><html lang="{lang}" {attrs}><meta charset="utf-8"><title>{title}</title>'
        f"<style>{style}</style><body>{body}</body></html>"
    )


def chromium(out, source, *options):
    """Prints a page. It is served under an invented address, which the browser prints on each page."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "talks.html").write_text(source, encoding="utf-8")

        class Quiet(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *args):
                super().__init__(*args, directory=folder)

            def log_message(self, *_):
                pass

        with socketserver.TCPServer(("127.0.0.1", 0), Quiet) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            port = server.server_address[1]
            run(
                "chromium", "--headless", "--no-sandbox", "--disable-gpu",
                f"--user-data-dir={folder}/p",
                f"--host-resolver-rules=MAP harbour.example 127.0.0.1:{port}",
                f"--print-to-pdf={FILES / out}", *options, "http://harbour.example/talks.html",
            )
            server.shutdown()


def soffice(out, source, suffix=".fodt"):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("article" + suffix)
        path.write_text(source, encoding="utf-8")
        run(
            "soffice", f"-env:UserInstallation=file://{folder}/p", "--headless",
            "--convert-to", "pdf", "--outdir", folder, path,
        )
        (FILES / out).write_bytes((Path(folder) / "article.pdf").read_bytes())


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="S" svg:font-family="'DejaVu Serif'"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="S" fo:font-size="10pt" fo:language="en" fo:country="GB" fo:hyphenate="true"/></style:default-style>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:text-indent="0.5cm"/><style:text-properties fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:style>
<style:style style:name="Plain" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="0.4cm"/><style:text-properties fo:font-size="20pt" style:font-size-complex="20pt" fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="Sub" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.3cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Break" style:family="paragraph"><style:paragraph-properties fo:break-before="page" fo:text-align="center"/><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="21cm" fo:margin-top="1.2cm" fo:margin-bottom="1.2cm" fo:margin-left="1.5cm" fo:margin-right="1.5cm"/>
<style:header-style><style:header-footer-properties fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
<style:style style:name="Cols" style:family="section"><style:section-properties text:dont-balance-text-columns="true"><style:columns fo:column-count="2" fo:column-gap="0.5cm"/></style:section-properties></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pl">
<style:header>HEADER</style:header><style:footer>FOOTER</style:footer></style:master-page></office:master-styles>
<office:body><office:text>BODY</office:text></office:body></office:document>"""


def fodt(header, footer, body):
    return FODT.replace("HEADER", header).replace("FOOTER", footer).replace("BODY", body)


PAGE_OF = 'Page <text:page-number text:select-page="current"/> of <text:page-count/>'


def libreoffice_two_columns():
    note = (
        '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>The union was formed from two northern branches in the autumn."
        "</text:p></text:note-body></text:note>"
    )
    parts, columns = [], []
    for kind, text in article("harbour"):
        text = html.escape(text, quote=False)
        if kind == "title":
            parts.append(f'<text:p text:style-name="Title">{text}</text:p>')
        elif kind == "heading":
            columns.append(f'<text:p text:style-name="Sub">{text}</text:p>')
        else:
            text = text.replace("northern branches.", "northern branches." + note)
            columns.append(f'<text:p text:style-name="Body">{text}</text:p>')
    body = "".join(parts) + (
        f'<text:section text:style-name="Cols" text:name="c">{"".join(columns)}</text:section>'
    )
    soffice(
        "libreoffice_two_columns.pdf",
        fodt("<text:p>The Northgate Courier</text:p>", f"<text:p>{PAGE_OF}</text:p>", body),
    )


def database_export():
    body = []
    for name, outlet, date in [
        ("harbour", "The Northgate Courier", "May 12, 2026 Tuesday"),
        ("bridge", "Harbour News", "May 14, 2026 Thursday"),
    ]:
        lines = article(name)
        body.append(f'<text:p text:style-name="Break">{html.escape(lines[0][1], quote=False)}</text:p>')
        for text in [outlet, date, "Copyright 2026 All Rights Reserved", "Length: 480 words", "Body"]:
            body.append(f'<text:p text:style-name="Plain">{text}</text:p>')
        for _, text in lines[1:]:
            body.append(f'<text:p text:style-name="Plain">{html.escape(text, quote=False)}</text:p>')
        body.append('<text:p text:style-name="Sub">End of Document</text:p>')
    soffice(
        "database_export.pdf",
        fodt(f"<text:p>{PAGE_OF}</text:p>", "<text:p>About us | Privacy Policy | Terms</text:p>", "".join(body)),
    )


def libreoffice_arabic():
    body = "".join(
        f'<text:p text:style-name="{"Title" if kind == "title" else "Right"}">{text}</text:p>'
        for kind, text in article("arabic")
    )
    style = (
        '<style:style style:name="Right" style:family="paragraph"><style:paragraph-properties '
        'style:writing-mode="rl-tb" fo:text-align="right" fo:margin-bottom="0.2cm"/>'
        "<style:text-properties style:font-name-complex=\"DejaVu Sans\"/></style:style></office:styles>"
    )
    source = fodt("<text:p/>", f"<text:p>{PAGE_OF}</text:p>", body)
    soffice("libreoffice_arabic.pdf", source.replace("</office:styles>", style))


def rotated():
    """A page scanned on its side, with the rotation set to show it upright, and a mark in the margin."""
    css = (
        "@page{size:A5;margin:2cm} body{font:10pt 'DejaVu Serif'} h1{font-size:16pt}"
        ".m{position:absolute;left:-1.6cm;top:6cm;transform:rotate(-90deg);font-size:7pt}"
    )
    source = page("bridge", css).replace("<body>", "<body><div class=m>HN-0514 proof</div>")
    weasyprint("rotated.pdf", source)
    run("qpdf", "--rotate=+90", FILES / "rotated.pdf", FILES / "rotated2.pdf")
    (FILES / "rotated2.pdf").replace(FILES / "rotated.pdf")


def tex(text):
    for char, written in [("“", "``"), ("”", "''"), ("—", "---")]:
        text = text.replace(char, written)
    return text


def pdftex_newspaper():
    """Three justified columns with hyphens, as a local paper is set; a rule between them."""
    lines = article("harbour")
    body = []
    for kind, text in lines[1:]:
        body.append(f"\\subsection*{{{tex(text)}}}" if kind == "heading" else tex(text) + "\n")
    source = (
        "\\documentclass[10pt,a4paper]{article}\\usepackage{multicol}"
        "\\usepackage[a4paper,margin=15mm,top=22mm]{geometry}\\pagestyle{headings}"
        "\\setlength{\\columnseprule}{0.4pt}\\setlength{\\columnsep}{5mm}\\emergencystretch=1em"
        "\\begin{document}\\markright{The Northgate Courier}"
        f"\\noindent{{\\huge\\bfseries {tex(lines[0][1])}\\par}}\\bigskip"
        f"\\begin{{multicols}}{{3}}{chr(10).join(body)}\n\n\\end{{multicols}}"
        "\\newpage\n" + "\n\n".join(tex(text) for _, text in article("bridge")) + "\\end{document}"
    )
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "article.tex").write_text(source, encoding="utf-8")
        run("pdflatex", "-interaction=nonstopmode", "article.tex", cwd=folder)
        (FILES / "pdftex_newspaper.pdf").write_bytes((Path(folder) / "article.pdf").read_bytes())


def groff_two_columns():
    parts = [".nr PS 10", ".nr VS 12", ".LP"]
    for kind, text in article("harbour"):
        if kind == "title":
            parts = [".TL", text, ".2C"]
        elif kind == "heading":
            parts += [".SH", text]
        else:
            parts += [".PP", text]
    source = "\n".join(parts) + "\n"
    done = subprocess.run(
        ["groff", "-k", "-ms", "-Tpdf"], input=source.encode(), check=True, capture_output=True
    )
    (FILES / "groff_two_columns.pdf").write_bytes(done.stdout)


def newspaper_page():
    """A page of three articles: one in four columns over two side by side, in two columns each."""

    def part(name, tag):
        lines = [html.escape(text, quote=False) for _, text in article(name)]
        paragraphs = "".join(f"<p>{line}</p>" for line in lines[1:])
        return f"<div><{tag}>{lines[0]}</{tag}><div class={tag}c>{paragraphs}</div></div>"

    css = (
        "@page{size:A3;margin:12mm} body{font:9.5pt/1.2 'DejaVu Serif';text-align:justify;hyphens:auto}"
        "p{margin:0;text-indent:1em} .m{font:bold 44pt 'DejaVu Serif';text-align:center}"
        ".h1c{columns:4;column-gap:5mm} .h2c{columns:2;column-gap:5mm}"
        "h1{font-size:30pt;text-align:left;margin:8pt 0} h2{font-size:18pt;text-align:left}"
        ".r{display:flex;gap:6mm} .r>div{flex:1}"
    )
    source = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><style>{css}</style><body>'
        f"<div class=m>The Northgate Courier</div>{part('harbour', 'h1')}"
        f"<div class=r>{part('bridge', 'h2')}{part('cyrillic', 'h2')}</div></body></html>"
    )
    chromium("newspaper_page.pdf", source, "--disable-pdf-tagging", "--no-pdf-header-footer")


def weasyprint(out, source):
    run("weasyprint", "-", FILES / out, input=source.encode())


def picture_only():
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", (620, 400), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", 14)
    for idx, (_, text) in enumerate(article("bridge")[:6]):
        draw.text((20, 20 + 30 * idx), text[:80], font=font, fill=0)
    with tempfile.TemporaryDirectory() as folder:
        image.convert("1").save(Path(folder) / "page.png")
        run("img2pdf", "-o", FILES / "picture_only.pdf", Path(folder) / "page.png")


def half_scanned():
    files = [FILES / "picture_only.pdf", FILES / "rotated.pdf"]
    run("qpdf", "--empty", "--pages", *files, "--", FILES / "half_scanned.pdf")


def locked():
    weasyprint("locked.pdf", page("bridge", "body{font:11pt 'DejaVu Serif'}"))
    run(
        "qpdf", "--encrypt", "sesame", "owner", "256", "--", FILES / "locked.pdf", FILES / "locked2.pdf"
    )
    (FILES / "locked2.pdf").replace(FILES / "locked.pdf")


PICTURE = (
    '<figure><svg width="300" height="60"><rect width="300" height="60" fill="#48c"/></svg>'
    "<figcaption>Freighters wait outside the breakwater of Northgate. Photo: Harbour News</figcaption></figure>"
)
PLAIN = "body{font:11pt/1.4 'DejaVu Serif',serif} h1{font-size:22pt} figcaption{font-size:8pt}"
COLUMNS = (
    "body{font:9pt/1.25 'DejaVu Serif',serif;columns:3;column-gap:5mm;text-align:justify;hyphens:auto}"
    "h1{column-span:all;font-size:26pt;text-align:left}h2{font-size:10pt;margin:6pt 0 2pt}"
    "p{margin:0;text-indent:1em} h1+p{column-span:all;font-size:13pt;text-indent:0;margin-bottom:8pt}"
    "h1+p+p{text-indent:0;font-weight:bold} h1+p+p+p{text-indent:0}"
    "h1+p+p+p::first-letter{font-size:38pt;float:left;line-height:.85;padding-right:3pt}"
)

MAKERS = {
    "chromium_one_column": lambda: chromium("chromium_one_column.pdf", page("harbour", PLAIN, extra=PICTURE)),
    "chromium_untagged": lambda: chromium(
        "chromium_untagged.pdf", page("harbour", PLAIN, extra=PICTURE), "--disable-pdf-tagging"
    ),
    "chromium_three_columns": lambda: chromium(
        "chromium_three_columns.pdf", page("harbour", COLUMNS), "--disable-pdf-tagging", "--no-pdf-header-footer"
    ),
    "chromium_arabic": lambda: chromium(
        "chromium_arabic.pdf",
        page("arabic", "body{font:12pt/1.6 'DejaVu Sans'}", "ar", attrs='dir="rtl"'),
        "--disable-pdf-tagging", "--no-pdf-header-footer",
    ),
    "weasyprint_cyrillic": lambda: weasyprint(
        "weasyprint_cyrillic.pdf",
        page(
            "cyrillic",
            "@page{size:A6;@top-center{content:'Вестник Ардена'}@bottom-center{content:counter(page)}}"
            "body{font:11pt 'DejaVu Serif';hyphens:auto;text-align:justify}",
            "ru",
        ),
    ),
    "libreoffice_arabic": libreoffice_arabic,
    "rotated": rotated,
    "libreoffice_two_columns": libreoffice_two_columns,
    "database_export": database_export,
    "pdftex_newspaper": pdftex_newspaper,
    "groff_two_columns": groff_two_columns,
    "newspaper_page": newspaper_page,
    "picture_only": picture_only,
    "half_scanned": half_scanned,
    "locked": locked,
}

for name, make in MAKERS.items():
    if not WANTED or name in WANTED:
        print(name, flush=True)
        make()
