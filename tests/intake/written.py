"""Ten invented pages, with what sites say about their articles: JSON-LD, OpenGraph, microdata, or nothing."""

P = "".join(
    f"<p>{x}</p>"
    for x in (
        "Der Hafenrat von Grunhaven hat am Dienstag die Öffnung der Schleuse beschlossen. Neun der elf Mitglieder stimmten dafür.",
        "Die Vorsitzende Ilka Brand sagte, man habe lange genug gewartet. Die Fischer der Nachbarbucht kündigten Widerstand an und wollen am Freitag mit ihren Booten vor dem Rathaus ankern.",
        "Das Ministerium in der Hauptstadt wollte sich am Abend nicht äußern und verwies auf eine laufende Prüfung der Baupläne.",
    )
)


def pg(head, body=None, lang=' lang="de"', title="Schleuse geöffnet"):
    return (
        f'<!doctype html><html{lang}><head><meta charset="utf-8">{head}</head><body><nav><a href="/">Start</a></nav>'
        + (body or f"<article><h1>{title}</h1>{P}</article>")
        + "<footer>Impressum Datenschutz</footer></body></html>"
    )


PAGES = {
    "jsonld": pg(
        '<title>Schleuse geöffnet | Sundbote</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Schleuse geöffnet","datePublished":"2024-04-03T23:30:00+02:00","author":[{"@type":"Person","name":"Tammo Eilers"},{"@type":"Person","name":"Ilse Voss"}],"publisher":{"@type":"Organization","name":"Sundbote"},"inLanguage":"de-DE","isBasedOn":{"@type":"NewsArticle","url":"https://kurier.example/x"},"mainEntityOfPage":"https://sundbote.example/schleuse"}</script>'
    ),
    "jsonld author string": pg(
        '<title>x</title><script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@type":["NewsArticle","Article"],"headline":"Schleuse geöffnet","dateCreated":"2024-04-03","author":"Tammo Eilers","publisher":{"name":"Sundbote"},"isBasedOn":["https://kurier.example/y"]}]</script>'
    ),
    "jsonld mainEntity": pg(
        '<title>x</title><script type="application/ld+json">{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Schleuse geöffnet","datePublished":"2024-04-03","author":{"name":"Tammo Eilers"},"publisher":{"name":"Sundbote"}}}</script>'
    ),
    "jsonld entities": pg(
        '<title>x</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Schleuse &quot;geöffnet&quot;","datePublished":"2024-04-03","sourceOrganization":{"name":"dpa"},"publisher":{"name":"Sund &amp; Bote"}}</script>'
    ),
    "jsonld cdata broken newline": pg(
        '<title>x</title><script type="application/ld+json">\n//<![CDATA[\n{"@type":"NewsArticle","headline":"Schleuse\ngeöffnet","datePublished":"2024-04-03","publisher":{"name":"Sundbote"}}\n//]]>\n</script>'
    ),
    "og": pg(
        '<title>Schleuse geöffnet - Sundbote</title><meta property="og:title" content="Schleuse geöffnet"><meta property="og:site_name" content="Sundbote"><meta property="article:published_time" content="2024-04-03T08:00:00+02:00"><meta property="og:url" content="https://sundbote.example/s"><meta name="author" content="Tammo Eilers"><meta property="og:locale" content="de_DE">',
        lang="",
    ),
    "microdata": pg(
        "<title>Schleuse</title>",
        f'<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Schleuse geöffnet</h1><span itemprop="author" itemscope><span itemprop="name">Tammo Eilers</span></span><time itemprop="datePublished" datetime="2024-04-03">3. April 2024</time><span itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="Sundbote"></span><div itemprop="articleBody">{P}</div></article>',
    ),
    "none": pg(
        "<title>Schleuse geöffnet</title>",
        f'<div class="content"><h1>Schleuse geöffnet</h1><p class="date">Grunhaven, 3. April 2024</p>{P}</div>',
    ),
    "agency credit": pg(
        '<title>x</title><meta name="date" content="2024-04-03">',
        f"<article><h1>Schleuse geöffnet</h1>{P}<p>Quelle: dpa</p></article>",
    ),
    "english": pg(
        '<title>Lock opened</title><meta property="article:published_time" content="2024-04-03">',
        lang=' lang="en-GB"',
        title="Lock opened",
    ),
}
