#!/usr/bin/env python3
"""Makes the files in `files/` with the programs that make such files in real life.

All articles are made up. Run again when a file is to be added or changed; what is there already is
written anew, and differs only where a program puts its own version in.

    python3 -m venv env && env/bin/pip install warcio websocket-client
    npm install nodemailer
    NODE_PATH=node_modules env/bin/python make_files.py

Needs besides: zip (Info-ZIP), GNU tar, gzip, node, Chromium.
"""

import base64
import gzip
import http.server
import io
import json
import mailbox
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.request
import zipfile
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage

HERE = pathlib.Path(__file__).resolve().parent / "files"
STAMP = (2026, 3, 3, 8, 15, 0)
SECONDS = 1772525700

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)

# Headline, outlet, byline, paragraphs.
PORT = (
    "Port talks end without a deal",
    "Harbour News",
    "Ana Silva",
    [
        "SANDHAVEN — Talks between the harbour ministry and the northern militia ended on Tuesday without a deal, both sides said.",
        "“We came to open the port, and we leave with the port shut,” Minister René Arnaud told reporters at the café across from the customs house.",
        "The militia’s envoy, Tomas Okello, said his men would stay at the two piers they have held since January.",
        "Grain ships have waited off Sandhaven for nine weeks. The ministry puts the loss at 40 million crowns.",
        "Arnaud said a third round would be held once the crews of two tugboats were free. Okello denied that anyone was being held.",
    ],
)
TUGS = (
    "Crews of two tugboats walk free",
    "The Northgate Courier",
    "Jonas Weiß",
    [
        "The eleven sailors who had been kept at pier four since Friday were handed to the Red Crescent on Wednesday evening.",
        "A spokeswoman for the harbour ministry, Leila Haddad, called the step “a beginning, not more”.",
        "Witnesses said fighters had carried the sailors’ bags to the gate.",
        "Envoy Tomas Okello said the sailors had been guests. The ministry did not answer that.",
    ],
)
HAFEN = (
    "Gespräche über den Hafen ohne Ergebnis",
    "Nordtor-Bote",
    "Jürgen Kößler",
    [
        "Die Gespräche zwischen dem Hafenministerium und der Miliz des Nordens sind am Dienstag ohne Ergebnis zu Ende gegangen.",
        "Minister René Arnaud sagte, für eine dritte Runde müssten zuerst die Schlepper frei sein – „und zwar beide“.",
        "Die Miliz hält seit Januar zwei Kais. Größere Schiffe können den Hafen seither nicht anlaufen.",
        "Übersetzer der Kammer für Außenhandel begleiteten die Gespräche.",
    ],
)
MINATO = (
    "港湾協議、合意なく終了",
    "北門新聞",
    "田中 一郎",
    [
        "港湾省と北部民兵の協議は火曜日、合意に至らず終了した。",
        "アルノー大臣は「港を開くために来たが、港は閉じたままだ」と記者団に語った。",
        "民兵側は一月から二つの埠頭を占拠している。",
    ],
)


def html(article, charset="utf-8", extra=""):
    headline, outlet, byline, paragraphs = article
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>{headline} | {outlet}</title>{extra}</head>\n'
        f"<body><h1>{headline}</h1>\n<address>By {byline}</address>\n{body}</body></html>\n"
    ).encode(charset, "xmlcharrefreplace")


def text(article):
    headline, outlet, byline, paragraphs = article
    return "\n\n".join([headline, f"By {byline}, {outlet}", *paragraphs]) + "\n"


def write(name, content):
    assert len(content) < 30_000, (name, len(content))
    (HERE / name).write_bytes(content)


# --- zip ---------------------------------------------------------------------------------------


def zip_of(entries, **more):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **more) as archive:
        for name, content, method in entries:
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = method
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return out.getvalue()


def make_zips(work):
    deflate, stored = zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED
    inner = zip_of([("tugs.txt", text(TUGS), deflate)])
    plain = [
        ("press/", b"", stored),
        ("press/port.html", html(PORT), deflate),
        ("press/tugs.txt", text(TUGS), stored),
        ("press/more.zip", inner, stored),
        ("press/logo.png", PNG, stored),
        ("press/site.css", b"p { margin: 0 }", deflate),
        ("press/no ending", PNG, deflate),
        ("__MACOSX/press/._port.html", b"\0\5\x16\7", stored),
        ("press/.DS_Store", b"\0\0\0\1Bud1", stored),
        ("press/Gespräche.html", html(HAFEN), deflate),
        ("../../outside.txt", text(PORT), deflate),
    ]
    write("plain.zip", zip_of(plain))
    write("other-methods.zip", zip_of([
        ("port.html", html(PORT), deflate),
        ("tugs.txt", text(TUGS), zipfile.ZIP_BZIP2),
        ("hafen.txt", text(HAFEN), zipfile.ZIP_LZMA),
    ]))
    write("saved-page.zip", zip_of([
        ("Port talks end.html", html(PORT), deflate),
        ("Port talks end_files/ad.html", b"<p>Buy a boat.</p>", deflate),
        ("Port talks end_files/logo.png", PNG, stored),
        ("Port talks end_files/saved_resource(1).html", b"<p>Accept</p>", deflate),
    ]))
    write("workbook.zip", zip_of([
        ("[Content_Types].xml", b"<Types/>", deflate),
        ("xl/workbook.xml", b"<workbook/>", deflate),
    ]))
    # Sizes and offsets in zip64 fields, as for archives of more than 4 GB.
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", deflate) as archive:
        info = zipfile.ZipInfo("port.html", STAMP)
        info.compress_type = deflate
        with archive.open(info, "w", force_zip64=True) as entry:
            entry.write(html(PORT))
    write("zip64.zip", out.getvalue())
    # Names in code pages of old systems; Python can't write them, so letters are exchanged.
    for name, marks, raw in [
        ("names-437.zip", "GesprXche.txt", b"Gespr\x84che.txt"),
        ("names-866.zip", "NNNNNNN NNNNN.txt", "новости порта".encode("cp866") + b".txt"),
    ]:
        content = zip_of([(marks, text(HAFEN), deflate)])
        write(name, content.replace(marks.encode(), raw))
    # Info-ZIP: with a password, and in one pass (sizes behind the files).
    (work / "port.txt").write_text(text(PORT))
    (work / "tugs.txt").write_text(text(TUGS))
    os.utime(work / "port.txt", (SECONDS, SECONDS))
    os.utime(work / "tugs.txt", (SECONDS, SECONDS))
    subprocess.run(["zip", "-qX", "-P", "secret", "locked.zip", "port.txt"], cwd=work, check=True)
    write("locked.zip", (work / "locked.zip").read_bytes())
    shutil.copy(work / "locked.zip", work / "half.zip")
    subprocess.run(["zip", "-qX", "half.zip", "tugs.txt"], cwd=work, check=True)
    write("half-locked.zip", (work / "half.zip").read_bytes())
    one_pass = subprocess.run(
        "cat port.txt | zip -qX - - | cat", shell=True, cwd=work, check=True, capture_output=True
    ).stdout
    write("one-pass.zip", one_pass)


# --- tar and gzip ------------------------------------------------------------------------------


def make_tars(work):
    folder = work / "tar"
    long = folder / ("a folder with a long name " * 3).strip() / ("and another one " * 4).strip()
    long.mkdir(parents=True)
    (long / "port.html").write_bytes(html(PORT))
    (folder / "Gespräche.txt").write_text(text(HAFEN))
    (folder / "logo.png").write_bytes(PNG)
    (folder / "link.txt").symlink_to("Gespräche.txt")
    for form in ["gnu", "pax", "ustar"]:
        names = ["Gespräche.txt", "link.txt", "logo.png"]
        if form != "ustar":
            names.append(str(long.relative_to(folder).parts[0]))
        tar = subprocess.run(
            ["tar", f"--format={form}", "--sort=name", "--owner=0", "--group=0", "--numeric-owner",
             f"--mtime=@{SECONDS}", "-cf", "-", *names],
            cwd=folder, check=True, capture_output=True,
        ).stdout
        if form == "ustar":
            write("ustar.tar", tar)
        else:
            write(f"{form}.tar.gz", gzip.compress(tar, mtime=SECONDS))
    half = len(html(PORT)) // 2
    write("two-members.html.gz", b"".join(
        gzip.compress(piece, mtime=SECONDS) for piece in [html(PORT)[:half], html(PORT)[half:]]
    ))
    (work / "port.html").write_bytes(html(PORT))
    os.utime(work / "port.html", (SECONDS, SECONDS))
    subprocess.run(["gzip", "-kf", "port.html"], cwd=work, check=True)
    write("named.gz", (work / "port.html.gz").read_bytes())


# --- web archives ------------------------------------------------------------------------------


def make_warcs():
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    def chunked(body):
        pieces = [body[:300], body[300:]]
        return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"

    site = "https://harbour-news.example"
    responses = [
        ("/robots.txt", "200 OK", [("Content-Type", "text/plain")], b"User-agent: *\n"),
        ("/2026/port-talks", "200 OK", [("Content-Type", "text/html; charset=utf-8")], html(PORT)),
        ("/2026/tugs", "200 OK",
         [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")],
         chunked(gzip.compress(html(TUGS), mtime=SECONDS))),
        ("/de/hafen", "200 OK", [("Content-Type", "text/html; charset=ISO-8859-1")],
         html(HAFEN, "windows-1252").replace(b'<meta charset="windows-1252">', b"")),
        ("/old", "301 Moved Permanently", [("Content-Type", "text/html"), ("Location", "/new")], b"<p>Moved</p>"),
        ("/gone", "404 Not Found", [("Content-Type", "text/html")], b"<p>Gone</p>"),
        ("/logo.png", "200 OK", [("Content-Type", "image/png")], PNG),
        ("/data.json", "200 OK", [("Content-Type", "application/json")], b"{}"),
    ]
    for name, is_packed in [("crawl.warc.gz", True), ("crawl.warc", False)]:
        out = io.BytesIO()
        writer = WARCWriter(out, gzip=is_packed)
        date = {"WARC-Date": "2026-03-05T10:00:00Z"}
        identity = iter(range(1, 1000))

        def record(uri, kind, payload=None, heads=None, content_type=""):
            more = date | {"WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{next(identity):012}>"}
            writer.write_record(writer.create_warc_record(
                uri, kind, payload=io.BytesIO(payload or b""), http_headers=heads,
                warc_headers_dict=more, warc_content_type=content_type,
            ))

        record("", "warcinfo", b"software: none\r\n", content_type="application/warc-fields")
        for path, status, fields, body in responses:
            uri = site + path
            request = StatusAndHeaders(f"GET {path} HTTP/1.1", [("Host", "harbour-news.example")], is_http_request=True)
            record(uri, "request", b"", request)
            record(uri, "response", body, StatusAndHeaders(status, fields, protocol="HTTP/1.1"))
        record(site + "/text", "conversion", text(PORT).encode(), content_type="text/plain")
        write(name, out.getvalue())
    write("crawl.wacz", zip_of([
        ("archive/data.warc.gz", (HERE / "crawl.warc.gz").read_bytes(), zipfile.ZIP_STORED),
        ("indexes/index.cdx", b"example,harbour-news)/ 20260305100000 {}\n", zipfile.ZIP_DEFLATED),
        ("pages/pages.jsonl", b'{"format": "json-pages-1.0"}\n', zipfile.ZIP_DEFLATED),
        ("datapackage.json", b"{}", zipfile.ZIP_DEFLATED),
    ]))


# --- mail --------------------------------------------------------------------------------------


def mail(subject, sender, **fields):
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = subject
    message["From"] = sender
    message["To"] = Address("Reader", "reader", "desk.example")
    message["Date"] = "Tue, 03 Mar 2026 08:15:00 +0200"
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    return message


def make_mails(work):
    newsletter = mail(
        PORT[0], Address("Harbour News", "newsletter", "harbour-news.example"),
        List_Unsubscribe="<https://harbour-news.example/leave>",
    )
    newsletter.set_content(text(PORT), cte="quoted-printable")
    newsletter.add_alternative(html(PORT).decode(), subtype="html", cte="quoted-printable")
    newsletter.get_payload()[1].add_related(PNG, "image", "png", cid="<logo@harbour>", disposition="inline")
    write("newsletter.eml", newsletter.as_bytes())

    latin = mail("Fwd: " + HAFEN[0], Address("Jürgen Kößler", "kj", "desk.example"))
    latin.set_content(text(HAFEN), charset="windows-1252", cte="quoted-printable")
    write("forwarded-1252.eml", latin.as_bytes())

    attached = mail("Two articles", Address("Ana Silva", "ana", "desk.example"))
    attached.set_content("Both articles are attached.\n")
    attached.add_attachment(html(TUGS), "text", "html", filename="Schlepper – frei.html")
    attached.add_attachment(text(PORT), filename="port.txt")
    attached.add_attachment(PNG, "image", "png", filename="photo.png")
    attached.add_attachment(zip_of([("tugs.txt", text(TUGS), zipfile.ZIP_DEFLATED)]), "application", "zip", filename="more.zip")
    attached.add_attachment(latin)
    write("attachments.eml", attached.as_bytes())

    # As Japanese mail programs wrote for decades: everything in seven bits.
    headline = base64.b64encode(MINATO[0].encode("iso-2022-jp")).decode()
    write("iso-2022-jp.eml", (
        f"From: =?ISO-2022-JP?B?{base64.b64encode(MINATO[1].encode('iso-2022-jp')).decode()}?= <news@kitamon.example>\r\n"
        f"Subject: =?ISO-2022-JP?B?{headline}?=\r\nDate: Tue, 3 Mar 2026 15:15:00 +0900 (JST)\r\n"
        "List-Id: <news.kitamon.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=ISO-2022-JP\r\n"
        "Content-Transfer-Encoding: 7bit\r\n\r\n"
    ).encode() + text(MINATO).replace("\n", "\r\n").encode("iso-2022-jp"))

    # Text as Thunderbird sends it: a blank at the end of each line that goes on.
    lines = []
    for paragraph in text(PORT).split("\n\n"):
        line = ""
        for word in paragraph.strip().split(" "):
            if len(line) + len(word) > 70:
                lines.append(line)
                line = ""
            line += word + " "
        lines += [line.rstrip(), ""]
    write("flowed.eml", (
        "From: Ana Silva <ana@desk.example>\r\nSubject: " + PORT[0] + "\r\nDate: Tue, 03 Mar 2026 08:15:00 +0200\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8; format=flowed\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n" + "\r\n".join(lines)
    ).encode())

    box = mailbox.mbox(work / "box")
    for article in [PORT, TUGS, HAFEN]:
        message = mail(article[0], Address(article[2], "desk", "desk.example"))
        message.set_content("From here on it is the article.\n\n" + text(article), cte="8bit")
        framed = mailbox.mboxMessage(message)
        framed.set_from("desk@desk.example", time.gmtime(SECONDS))
        box.add(framed)
    box.flush()
    write("articles.mbox", (work / "box").read_bytes())

    options = {
        "from": "\"Ana Silva from The Northgate Courier\" <ana@northgate.example>",
        "to": "reader@desk.example", "subject": TUGS[0] + " – und mehr", "text": text(TUGS), "html": html(TUGS).decode(),
        "date": "2026-03-04T19:00:00Z", "messageId": "<tugs@northgate.example>",
        "list": {"unsubscribe": "https://northgate.example/leave"},
        "attachments": [{"filename": "Übersicht.csv", "content": "date,title\n2026-03-03,Port talks\n"}],
    }
    program = (
        "const mailer = require('nodemailer').createTransport({streamTransport: true, buffer: true, newline: 'windows'});"
        "mailer.sendMail(JSON.parse(process.argv[1])).then(sent => process.stdout.write(sent.message));"
    )
    sent = subprocess.run(["node", "-e", program, json.dumps(options)], check=True, capture_output=True).stdout
    write("nodemailer.eml", sent)


# --- saved pages -------------------------------------------------------------------------------


def make_mhtml(work):
    import websocket

    style = '<link rel="stylesheet" href="/site.css">'
    page = html(PORT, extra=style).replace(
        b"</body>", b'<img src="/logo.png" alt=""><iframe src="/ad.html"></iframe></body>'
    )
    files = {
        "/2026/port-talks": ("text/html; charset=utf-8", page),
        "/de/hafen": ("text/html; charset=windows-1252", html(HAFEN, "windows-1252")),
        "/site.css": ("text/css", b"p { margin: 0 }"),
        "/logo.png": ("image/png", PNG),
        "/ad.html": ("text/html", b"<p>Buy a boat.</p>"),
    }

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            media_type, content = files.get(self.path, ("text/plain", b""))
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser = subprocess.Popen([
        shutil.which("chromium") or "google-chrome", "--headless", "--no-sandbox", "--remote-debugging-port=0",
        f"--user-data-dir={work / 'profile'}", "--remote-allow-origins=*",
        f"--host-resolver-rules=MAP harbour-news.example:80 127.0.0.1:{server.server_port}", "about:blank",
    ], stderr=subprocess.DEVNULL)
    try:
        port_file = work / "profile" / "DevToolsActivePort"
        while not port_file.exists() or not port_file.read_text().strip():
            time.sleep(0.1)
        port = port_file.read_text().split()[0]
        targets = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json"))
        target = next(target for target in targets if target["type"] == "page")
        connection = websocket.create_connection(target["webSocketDebuggerUrl"])

        def call(method, **params):
            call.number += 1
            connection.send(json.dumps({"id": call.number, "method": method, "params": params}))
            while True:
                answer = json.loads(connection.recv())
                if answer.get("id") == call.number:
                    return answer["result"]

        call.number = 0
        call("Page.enable")
        for path, name in [("/2026/port-talks", "chromium.mhtml"), ("/de/hafen", "chromium-1252.mhtml")]:
            call("Page.navigate", url="http://harbour-news.example" + path)
            time.sleep(2)
            write(name, call("Page.captureSnapshot", format="mhtml")["data"].encode())
    finally:
        browser.terminate()
        server.shutdown()


def main():
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        make_zips(work)
        make_tars(work)
        make_warcs()
        make_mails(work)
        make_mhtml(work)


if __name__ == "__main__":
    main()
