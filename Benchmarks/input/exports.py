"""Small exports, as platforms and spreadsheets write them."""

import csv
import gzip
import io
import json
import zipfile

ADS = [(day, f"Größe {day % 3}; “A”, B|C", 1000 * day + day % 7, 3 * day, 123_456 * day % 90_000) for day in range(1, 25)]
META = {
    "en": ["Day", "Campaign name", "Ad set name", "Ad name", "Impressions", "Link clicks", "Amount spent (EUR)"],
    "de": ["Tag", "Kampagnenname", "Anzeigengruppenname", "Anzeigenname", "Impressionen", "Link-Klicks", "Ausgegebener Betrag (EUR)"],
    "fr": ["Jour", "Nom de la campagne", "Nom de l'ensemble de publicités", "Nom de la publicité", "Impressions", "Clics sur un lien", "Montant dépensé (EUR)"],
}


def _number(value, group):
    return f"{value:,}".replace(",", group)


def _meta(language, day, group, decimal):
    rows = [[day.format(d), "Sommer", "Ähnliche 1 %", name, _number(impressions, group), clicks,
             _number(cents // 100, group) + f"{decimal}{cents % 100:02}"] for d, name, impressions, clicks, cents in ADS]
    return [META[language], *rows]


def _text(rows, delimiter=",", ending="\r\n"):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=ending).writerows(rows)
    return text.getvalue()


def _zip(entries):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return data.getvalue()


def _workbook(rows):
    def cell(column, row, value):
        place = f"{chr(65 + column)}{row}"
        if row > 1 and str(value).replace(".", "").isdigit():
            return f'<c r="{place}"><v>{value}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    body = "".join(f'<row r="{i}">' + "".join(cell(c, i, v) for c, v in enumerate(row)) + "</row>" for i, row in enumerate(rows, 1))
    return _zip({
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="i"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="i" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{body}</sheetData></worksheet>"})


def files():
    """Returns the files by name: text in all dialects, then containers."""
    plain = _meta("en", "2026-08-{:02}", "", ".")
    google = [["Ad report"], ["August 1, 2026 - August 24, 2026"],
              ["Ad status", "Final URL", "Headline 1", "Headline 2", "Campaign", "Ad group", "Impr.", "Clicks", "Cost"],
              *(["Enabled", "https://acme.example/?k={keyword}", f"One {d}", "Two", "S", "A", f"{i:,}", c, f"{m / 100:,.2f}"] for d, _, i, c, m in ADS),
              ["Total: Account", *[" --"] * 5, f"{sum(a[2] for a in ADS):,}", sum(a[3] for a in ADS), f"{sum(a[4] for a in ADS) / 100:,.2f}"]]
    dv360 = [["Date", "Advertiser", "Insertion Order", "Creative", "Creative ID", "Impressions", "Revenue (Adv Currency)"],
             *([f"2026/07/{d:02}", "O", "S", name, 9000 + d % 3, i, m / 1000] for d, name, i, c, m in ADS),
             ["", "", "", "", "", sum(a[2] for a in ADS), ""], [], ["Report Time:", "2026/07/13 03:34 GMT"], ["Group By:", "Date"]]
    library = [{"id": str(10**15 + d), "page_name": "P", "ad_creative_bodies": [name], "ad_delivery_start_time": f"2026-06-{d:02}",
                "spend": {"lower_bound": str(m), "upper_bound": str(m + 99)}, "impressions": {"lower_bound": str(i)}} for d, name, i, c, m in ADS]
    table = _text(plain)
    return {
        "exports/plain.csv": table.encode(),
        "exports/excel-de.csv": _text(_meta("de", "{:02}.08.2026", ".", ","), ";").replace("“", "").replace("”", "").encode("cp1252"),
        "exports/excel-fr.csv": _text(_meta("fr", "{:02}/08/2026", "\u202f", ","), ";").encode("utf-8-sig"),
        "exports/google.csv": _text(google).encode(),
        "exports/google-utf16.csv": _text(google, "\t").encode("utf-16"),
        "exports/dv360.csv": _text(dv360).encode(),
        "exports/library.jsonl": "".join(json.dumps(ad) + "\n" for ad in library).encode(),
        "exports/plain.csv.gz": gzip.compress(table.encode(), mtime=0),
        "exports/plain.zip": _zip({"a.csv": table, "b.csv": table.replace("2026-08", "2026-09"), "read.me": "x"}),
        "exports/plain.xlsx": _workbook(plain),
    }


TEXTS = [name for name, data in files().items() if not data.startswith((b"PK", b"\x1f\x8b"))]
CONTAINERS = [name for name in files() if name not in TEXTS]
