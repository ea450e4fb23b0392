import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

/// The synthetic exports with their truth, if available.
enum Exports {
    static let folder = RealData.file("exports")
    static let isThere = RealData.has("exports/truth.json")
    static let explanation: Comment = "the exports are not available; set CREATIVES_DATA"

    nonisolated(unsafe) static let truths: [(name: String, truth: [String: Any])] = {
        guard let data = try? Data(contentsOf: folder.appendingPathComponent("truth.json")),
            let object = try? JSONSerialization.jsonObject(with: data) as? [String: [String: Any]]
        else { return [] }
        return object.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }()

    static func names(_ kind: (String) -> Bool) -> [String] {
        truths.filter { kind($0.truth["kind"] as? String ?? "") }.map(\.name)
    }
}

@Suite("Exports as platforms write them", .enabled(if: Exports.isThere, Exports.explanation))
struct ExportTruthTests {
    private func truth(_ name: String) throws -> [String: Any] {
        try #require(Exports.truths.first { $0.name == name }?.truth)
    }

    @Test(arguments: Exports.names { $0 == "ads" })
    func `exports of ads are read without any option`(name: String) throws {
        let truth = try truth(name)
        let result = try CreativeImporter().read([Exports.folder.appendingPathComponent(name)])
        #expect(result.batch.creatives.count == truth["creatives"] as? Int)
        #expect(result.report.rejectedRows == 0)
        #expect(result.batch.performance.rowCount == truth["performance_rows"] as? Int)
        #expect(result.report.files.map(\.rowsWithoutAd) == [truth["rows_without_ad"] as? Int ?? 0])
        var totals = PerformanceTotals()
        for record in result.records { totals.add(record) }
        let spend = Dictionary(
            uniqueKeysWithValues: totals.spend.map { ($0.currency.rawValue, $0.amount.rawValue) })
        let stated = try #require(truth["currency_totals"] as? [String: [String: Any]])
        if truth["one_currency"] != nil {
            #expect(spend.count == 1)
        } else {
            #expect(spend.count == stated.count)
        }
        for (currency, amount) in spend {
            #expect(stated[currency]?["spend_micros"] as? Int64 == amount, "\(currency)")
        }
        #expect(totals.metrics.impressions == (truth["impressions"] as? NSNumber)?.int64Value)
        #expect(totals.metrics.clicks == (truth["clicks"] as? NSNumber)?.int64Value)
        if let conversions = truth["conversions"] as? Double {
            #expect(totals.metrics.conversions?.units == conversions)
        }
        if let completions = truth["video_completions"] as? Int64 {
            #expect(totals.metrics.videoCompletions == completions)
        }
        #expect(totals.firstDay?.description == truth["first_day"] as? String)
        #expect(totals.lastDay?.description == truth["last_day"] as? String)
        for warning in truth["expected_warnings"] as? [[String: String]] ?? [] {
            let text = try #require(warning["pattern"])
            let pattern = try Regex(text).ignoresCase()
            #expect(result.report.warnings.contains { $0.contains(pattern) }, "\(warning["text"] ?? "")")
        }
        let check = try #require(result.report.files.first).totals
        #expect(
            check.differences.isEmpty && (check.rowCount > 0) == (truth["totals_row"] as? String != "absent"))
    }

    @Test(arguments: Exports.names { $0 != "ads" })
    func `all other files are rejected with a reason`(name: String) throws {
        let truth = try truth(name)
        let refusal = try #require(truth["refusal"] as? [String: String])
        let error = try failure { try CreativeImporter().read([Exports.folder.appendingPathComponent(name)]) }
        let text = error.description.replacing(name, with: "FILE")
        let pattern = try Regex(try #require(refusal["pattern"])).ignoresCase()
        #expect(text.contains(pattern), "\(error)")
        #expect(!text.contains("\n"))
    }

    @Test(arguments: Exports.names { $0 == "ads" })
    func `the column map of a preview reads the same figures`(name: String) throws {
        let file = Exports.folder.appendingPathComponent(name)
        let previews = try ImportPreview.read(file)
        let preview = try #require(previews.first)
        #expect(preview.rows.count == 3 && preview.problems.isEmpty)
        let scratch = try Scratch()
        let map = try ColumnMap(contentsOf: scratch.file(preview.columnMap.json, name: "map.json"))
        #expect(map == preview.columnMap)
        // The platforms' syntax of bounds is not part of a column map.
        guard
            preview.columnMap.columns["impressions_upper"] != nil
                || !["meta-ad-library", "google-political"].contains(preview.format.rawValue)
        else { return }
        let plain = try CreativeImporter().read([file])
        let mapped = try CreativeImporter(options: options { $0.columns = map }).read([file])
        #expect(mapped.batch.creatives.count == plain.batch.creatives.count)
        #expect(
            mapped.records.compactMap(\.metrics.impressions).reduce(0, +)
                == plain.records.compactMap(\.metrics.impressions).reduce(0, +))
        #expect(
            mapped.records.compactMap(\.metrics.spend?.rawValue).reduce(0, +)
                == plain.records.compactMap(\.metrics.spend?.rawValue).reduce(0, +))
    }
}
