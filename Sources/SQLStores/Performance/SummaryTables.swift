internal import CreativeModel
internal import CreativeStores

/// The daily summaries of campaigns, for readers of the database.
struct SummaryTables {
    let database: SQLDatabase
    let geos: GeoTable

    /// Keeps summaries in place of those that were made before.
    ///
    /// - Parameter days: The days whose summaries can have changed; `nil` for all.
    func replace(_ figures: PerformanceFigures, of campaign: CampaignID, days: Set<Day>?) throws {
        if days == nil {
            try database.run(
                """
                DELETE FROM campaign_daily_spend WHERE campaign_id = ?1 AND date NOT IN (
                    SELECT date FROM campaign_daily_summary WHERE campaign_id = ?1 AND NOT computed)
                """, campaign.rawValue)
            try database.run(
                "DELETE FROM campaign_daily_summary WHERE campaign_id = ? AND computed", campaign.rawValue)
        }
        for summary in figures.days(days) {
            let date = summary.day.description
            try database.run(
                "DELETE FROM campaign_daily_spend WHERE campaign_id = ? AND date = ?", campaign.rawValue, date
            )
            for (currency, spend) in summary.totals.spend {
                try database.insert(
                    DailySpendRow(campaign: campaign, date: date, currency: currency, spend: spend))
            }
            try database.upsert(row(of: summary, date: date, campaign, creatives: figures.creativeCount))
        }
    }

    private func row(
        of summary: PerformanceFigures.DaySummary, date: String, _ campaign: CampaignID, creatives: Int
    ) throws -> DailySummaryRow {
        let metrics = summary.totals.metrics
        let money = summary.totals.byCurrency
        return DailySummaryRow(
            campaign: campaign, date: date, creatives: creatives, activeCreatives: summary.activeCreatives,
            queries: metrics.queries, impressions: metrics.impressions, clicks: metrics.clicks,
            spend: summary.totals.spendInOnlyCurrency?.units, videoStarts: metrics.videoStarts,
            videoCompletions: metrics.videoCompletions, winRate: metrics.winRate?.value,
            clickThroughRate: metrics.clickThroughRate,
            costPerMille: money.count == 1 ? money.first?.value.costPerMille : nil,
            geoCount: summary.geoCount,
            topGeo: try summary.topGeo.map(geos.findOrInsertID), topGeoSpend: summary.topGeoSpend?.units,
            isComputed: true)
    }

    /// Removes all days of a campaign.
    func remove(_ campaign: CampaignID) throws {
        try database.run("DELETE FROM campaign_daily_summary WHERE campaign_id = ?", campaign.rawValue)
        try database.run("DELETE FROM campaign_daily_spend WHERE campaign_id = ?", campaign.rawValue)
    }
}
