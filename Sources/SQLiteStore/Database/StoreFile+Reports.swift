internal import CreativeModel

extension StoreFile {
    /// Lets go of what lists show of a campaign.
    func dropReports(of campaign: CampaignID) throws {
        for table in Self.reportTables {
            let statement = try statement(
                "DELETE FROM \(table) WHERE period_days IN (0, 1, 7, 30) AND campaign_id = ?")
            try statement.bind(Int64(campaign.rawValue), at: 1)
            try statement.run()
        }
    }

    // MARK: Keeping

    /// Keeps reports in place of those that there are.
    func saveReports(_ figures: CampaignFigures, of campaign: CampaignID, periods: Range<Int>) throws {
        if periods == CampaignFigures.periods.indices {
            try dropReports(of: campaign)
        } else {
            for period in periods {
                for table in Self.reportTables {
                    let statement = try statement(
                        "DELETE FROM \(table) WHERE period_days = ? AND campaign_id = ?")
                    try statement.bind(Self.days(of: CampaignFigures.periods[period]), at: 1)
                    try statement.bind(Int64(campaign.rawValue), at: 2)
                    try statement.run()
                }
            }
        }
        for period in periods { try saveReport(period, figures, of: campaign) }
    }

    private static let reportTables = [
        "campaign_reports", "campaign_report_money", "campaign_report_warnings",
    ]

    private func saveReport(_ period: Int, _ figures: CampaignFigures, of campaign: CampaignID) throws {
        guard let days = Self.days(of: CampaignFigures.periods[period]) else { return }
        let (report, active) = figures.report(period)
        let id = Int64(campaign.rawValue)
        let row = try statement("INSERT INTO campaign_reports VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        try row.bind(days, at: 1)
        try row.bind(id, at: 2)
        try row.bind(Int64(figures.creativeCount), at: 3)
        try row.bind(Int64(active), at: 4)
        try row.bind(report.bestPerformer.flatMap { try number(of: $0)?.id }, at: 5)
        try row.bind(report.topGeos.map { String(try geoID($0)) }.joined(separator: " "), at: 6)
        try row.bind(report.totals.firstDay.map { Int64($0.number) }, at: 7)
        try row.bind(report.totals.lastDay.map { Int64($0.number) }, at: 8)
        try row.run()
        let money = try statement(
            "INSERT INTO campaign_report_money VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for (currency, metrics) in report.totals.byCurrency {
            try money.bind(days, at: 1)
            try money.bind(id, at: 2)
            try money.bind(currency.rawValue, at: 3)
            for metric in Metric.allCases { try money.bind(metrics[metric], at: Int32(4 + metric.rawValue)) }
            try money.run()
        }
        let warned = try statement("INSERT INTO campaign_report_warnings VALUES (?, ?, ?, ?, ?)")
        for (position, warning) in report.warnings.enumerated() {
            try warned.bind(days, at: 1)
            try warned.bind(id, at: 2)
            try warned.bind(Int64(position), at: 3)
            try warned.bind(warning.kind.rawValue, at: 4)
            try warned.bind(warning.detail, at: 5)
            try warned.run()
        }
    }

    // MARK: Reading

    /// The reports that are kept of a period, of one campaign or of all, and the campaigns wanted that have none.
    func keptReports(
        on ids: Set<CampaignID>?, days: Int64
    ) throws -> (reports: [CampaignReport], missing: [CampaignID]) {
        let parts = try keptParts(days, campaign: ids?.count == 1 ? ids?.first : nil)
        var reports: [CampaignReport] = []
        var missing: [CampaignID] = []
        for campaign in try allCampaigns() where ids?.contains(campaign.id) ?? true {
            guard let part = parts[campaign.id] else {
                missing.append(campaign.id)
                continue
            }
            reports.append(
                CampaignReport(
                    campaign: campaign, creativeCount: part.creatives, activeCreativeCount: part.active,
                    performance: part.report))
        }
        return (reports, missing)
    }

    private typealias Part = (creatives: Int, active: Int, report: PerformanceReport)

    private func keptParts(_ days: Int64, campaign: CampaignID?) throws -> [CampaignID: Part] {
        let filter = campaign == nil ? "" : " AND r.campaign_id = ?"
        func rows(_ sql: String, _ order: String) throws -> SQLiteStatement {
            let statement = try statement(sql + filter + order)
            try statement.bind(days, at: 1)
            if let campaign { try statement.bind(Int64(campaign.rawValue), at: 2) }
            return statement
        }
        var geos: [Int64: String] = [:]
        let names = try statement("SELECT id, geo FROM geos")
        while try names.step() { geos[names.integer(0)] = names.text(1) }
        var sums: [CampaignID: [(CurrencyCode, PerformanceMetrics)]] = [:]
        let money = try rows("SELECT * FROM campaign_report_money AS r WHERE period_days = ?", "")
        while try money.step() {
            var metrics = PerformanceMetrics()
            for metric in Metric.allCases {
                metrics[metric] = money.optionalInteger(Int32(3 + metric.rawValue))
            }
            let currency = CurrencyCode(rawValue: money.text(2)) ?? .unknown
            sums[CampaignID(rawValue: Int(money.integer(1))), default: []].append((currency, metrics))
        }
        var warnings: [CampaignID: [PerformanceWarning]] = [:]
        let found = try rows(
            "SELECT campaign_id, kind, detail FROM campaign_report_warnings AS r WHERE period_days = ?",
            " ORDER BY campaign_id, position")
        while try found.step() {
            let kind = PerformanceWarning.Kind(rawValue: found.text(1))
            warnings[CampaignID(rawValue: Int(found.integer(0))), default: []].append(
                PerformanceWarning(kind: kind, detail: found.text(2)))
        }
        var parts: [CampaignID: Part] = [:]
        let kept = try rows(
            """
            SELECT r.campaign_id, r.creatives, r.active_creatives, c.seat_id, c.buyer_creative_id, r.top_geos,
                r.first_day, r.last_day
            FROM campaign_reports AS r LEFT JOIN creatives AS c ON c.id = r.best_performer
            WHERE r.period_days = ?
            """, "")
        while try kept.step() {
            let id = CampaignID(rawValue: Int(kept.integer(0)))
            var report = PerformanceReport()
            if let seat = kept.optionalInteger(3) {
                report.bestPerformer = CreativeKey(seat: try seatName(seat), id: kept.text(4))
            }
            report.topGeos = kept.text(5).split(separator: " ").compactMap { Int64($0).flatMap { geos[$0] } }
            report.totals = PerformanceTotals(
                byCurrency: sums[id] ?? [], firstDay: kept.day(6), lastDay: kept.day(7))
            report.warnings = warnings[id] ?? []
            parts[id] = (Int(kept.integer(1)), Int(kept.integer(2)), report)
        }
        return parts
    }

    /// Reports that are not kept, made of the pages.
    func computedReports(on ids: Set<CampaignID>?, in period: ReportPeriod) throws -> [CampaignReport] {
        let newest = try newestDay()
        let bounds = PerformanceTable.bounds(of: period, newestDay: newest)
        let usual = CampaignFigures.periods.firstIndex(of: period)
        return try allCampaigns().filter { ids?.contains($0.id) ?? true }.map { campaign in
            if let usual {
                let figures = try figures(of: campaign.id, newestDay: newest)
                let (report, active) = figures.report(usual)
                return CampaignReport(
                    campaign: campaign, creativeCount: figures.creativeCount, activeCreativeCount: active,
                    performance: report)
            }
            let members = try members(of: campaign.id)
            let table = try table(of: members, in: bounds)
            let active = members.count { table.totals(of: $0.key, in: bounds).metrics.impressions ?? 0 > 0 }
            var report = table.report(on: members.map(\.key), in: bounds)
            for (day, metrics) in try takenOverDays(of: campaign.id) where bounds?.contains(day) ?? true {
                report.totals.add(
                    PerformanceTotals(byCurrency: [(.unknown, metrics)], firstDay: day, lastDay: day))
            }
            return CampaignReport(
                campaign: campaign, creativeCount: members.count, activeCreativeCount: active,
                performance: report)
        }
    }
}

extension SQLiteStatement {
    fileprivate func day(_ column: Int32) -> Day? {
        optionalInteger(column).flatMap(Int32.init(exactly:)).map(Day.init(number:))
    }
}
