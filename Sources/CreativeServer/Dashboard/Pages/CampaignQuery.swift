internal import Foundation

/// The periods that a reader may choose. Each ends at the newest day of data.
enum PagePeriod: String, CaseIterable, Sendable {
    case day = "1d"
    case week = "7d"
    case month = "30d"
    case all

    var title: String {
        switch self {
        case .day: "Last day"
        case .week: "7 days"
        case .month: "30 days"
        case .all: "All time"
        }
    }

    var period: ReportPeriod {
        switch self {
        case .day: .lastDays(1)
        case .week: .lastDays(7)
        case .month: .lastDays(30)
        case .all: .all
        }
    }

    /// The period if the address names none.
    static let usual = PagePeriod.month
}

/// The orders of the list of campaigns: the largest or newest first.
enum CampaignSort: String, CaseIterable, Sendable {
    case spend, creatives, ctr, newest

    var title: String { self == .ctr ? "CTR" : rawValue.capitalized }
}

/// The campaigns to show and their order, as the address of the page says.
struct CampaignQuery: Hashable, Sendable {
    enum View: String, CaseIterable, Sendable { case cards, table }

    var period = PagePeriod.usual
    var seat: String?
    var status: Campaign.Status?
    var search = ""
    var sort = CampaignSort.spend
    var view = View.cards
    /// The number of the page, from 1.
    var page = 1

    /// The number of campaigns on a page.
    static let pageSize = 48

    init() {}

    /// Reads the parameters of an address. Unknown values count as absent.
    init(_ values: FormValues) {
        period = values["period"].flatMap(PagePeriod.init) ?? .usual
        seat = values["seat"].flatMap { $0.isEmpty ? nil : $0 }
        status = values["status"].flatMap(Campaign.Status.init)
        search = String((values["q"] ?? "").prefix(200))
        sort = values["sort"].flatMap(CampaignSort.init) ?? .spend
        view = values["view"].flatMap(View.init) ?? .cards
        page = max(1, min(100_000, values["page"].flatMap { Int($0) } ?? 1))
    }

    /// A Boolean value indicating whether campaigns are left out.
    var isFiltered: Bool { seat != nil || status != nil || !search.isEmpty }

    /// Returns the address of the list after a change. Any change but that of the page returns to the first page.
    func link(_ change: (inout CampaignQuery) -> Void) -> Link {
        var next = self
        next.page = 1
        change(&next)
        return Link(segments: ["campaigns"], query: next.parameters)
    }

    /// The parameters that differ from the defaults.
    var parameters: [(name: String, value: String?)] {
        [
            ("period", period == .usual ? nil : period.rawValue), ("seat", seat),
            ("status", status?.rawValue), ("q", search.isEmpty ? nil : search),
            ("sort", sort == .spend ? nil : sort.rawValue), ("view", view == .cards ? nil : view.rawValue),
            ("page", page == 1 ? nil : String(page)),
        ]
    }

    /// Returns the campaigns that the query asks for, in its order. Ties are in the order of creatives, then of IDs.
    ///
    /// Amounts of different currencies are not compared: campaigns are ordered by their currency first.
    func selected(from reports: [CampaignReport]) -> [CampaignReport] {
        let needle = search.lowercased()
        let wanted = reports.filter { report in
            (seat == nil || report.campaign.seat == seat)
                && (status == nil || report.campaign.status == status)
                && (needle.isEmpty || report.campaign.name.lowercased().contains(needle)
                    || report.campaign.id.description == needle)
        }
        return wanted.map { (report: $0, rank: rank(of: $0)) }.sorted { left, right in
            if left.rank.currency != right.rank.currency { return left.rank.currency < right.rank.currency }
            if left.rank.value != right.rank.value { return left.rank.value > right.rank.value }
            return (-left.report.creativeCount, left.report.campaign.id)
                < (-right.report.creativeCount, right.report.campaign.id)
        }.map(\.report)
    }

    private func rank(of report: CampaignReport) -> (currency: String, value: Double) {
        switch sort {
        case .creatives: return ("", 0)
        case .newest: return ("", report.campaign.createdAt.timeIntervalSince1970)
        case .ctr: return ("", report.performance.totals.metrics.clickThroughRate ?? -1)
        case .spend:
            let largest = report.performance.totals.spend.max { $0.amount < $1.amount }
            // Campaigns without spend come last.
            guard let largest else { return ("~", 0) }
            return (largest.currency.rawValue, largest.amount.units)
        }
    }
}
