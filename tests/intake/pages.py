"""Invented pages, feeds and archives for tests."""

from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PARAGRAPHS = (
    "Grunhaven (dpa) – Der Hafenrat von Grunhaven hat am Dienstag die Öffnung der Schleuse beschlossen. Neun der elf "
    "Mitglieder stimmten dafür.",
    "Die Vorsitzende Ilka Brand sagte, man habe lange genug gewartet. Die Fischer der Nachbarbucht kündigten Widerstand "
    "an und wollen am Freitag mit ihren Booten vor dem Rathaus ankern.",
)
STATED = (
    '{"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "Verlag"}, {"@type": "NewsArticle", '
    '"headline": "Schleuse geöffnet", "datePublished": "2031-04-03T08:00:00+02:00", "publisher": {"name": "Sundbote"}, '
    '"isBasedOn": "https://kurier.example/schleuse"}]}'
)


def page(stated: str = STATED, language: str = "de", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """A page with menu, article and footer; `stated` is its JSON-LD."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Schleuse geöffnet – Sundbote</title>'
        f'<script type="application/ld+json">{stated}</script></head><body><nav>Start Politik</nav>'
        f"<article><h1>Schleuse geöffnet</h1>{body}</article><footer>Impressum</footer></body></html>"
    )


FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Sammelblatt</title>
<item><title>Schleuse</title><link>https://sammelblatt.example/1</link><source url="https://kurier.example">Kurier</source>
<pubDate>Thu, 03 Apr 2031 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Der Rat stimmte zu.&lt;/p&gt;&lt;p&gt;Die Fischer nicht.&lt;/p&gt;</description></item>
<item><title>leer</title></item></channel></rss>"""


def archive(pages: dict[str, bytes], status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """A gzipped WARC file with one response a page."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for address, body in pages.items():
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
        writer.write_record(writer.create_warc_record(address, "response", payload=BytesIO(body), http_headers=head))
    return stream.getvalue()
