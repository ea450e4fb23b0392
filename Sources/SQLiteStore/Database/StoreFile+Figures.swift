internal import CreativeModel

/// Daily summaries and reports are made of a campaign's pages in one go, each read once.
extension StoreFile {
    /// How a period that is kept is named in the file: by its number of days, 0 for all.
    static func days(of period: ReportPeriod) -> Int64? {
        guard CampaignFigures.periods.contains(period) else { return nil }
        if case .lastDays(let count) = period { return Int64(count) }
        return 0
    }

    /// Makes anew what is computed of campaigns.
    ///
    /// - Parameter days: The days whose summaries can have changed; `nil` for all.
    func refreshFigures(of campaigns: some Sequence<CampaignID>, days: Set<Day>? = nil) throws {
        let newest = try newestDay()
        for id in campaigns {
            let figures = try figures(of: id, newestDay: newest)
            try saveSummaries(figures, of: id, days: days)
            try saveReports(figures, of: id, periods: CampaignFigures.periods.indices)
        }
    }

    /// Makes the reports of campaigns that have none.
    func addReports(of campaigns: some Sequence<CampaignID>) throws {
        let newest = try newestDay()
        for id in campaigns {
            let figures = try figures(of: id, newestDay: newest)
            try saveReports(figures, of: id, periods: CampaignFigures.periods.indices)
        }
    }

    /// Makes the reports on periods that end at the newest day, which has moved, for all campaigns but some. Those over
    /// everything stay, and say which campaigns have nothing in those periods.
    func moveReports(except others: Set<CampaignID>) throws {
        let newest = try newestDay()
        let longest = CampaignFigures.periods.dropLast().last ?? .all
        let bounds = PerformanceTable.bounds(of: longest, newestDay: newest)
        let rows = try statement("SELECT campaign_id, last_day FROM campaign_reports WHERE period_days = 0")
        var campaigns: [(id: CampaignID, isOver: Bool)] = []
        while try rows.step() {
            let id = CampaignID(rawValue: Int(rows.integer(0)))
            let last = rows.optionalInteger(1) ?? .min
            if !others.contains(id) { campaigns.append((id, last < bounds?.lowerBound.number ?? .min)) }
        }
        for (id, isOver) in campaigns {
            let figures = try figures(of: id, newestDay: newest, in: bounds, areEmpty: isOver)
            try saveReports(figures, of: id, periods: CampaignFigures.periods.indices.dropLast())
        }
    }

    /// The creatives of a campaign.
    func members(of campaign: CampaignID) throws -> [(key: CreativeKey, id: Int64)] {
        let rows = try statement(
            """
            SELECT c.id, c.seat_id, c.buyer_creative_id
            FROM creative_campaigns AS a JOIN creatives AS c ON c.id = a.creative_id
            WHERE a.campaign_id = ? ORDER BY c.id
            """)
        try rows.bind(Int64(campaign.rawValue), at: 1)
        var members: [(key: CreativeKey, id: Int64)] = []
        while try rows.step() {
            members.append(
                (CreativeKey(seat: try seatName(rows.integer(1)), id: rows.text(2)), rows.integer(0)))
        }
        return members
    }

    /// The figures of a campaign.
    ///
    /// - Parameters:
    ///   - bounds: The days that periods to be read can count; `nil` for all.
    ///   - areEmpty: Whether there are no rows in them, so that none needs to be read.
    func figures(
        of campaign: CampaignID, newestDay: Day?, in bounds: ClosedRange<Day>? = nil, areEmpty: Bool = false
    ) throws -> CampaignFigures {
        var figures = CampaignFigures(pages: try loadPages(), newestDay: newestDay)
        for (key, id) in try members(of: campaign) {
            figures.begin(key)
            guard !areEmpty else { continue }
            try forEachPage(of: id, in: bounds) { page, week throws(PerformancePages.Damage) in
                try figures.add(page, week: week)
            }
        }
        guard !areEmpty else { return figures }
        for (day, metrics) in try takenOverDays(of: campaign) { figures.add(takenOver: metrics, on: day) }
        return figures
    }

    // MARK: Daily summaries

    private func saveSummaries(_ figures: CampaignFigures, of campaign: CampaignID, days: Set<Day>?) throws {
        let id = Int64(campaign.rawValue)
        if days == nil {
            for sql in [
                """
                DELETE FROM campaign_daily_spend WHERE campaign_id = ? AND date NOT IN (
                    SELECT date FROM campaign_daily_summary WHERE campaign_id = ?1 AND NOT computed)
                """,
                "DELETE FROM campaign_daily_summary WHERE campaign_id = ? AND computed",
            ] {
                let statement = try statement(sql)
                try statement.bind(id, at: 1)
                try statement.run()
            }
        }
        let oldSpend = try statement("DELETE FROM campaign_daily_spend WHERE campaign_id = ? AND date = ?")
        let spend = try statement("INSERT INTO campaign_daily_spend VALUES (?, ?, ?, ?)")
        for summary in figures.days(days) {
            let date = summary.day.description
            try oldSpend.bind(id, at: 1)
            try oldSpend.bind(date, at: 2)
            try oldSpend.run()
            for (currency, amount) in summary.totals.spend {
                try spend.bind(id, at: 1)
                try spend.bind(date, at: 2)
                try spend.bind(currency.rawValue, at: 3)
                try spend.bind(amount.rawValue, at: 4)
                try spend.run()
            }
            try save(summary, of: id, date: date, creativeCount: figures.creativeCount)
        }
    }

    private func save(
        _ summary: CampaignFigures.DaySummary, of id: Int64, date: String, creativeCount: Int
    ) throws {
        let statement = try statement(
            """
            INSERT INTO campaign_daily_summary (campaign_id, date, total_creatives, active_creatives, total_queries,
                total_impressions, total_clicks, total_spend, total_video_starts, total_video_completions,
                avg_win_rate, avg_ctr, avg_cpm, unique_geos, top_geo_id, top_geo_spend, computed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            ON CONFLICT (campaign_id, date) DO UPDATE SET total_creatives = excluded.total_creatives,
                active_creatives = excluded.active_creatives, total_queries = excluded.total_queries,
                total_impressions = excluded.total_impressions, total_clicks = excluded.total_clicks,
                total_spend = excluded.total_spend, total_video_starts = excluded.total_video_starts,
                total_video_completions = excluded.total_video_completions, avg_win_rate = excluded.avg_win_rate,
                avg_ctr = excluded.avg_ctr, avg_cpm = excluded.avg_cpm, unique_geos = excluded.unique_geos,
                top_geo_id = excluded.top_geo_id, top_geo_spend = excluded.top_geo_spend, computed = 1
            """)
        let metrics = summary.totals.metrics
        let money = summary.totals.byCurrency
        try statement.bind(id, at: 1)
        try statement.bind(date, at: 2)
        try statement.bind(Int64(creativeCount), at: 3)
        try statement.bind(Int64(summary.activeCreatives), at: 4)
        try statement.bind(metrics.queries, at: 5)
        try statement.bind(metrics.impressions, at: 6)
        try statement.bind(metrics.clicks, at: 7)
        try statement.bind(summary.totals.spendInOnlyCurrency?.units, at: 8)
        try statement.bind(metrics.videoStarts, at: 9)
        try statement.bind(metrics.videoCompletions, at: 10)
        try statement.bind(metrics.winRate?.value, at: 11)
        try statement.bind(metrics.clickThroughRate, at: 12)
        try statement.bind(money.count == 1 ? money.first?.value.costPerMille : nil, at: 13)
        try statement.bind(Int64(summary.geoCount), at: 14)
        try statement.bind(summary.topGeo.map(geoID), at: 15)
        try statement.bind(summary.topGeoSpend?.units, at: 16)
        try statement.run()
    }

    /// The number of a geo; it gets one where it has none.
    func geoID(_ geo: String) throws -> Int64 {
        let geo = geo.canonical
        let find = try statement("SELECT id FROM geos WHERE geo = ?")
        try find.bind(geo, at: 1)
        if try find.step() {
            defer { find.reset() }
            return find.integer(0)
        }
        let insert = try statement("INSERT INTO geos (geo) VALUES (?)")
        try insert.bind(geo, at: 1)
        try insert.run()
        return connection.lastInsertedRow
    }
}
