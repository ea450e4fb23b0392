"""The contents of a store after all jobs, except for IDs and times, which depend on the order of the workers."""

import json

from checks import rows
from tool import copy_store, expect

# By the names in the input.
TABLES = {
    "creatives": """
        SELECT seat, buyer_creative_id, detected_url, width, height, format, detected_advertiser, name, text, headline,
            landing_text, is_described FROM creatives AS c JOIN seats AS s ON s.id = c.seat_id ORDER BY 1, 2""",
    "deals": "SELECT id, deal FROM deals ORDER BY 1",
    "packages": "SELECT position, proposal FROM packages ORDER BY 1",
    "classifications": """
        SELECT seat, canonical_creative_id, brand, input_hash, model, creative_level, creative_confidence, copy_level,
            landing_level, c.format, angle, hook, call_to_action, congruence, source
        FROM creative_classifications AS c JOIN seats AS s ON s.id = c.seat_id ORDER BY 1, 2, 3, 4""",
}


def contents(tool, store):
    """Returns its tables, and the figures of every creative through campaigns that are planned again."""
    held = {name: rows(store, sql) for name, sql in TABLES.items()}
    copy = store.with_name(f"{store.stem}-planned.db")
    copy_store(store, copy)
    clustered = tool.json("cluster", "--replan", "--store", copy)
    # The additions of this run depend on the runs before it.
    added = ("campaigns_created", "creatives_categorized")
    held["totals"] = {name: value for name, value in clustered["totals"].items() if name not in added}
    held["campaigns"] = sorted(
        json.dumps([sorted(report["creative_ids"]), report["impressions"], report["clicks"], report["spend"]], sort_keys=True)
        for report in clustered["campaigns"])
    held["days"] = rows(copy, """
        SELECT date, currency, sum(spend_micros) FROM campaign_daily_spend GROUP BY 1, 2 ORDER BY 1, 2""")
    return held


def compare(tool, work, store, twin):
    """Checks that the contents of a store match the files and its twin. Returns both as text."""
    held, other = contents(tool, store), contents(tool, twin)
    expect(held["totals"]["spend"] == work.spend(), f"spend is {held['totals']['spend']}, expected {work.spend()} from the files")
    expect(held["totals"]["creatives"] == len(held["creatives"]), f"{held['totals']}, {len(held['creatives'])} creatives")
    for name, content in held.items():
        if content != other[name]:
            both = zip(*(sorted(part.items()) if isinstance(part, dict) else part for part in (content, other[name])))
            pairs = [pair for pair in both if pair[0] != pair[1]]
            expect(False, f"{name} differ from those of the undisturbed store ({len(content)} and {len(other[name])} rows): {pairs[:1]}")
    counts = {name: len(held[name]) for name in ("creatives", "campaigns", "deals", "packages", "classifications")}
    return held["totals"]["spend"], counts
