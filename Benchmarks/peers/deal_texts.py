"""The text of a deal in one line, as in both systems."""


def line(deal):
    parts = []

    def add(label, value):
        values = value if isinstance(value, list) else [value]
        words = ", ".join(" ".join(str(one).split()) for one in values if one not in (None, ""))
        if words:
            parts.append(f"{label}: {words}" if label else words)

    def group(name):
        return deal.get(name) or {}

    add("", deal.get("deal_name"))
    add("SSP", deal.get("ssp_name"))
    add("Format", deal.get("format"))
    for label, key in (("Category", "tier1"), ("Subcategory", "tier2"), ("Topic", "tier3")):
        add(label, group("taxonomy").get(key))
    add("Concepts", (deal.get("concepts") or [])[:5])
    if str(group("safety").get("family_safe")).lower() in ("true", "yes"):
        parts.append("Family Safe")
    add("Risk", (group("safety").get("garm_risk_rating") or "").lower())
    add("Audience", (group("audience").get("inferred_audience") or [])[:3])
    add("Demographics", group("audience").get("demographic_hint"))
    add("Quality", group("commercial").get("quality_tier"))
    add("Volume", group("commercial").get("volume_tier"))
    add("Publishers", (deal.get("publishers") or [])[:3])
    return " | ".join(parts)
