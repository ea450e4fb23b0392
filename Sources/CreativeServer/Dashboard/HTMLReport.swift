internal import Foundation
internal import StageCore

/// The campaigns of a store as one self-contained HTML document, to send to a colleague.
///
/// ```swift
/// let report = try await HTMLReport(of: store, in: .lastDays(30))
/// try Data(report.html.utf8).write(to: URL(fileURLWithPath: "report.html"))
/// ```
///
/// The document has the list of campaigns, then each campaign with its figures, days, geos, and creatives with evidence,
/// then the unassigned creatives by reason. It contains no script, loads nothing, and forbids both by its content
/// security policy. It prints.
public struct HTMLReport: Sendable {
    private let overview: CampaignOverview
    private let parts: [Part]
    private let periodText: String

    /// The content of a campaign.
    private struct Part: Sendable {
        var report: CampaignReport
        var series: DailySeries
        var days: [PerformanceSlice]
        var geos: [PerformanceSlice]
        var tiles: [CreativeTile]
        var coherence: PerformanceCoherence
    }

    /// Reads the campaigns of a store.
    ///
    /// - Parameters:
    ///   - store: The store.
    ///   - period: The days whose performance is counted.
    ///   - seat: The seat; `nil` for all.
    /// - Throws: The errors of the store.
    public init(
        of store: some CreativeStore & CampaignStore & PerformanceStore, in period: ReportPeriod = .all,
        seat: String? = nil
    ) async throws {
        overview = try await CampaignOverview(of: store, in: period, seat: seat)
        let reports = try await store.reports(ofSeat: seat, in: period)
        let byID = Dictionary(reports.map { ($0.campaign.id, $0) }) { first, _ in first }
        let reading = CampaignReading(store: store)
        var parts: [Part] = []
        for entry in overview.campaigns {
            guard let report = byID[entry.campaign.id] else { continue }
            let days = try await store.breakdown(of: entry.creatives, by: .day, in: period)
            parts.append(
                Part(
                    report: report, series: DailySeries(days), days: days,
                    geos: try await reading.geos(of: entry.creatives, in: period),
                    tiles: try await reading.tiles(entry.assignments, isMovable: false),
                    coherence: try await PerformanceCoherence(of: entry.creatives, in: store)))
        }
        self.parts = parts
        periodText =
            switch period {
            case .all: "all days"
            case .lastDays(let count): count == 1 ? "the last day of data" : "the last \(count) days of data"
            case .days(let first, let last): "\(Formats.dayText(first)) to \(Formats.dayText(last))"
            }
    }

    /// The document.
    ///
    /// - Complexity: O(creatives + days + geos).
    public var html: String {
        Tag.html(.lang("en")) {
            Tag.head {
                Tag.meta(.charset())
                Tag.meta(
                    .httpEquiv("Content-Security-Policy"),
                    .content(
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"))
                Tag.title { "Campaigns" }
                Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                Tag.meta(.name("color-scheme"), .content("light dark"))
                Tag.style(.dashboard)
            }
            Tag.body {
                Tag.main {
                    head
                    list
                    for part in parts { section(part) }
                    unassigned
                }
            }
        }.document
    }

    private static func id(of campaign: CampaignID) -> String { "campaign-\(campaign)" }

    @HTMLBuilder private var head: HTML {
        let seats = Set(parts.map(\.report.campaign.seat))
        Tag.div(.class("head"), .id("campaigns")) {
            Tag.div {
                Tag.h1 { "Campaigns" }
                Tag.p(.class("meta")) {
                    Tag.span {
                        "\(grouped(overview.assignedCount)) of \(counted(overview.creativeCount, "creative")) in \(counted(parts.count, "campaign"))"
                    }
                    Tag.span { "Performance of \(periodText)" }
                    if seats.count == 1, let seat = seats.first, seat != CreativeKey.defaultSeat {
                        Tag.span { "Seat \(seat)" }
                    }
                }
            }
        }
        Tag.dl(.class("stats panel")) {
            CampaignParts.stat("Spend in campaigns", Formats.spend(overview.assignedTotals))
            CampaignParts.stat("Spend unassigned", Formats.spend(overview.unassignedTotals))
            CampaignParts.stat("Impressions", Formats.compact(overview.totals.metrics.impressions))
            CampaignParts.stat("Clicks", Formats.compact(overview.totals.metrics.clicks))
            CampaignParts.stat("CTR", Formats.percent(overview.totals.metrics.clickThroughRate))
        }
    }

    private var list: HTML {
        let showsSeat = Set(parts.map(\.report.campaign.seat)).count > 1
        return Tag.div(.class("cards")) {
            for part in parts {
                CampaignCard(
                    report: part.report, series: part.series,
                    link: .anchor(Self.id(of: part.report.campaign.id)), showsSeat: showsSeat
                ).html
            }
        }
    }

    private func section(_ part: Part) -> HTML {
        let campaign = part.report.campaign
        return Tag.section(.class("stack part"), .id(Self.id(of: campaign.id))) {
            Tag.div {
                Tag.h2(.class("title")) { Tag.bdi { campaign.name } }
                Tag.p { Tag.a(.href(.anchor("campaigns"))) { "All campaigns" } }
            }
            CampaignOverviewTab(
                report: part.report, series: part.series, coherence: part.coherence, decisions: [], edits: [],
                bestPerformerName: part.report.performance.bestPerformer?.id, period: .all
            ).html
            if !part.geos.isEmpty { CampaignGeographyTab(geos: part.geos).html }
            if !part.days.isEmpty {
                Tag.details {
                    Tag.summary { "Figures by day" }
                    PerformanceTableView(
                        title: "By day", first: "Day",
                        rows: part.days.reversed().map { (Formats.day($0.day), $0.totals) }
                    ).html
                }
            }
            Tag.h3 { counted(part.tiles.count, "creative") }
            Tag.ul(.class("tiles")) {
                for (index, tile) in part.tiles.enumerated() { tile.html(index: index) }
            }
        }
    }

    @HTMLBuilder private var unassigned: HTML {
        if !overview.unassigned.isEmpty {
            Tag.section(.class("stack part")) {
                Tag.h2(.class("title")) { counted(overview.unassigned.count, "unassigned creative") }
                Tag.ul(.class("list")) {
                    for group in UnassignedGroup.groups(of: overview.unassigned) { Tag.li { group.sentence } }
                }
            }
        }
    }
}
