import CreativeImport
import CreativeModel
import CreativeStores
import Foundation
import StageCore
import Testing

@testable import AdClassification

/// The conversions of 1,143 ads of a real account (a public data set), found in the folder that `CREATIVES_DATA` names,
/// else in `shared/data` beside the package. The figures of each campaign match a simple sum over the rows.
@Suite(.enabled(if: Conversions.isThere, "the data set is not here; set CREATIVES_DATA"))
struct AnalysisOfRealDataTests {
    @Test(arguments: Conversions.Column.allCases, Conversions.Campaigns.allCases)
    func `sums and ratios of campaigns match their rows`(
        conversions: Conversions.Column, campaigns: Conversions.Campaigns
    ) async throws {
        let batch = try Conversions.batch(conversions)
        let store = InMemoryStore()
        _ = await store.add(batch)
        let rows = try Conversions.rows()
        #expect(rows.count == 1143 && batch.creatives.count == 1143)
        let expected = Dictionary(grouping: rows) { $0[campaigns.column] }
        let found = Dictionary(grouping: batch.creatives) { campaigns.name(of: $0) }
        #expect(expected.count == campaigns.count && Set(found.keys) == Set(expected.keys))
        for (campaign, members) in expected {
            let wanted = Conversions.Sums(members, conversions: conversions.column)
            let analysis = try await AdAnalysis(of: found[campaign] ?? [], classifications: [], store: store)
            let figures = analysis.unclassified.figures(in: .unknown)
            #expect(analysis.overall.ads == Set(members.map { $0[1] }).count)
            #expect(figures.sums.impressions == wanted.impressions && figures.sums.clicks == wanted.clicks)
            #expect(figures.sums.spend.map { Decimal($0.rawValue) } == wanted.spend * 1_000_000)
            #expect(figures.sums.conversions.map { Decimal($0.rawValue) } == wanted.conversions * 1_000_000)
            for ratio in AdRatio.allCases {
                isClose(figures.value(ratio), wanted.ratio(ratio), "\(ratio) of \(campaign)")
            }
        }
    }

    /// Assigns a level and a format to each ad by campaign, so that the groups are the campaigns.
    @Test func `groups of an analysis match the rows`() async throws {
        let batch = try Conversions.batch(.total)
        let store = InMemoryStore()
        _ = await store.add(batch)
        let levels: [String: AwarenessLevel] = ["916": .unaware, "936": .productAware, "1178": .mostAware]
        let classifications = batch.creatives.map { creative in
            var result = Made.classification(of: creative.key.id)
            result.creativeLevel = creative.advertiser.flatMap { levels[$0] }.flatMap {
                RatedLevel($0, confidence: 1)
            }
            result.format = creative.name == "M" ? .image : .video
            return result
        }
        let analysis = try await AdAnalysis(
            of: batch.creatives, classifications: classifications, store: store)
        let rows = try Conversions.rows()
        #expect(analysis.cells.count == 6 && analysis.levels.count == 3 && analysis.unclassified.ads == 0)
        for (campaign, level) in levels {
            for (gender, format) in [("M", CreativeFormat.image), ("F", .video)] {
                let members = rows.filter { $0[2] == campaign && $0[5] == gender }
                let wanted = Conversions.Sums(members, conversions: Conversions.Column.total.column)
                let cell = try #require(analysis.cell(level, format))
                #expect(cell.ads == members.count)
                for ratio in AdRatio.allCases {
                    isClose(cell.figures(in: .unknown).value(ratio), wanted.ratio(ratio), "\(ratio)")
                }
            }
        }
        // The ratios of each ad, computed from the rows.
        let costs = rows.compactMap { row -> Double? in
            guard let clicks = Double(row[8]), clicks > 0 else { return nil }
            return Double(row[9]).map { $0 / clicks }
        }
        let baseline = try #require(
            analysis.baselines.baseline(for: .costPerClick, level: nil, format: nil, currency: .unknown)
                .baseline)
        #expect(baseline.evidence.ads == costs.count && baseline.fallback == .all)
        isClose(baseline.median, Percentiles(costs)[0.5], "median")
        isClose(baseline.p75, Percentiles(costs)[0.75], "p75")
        #expect(!analysis.insights.isEmpty)
    }

    /// Returns whether values are equal, except for the rounding of decimals to binary.
    private func isClose(_ found: Double?, _ wanted: Double?, _ what: Comment) {
        guard let found, let wanted else {
            #expect(found == wanted, what)
            return
        }
        #expect(abs(found - wanted) <= 2e-6 * abs(wanted), what)
    }
}

/// The data set, read by the importer and by a simple loop.
enum Conversions {
    /// The column of conversions: enquiries, or enquiries that ended in a purchase. Purchases are the value
    /// of conversions in both cases, at 1 each, as the data set has no amounts: ROAS is purchases per unit of spend.
    enum Column: String, CaseIterable, Sendable {
        case total = "Total_Conversion"
        case approved = "Approved_Conversion"

        var column: Int { self == .total ? 10 : 11 }
    }

    enum Campaigns: CaseIterable, Sendable {
        case account
        case platform

        var column: Int { self == .account ? 2 : 3 }
        var count: Int { self == .account ? 3 : 691 }
        func name(of creative: Creative) -> String {
            (self == .account ? creative.advertiser : creative.agency) ?? ""
        }
    }

    static let file: URL = {
        let named = ProcessInfo.processInfo.environment["CREATIVES_DATA"].map { URL(fileURLWithPath: $0) }
        let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("../shared/data")
        return (named ?? beside.standardizedFileURL).appendingPathComponent("kag/KAG_conversion_data.csv")
    }()
    static let isThere = FileManager.default.fileExists(atPath: file.path)

    static func batch(_ conversions: Column) throws -> ImportBatch {
        var options = CreativeImporter.Options()
        options.columns = ColumnMap(
            columns: [
                "id": "ad_id", "advertiser": "xyz_campaign_id", "agency": "fb_campaign_id", "name": "gender",
                "day": "Date", "impressions": "Impressions", "clicks": "Clicks", "spend": "Spent",
                "conversions": conversions.rawValue, "conversion_value": "Approved_Conversion",
            ], dayFormat: "dd-MM-yyyy")
        return try CreativeImporter(options: options).read([file]).batch
    }

    /// The fields of each row: none has quotes.
    static func rows() throws -> [[String]] {
        try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// Sums of rows in decimals.
    struct Sums {
        var impressions: Int64 = 0
        var clicks: Int64 = 0
        /// Each row is rounded to millionths, half to even, like stored money.
        var spend: Decimal = 0
        var conversions: Decimal = 0
        var value: Decimal = 0
        /// Not rounded.
        var exactSpend: Decimal = 0

        init(_ rows: [[String]], conversions column: Int) {
            for row in rows {
                impressions += Int64(row[7]) ?? .min
                clicks += Int64(row[8]) ?? .min
                var spent = Decimal(string: row[9]) ?? .nan
                exactSpend += spent
                var rounded = Decimal()
                NSDecimalRound(&rounded, &spent, 6, .bankers)
                spend += rounded
                conversions += Decimal(string: row[column]) ?? .nan
                value += Decimal(string: row[11]) ?? .nan
            }
        }

        func ratio(_ ratio: AdRatio) -> Double? {
            let parts: (Decimal, Decimal) =
                switch ratio {
                case .costPerAcquisition: (exactSpend, conversions)
                case .clickThroughRate: (Decimal(clicks), Decimal(impressions))
                case .costPerClick: (exactSpend, Decimal(clicks))
                case .costPerMille: (exactSpend * 1000, Decimal(impressions))
                case .returnOnAdSpend: (value, exactSpend)
                case .conversionRate: (conversions, Decimal(clicks))
                }
            return parts.1 == 0 ? nil : NSDecimalNumber(decimal: parts.0 / parts.1).doubleValue
        }
    }
}
