import AdClassification
import CreativeModel
import CreativeStores
import Foundation
import LLMProtocol

/// Ads, stores and clocks for the tests of batches.
enum Fixtures {
    static let noon = Date(timeIntervalSince1970: 1_767_182_400)
    static let lastDay = Day(number: 20_453)
    static let answer = #"{"creative_level": {"level": "problem_aware", "confidence": 0.8}}"#

    static func ad(
        _ id: String, seat: String = CreativeKey.defaultSeat, _ change: (inout Creative) -> Void = { _ in }
    ) -> Creative {
        var ad = Creative(key: CreativeKey(seat: seat, id: id))
        ad.text = "Text of \(id)"
        ad.advertiser = "Moon"
        ad.format = .image
        change(&ad)
        return ad
    }

    static func row(
        _ id: String, seat: String = CreativeKey.defaultSeat, spend: Double? = nil, impressions: Int64? = 100,
        currency: String = "USD",
        daysAgo: Int = 0, lifetime: Bool = false
    ) -> PerformanceRecord {
        var metrics = PerformanceMetrics()
        metrics.impressions = impressions
        metrics.spend = spend.map { Micros(rawValue: Int64($0 * 1_000_000)) }
        let day = lastDay.advanced(by: -daysAgo)
        return PerformanceRecord(
            creative: CreativeKey(seat: seat, id: id),
            period: lifetime ? .lifetime(first: nil, last: day) : .day(day),
            currency: CurrencyCode(rawValue: currency) ?? .unknown, metrics: metrics)
    }

    static func store(_ ads: [Creative], _ rows: [PerformanceRecord]) async throws -> InMemoryStore {
        let store = InMemoryStore()
        var table = PerformanceTable.Builder()
        for row in rows { table.add(row) }
        _ = await store.add(ImportBatch(creatives: ads, performance: table.build()))
        return store
    }

    static func batch(
        _ model: any LanguageModel, reader: (any AssetReader)? = nil, at now: Date = noon,
        _ change: (inout AdBatch.Options) -> Void = { _ in }
    ) -> AdBatch {
        var options = AdBatch.Options()
        options.parallelCalls = 1
        change(&options)
        return AdBatch(ModelClassifier(model), readingAssetsWith: reader, options: options, now: { now })
    }

    static func label(_ id: String = "run") -> AdBatch.RunLabel {
        AdBatch.RunLabel(id: id, goal: "background_classification", trigger: "test")
    }

    /// A temporary folder that is removed when the test ends.
    static func withFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ads-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}

extension AdBatchReport {
    /// The outcome of each ad, in one word.
    var words: [String] {
        outcomes.map { outcome in
            switch outcome.result {
            case .new: "new"
            case .reused: "reused"
            case .skipped(let reason): "\(reason)"
            case .failed: "failed"
            }
        }
    }
}
