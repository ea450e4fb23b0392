"""Invariants of a store."""

from collections import defaultdict

from tool import Copy, expect


def check(tool, store, ledger, chosen):
    """Checks that every creative is either in one campaign or unassigned, and that all sums are those of the imported rows.

    `ledger` contains the imported rows. `chosen` selects campaigns whose days are also read through the executable.
    """
    with Copy(store) as copy:
        copy.check()
        known = {row[0] for row in copy.rows("SELECT buyer_creative_id FROM creatives WHERE is_described")}
        members = defaultdict(set)
        for creative, campaign in copy.rows(
            "SELECT buyer_creative_id, campaign_id FROM creative_campaigns AS a JOIN creatives AS c ON c.id = creative_id"
        ):
            members[campaign].add(creative)
        campaigns = [row[0] for row in copy.rows("SELECT id FROM campaigns ORDER BY id")]
        expect(members.keys() <= set(campaigns), "a creative is in a campaign that does not exist")
        excluded = copy.rows(
            "SELECT 1 FROM exclusions JOIN creative_campaigns USING (creative_id, campaign_id)")
        expect(not excluded, "a creative is in a campaign from which a person removed it")
        daily_spend = {row[:3]: row[3] for row in copy.rows("SELECT * FROM campaign_daily_spend")}
        daily = {
            row[:2]: row[2:]
            for row in copy.rows(
                "SELECT campaign_id, date, total_impressions, total_clicks, total_creatives FROM campaign_daily_summary")
        }
    campaign_of = {creative: campaign for campaign, creatives in members.items() for creative in creatives}
    spend, counts = ledger.by_creative_and_day()
    expected, expected_counts = defaultdict(int), defaultdict(lambda: [0, 0])
    for (creative, day, currency), amount in spend.items():
        if creative in campaign_of:
            expected[campaign_of[creative], day, currency] += amount
    for (creative, day), values in counts.items():
        if creative in campaign_of:
            total = expected_counts[campaign_of[creative], day]
            total[0] += values[0]
            total[1] += values[1]
    expect(daily_spend == expected, "campaign_daily_spend is not the sum of the rows")
    expect(
        daily == {key: (*counts, len(members[key[0]])) for key, counts in expected_counts.items()},
        "campaign_daily_summary is not the sum of the rows")

    listed = {int(report["id"]): report for report in tool.json("campaigns", "list", "--store", store)["campaigns"]}
    expect(sorted(listed) == campaigns, "list does not list every campaign")
    totals = defaultdict(lambda: defaultdict(int))
    for (campaign, _, currency), amount in expected.items():
        totals[campaign][currency] += amount
    for campaign, report in listed.items():
        expect(report["creatives"] == len(members[campaign]), f"campaign {campaign} has a wrong number of creatives")
        expect(report["spend"] == totals[campaign], f"the spend of campaign {campaign} is not the sum of its days")
    unassigned = [row["creative_id"] for row in tool.json("campaigns", "unassigned", "--store", store)["unassigned"]]
    expect(len(unassigned) == len(set(unassigned)), "a creative is unassigned twice")
    expect(set(unassigned) == known - campaign_of.keys(), "assigned and unassigned creatives do not add up to all")
    for campaign in chosen(campaigns):
        shown = tool.json("campaigns", "show", campaign, "--by", "day", "--store", store)
        expect(
            {creative["id"] for creative in shown["campaign"]["creatives"]} == members[campaign],
            f"campaign {campaign} shows the wrong creatives")
        days = {slice["day"]: slice for slice in shown["breakdown"]}
        expect(
            {(campaign, day, currency): amount for day in days for currency, amount in days[day]["spend"].items()}
            == {key: amount for key, amount in daily_spend.items() if key[0] == campaign},
            f"days of campaign {campaign} and campaign_daily_spend differ")
        expect(
            {(campaign, day): (slice["impressions"] or 0) for day, slice in days.items()}
            == {key: values[0] for key, values in daily.items() if key[0] == campaign},
            f"days of campaign {campaign} and campaign_daily_summary differ")
    return len(campaigns)
