#!/usr/bin/env python3
"""Saved pages with known text -> text copies with a label a line, for `trainer text`.

usage: text_pages.py DATA OUT     (DATA: the folder of zyte, wcxb_dev and fundus_dev; OUT: pages.jsonl.gz)

Each page is laid out as a browser's innerText does it (without its style sheets), and its lines are
compared with the known text: squeezed to letters and digits, equal or one inside the other. Of the
pages of fundus every kind of line is known; of the others what is article, what is a reader's comment
(by the names of the elements around it) and what is neither. Kept are all of fundus whose paragraphs
are found, and those of the others that show two lines of comments of six words at least.
Needs python3 with lxml.
"""
import gzip
import html as markup
import json
import re
import sys
from pathlib import Path

import lxml.html

BLOCK = set(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol "
    "optgroup option p pre search section summary ul table tr caption thead tbody tfoot".split()
)
SKIP = set(
    "script style noscript template head title meta link svg iframe object embed audio video canvas "
    "select textarea math datalist input img source noframes".split()
)
COMMENT = re.compile(
    r"(^|[\s_-])(comments?|commentlist|comment-?(list|body|content|text|section|area|thread)"
    r"|disqus_thread|usercomments?|responses|replies)([\s_-]|$)",
    re.I,
)
# Stands behind every piece of text inside comments while a page is laid out.
MARK = "\ue000"
MAX_LINES = 3000


def squeeze(text):
    return re.sub(r"\W+", "", text.lower())


def words(text):
    return re.findall(r"\w+", text)


def read(path):
    content = gzip.open(path).read()
    charset = re.search(rb'charset=["\']?([\w-]+)', content[:4096])
    try:
        return content.decode(charset.group(1).decode() if charset else "utf-8", "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def is_hidden(element):
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None
        or "display:none" in style
        or "visibility:hidden" in style
    )


def lay_out(html):
    """The lines of a page. Numbers in between are the line ends a block asks for."""
    document = lxml.html.document_fromstring(html)
    body = document.find("body")
    parts = []
    todo = [("in", body if body is not None else document)]
    while todo:
        what, item = todo.pop()
        if what == "text":
            text = re.sub(r"[ \t\r\n\f]+", " ", item)
            if text:
                parts.append(text)
        elif what == "ends":
            parts.append(item)
        elif isinstance(item.tag, str):
            tag = item.tag.lower()
            if tag in SKIP or is_hidden(item):
                continue
            if tag == "br":
                parts.append("\n")
                continue
            ends = 2 if tag == "p" else 1 if tag in BLOCK else 0
            inner = [("ends", ends)] if ends else []
            if item.text:
                inner.append(("text", item.text))
            for child in item:
                inner.append(("in", child))
                if child.tail:
                    inner.append(("text", child.tail))
            if tag in ("td", "th"):
                inner.append(("text", " \t"))
            if ends:
                inner.append(("ends", ends))
            todo.extend(reversed(inner))
    text, pending = [], 0
    for part in parts:
        if isinstance(part, int):
            pending = max(pending, part)
        elif part == "\n":
            text.append("\n" * (pending + 1))
            pending = 0
        elif part != " " or not pending:
            if pending:
                text.append("\n" * pending)
                pending, part = 0, part.lstrip(" ")
            text.append(part)
    lines = [re.sub(r" +", " ", line).strip() for line in "".join(text).split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def mark_comments(html):
    document = lxml.html.document_fromstring(html)
    n_all = len(document.text_content())
    for element in document.iter("div", "section", "ol", "ul", "li", "article", "aside"):
        names = f"{element.get('id') or ''} {element.get('class') or ''}"
        n_inside = len(element.text_content())
        if not COMMENT.search(names) or not 60 < n_inside <= 0.6 * n_all:
            continue
        for inner in element.iter():
            if not isinstance(inner.tag, str):
                continue
            inner.text = marked(inner.text)
            if inner is not element:
                inner.tail = marked(inner.tail)
    return lxml.html.tostring(document, encoding="unicode")


def marked(text):
    if not text or not text.strip() or MARK in text:
        return text
    return text.rstrip() + MARK + (" " if text[-1:].isspace() else "")


def headline(gold, html):
    found = gold.get("title")
    for pattern in (
        r'<meta[^>]+og:title[^>]+content="([^"]+)"',
        r'<meta[^>]+content="([^"]+)"[^>]+og:title',
        r"<title[^>]*>([^<]+)",
    ):
        match = None if found else re.search(pattern, html)
        found = found or (match and markup.unescape(match.group(1)))
    return re.split(r" [|–—-] (?=[^|–—-]{2,40}$)", found or "")[0]


def label_article(gold, html):
    """Lines of a page of which only the article's text is known; none if it is hardly found."""
    lines = lay_out(mark_comments(html))
    text = gold.get("text") or ""
    whole, parts = squeeze(text), {squeeze(part) for part in text.split("\n")}
    title = squeeze(headline(gold, html))
    authors = gold.get("author") or []
    authors = [authors] if isinstance(authors, str) else authors
    authors = [squeeze(name) for name in authors if name and len(squeeze(name)) > 3]
    rows = []
    for line in lines:
        is_comment, line = MARK in line, line.replace(MARK, "")
        key, label = squeeze(line), "out"
        sentences = [squeeze(part) for part in re.split(r"(?<=[.!?])\s", line)]
        if not key:
            label = ""
        elif len(title) > 12 and (
            key == title
            or title in key
            and len(key) < 1.3 * len(title)
            or key in title
            and len(key) > max(20, 0.6 * len(title))
        ):
            label = "title"
        elif len(key) > 30 and key in whole:
            label = "body"
        elif key in parts and len(key) > 2:
            label = "maybe"
        elif (
            len(key) > 30
            and len(words(line)) >= 8
            and any(len(part) > 20 and part in whole for part in sentences)
        ):
            label = "skip"
        elif is_comment:
            label = "comment"
        elif len(words(line)) <= 14 and any(name in key for name in authors):
            label = "byline"
        rows.append({"text": line, "label": label})
    body = [place for place, row in enumerate(rows) if row["label"] == "body"]
    found = sum(len(squeeze(rows[place]["text"])) for place in body)
    if not body or found < 0.6 * max(1, len(whole)):
        return None
    for place, row in enumerate(rows):
        if row["label"] == "maybe" and not body[0] - 3 <= place <= body[-1] + 3:
            row["label"] = "out"
    return rows


def label_news(gold, html):
    """Lines of a page of which every part is known; none if its paragraphs are not found."""
    paragraphs = [squeeze(text) for text in gold["paras"] if squeeze(text)]
    headings = {squeeze(text) for text in gold["headings"] if squeeze(text)}
    deks = [squeeze(text) for text in gold["dek"] if squeeze(text)]
    captions = [squeeze(image["caption"]) for image in gold["images"] if image.get("caption")]
    captions = [caption for caption in captions if len(caption) > 15]
    authors = [squeeze(name) for name in gold["author"] or [] if len(squeeze(name)) > 3]
    title = squeeze(gold["title"] or "")
    year, _, day = gold["date"][:10].split("-")
    rows, found = [], set()
    for line in lay_out(html):
        key, n_words, label = squeeze(line), len(words(line)), "other"
        hits = [
            place
            for place, text in enumerate(paragraphs)
            if text == key
            or len(key) > 25
            and key in text
            or len(text) > 25
            and text in key
            and len(text) > 0.6 * len(key)
        ]
        if not key:
            pass
        elif key == title or len(title) > 20 and title in key and len(key) < 1.3 * len(title):
            label = "title"
        elif not hits and any(is_dek(key, dek) for dek in deks):
            label = "dek"
        elif key in headings:
            label = "heading"
        elif hits:
            label = "para"
            found.update(hits)
        elif any(caption in key or len(key) > 25 and key in caption for caption in captions):
            label = "caption"
        elif n_words <= 14 and any(name in key for name in authors):
            label = "byline"
        elif n_words <= 16 and year in line and re.search(rf"(?<!\d)0?{int(day)}(?!\d)", line):
            label = "date"
        rows.append({"text": line, "label": label})
    return rows if len(found) >= 0.9 * max(1, len(paragraphs)) else None


def is_dek(key, dek):
    return key == dek or len(dek) > 25 and (
        dek in key and len(key) < 1.4 * len(dek) or key in dek and len(key) > 25
    )


def has_comments(rows):
    comments = [row["text"] for row in rows if row["label"] == "comment"]
    return sum(len(text.split()) >= 6 for text in comments) >= 2


def main(data, out):
    with gzip.open(out, "wt") as pages:
        for name in ("zyte", "wcxb_dev", "fundus_dev"):
            gold = json.load(open(data / name / "gold.json"))
            is_news = name == "fundus_dev"
            kept = 0
            for page in gold if is_news else sorted(gold):
                html = read(data / name / f"{page}.html.gz")
                rows = (label_news if is_news else label_article)(gold[page], html)
                if rows is None or len(rows) > MAX_LINES or not (is_news or has_comments(rows)):
                    continue
                short = "fundus" if is_news else name
                row = {"id": f"{short}_{page}", "set": short, "lines": rows}
                pages.write(json.dumps(row, ensure_ascii=False) + "\n")
                kept += 1
            print(f"{name}: {kept} of {len(gold)} pages")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
