import CreativeModel
import CreativeStores
import Foundation
import StageCore

@testable import AdClassification

/// Helpers that build ads.
struct MadeAd {
    var id: String
    var level: AwarenessLevel?
    var format: CreativeFormat? = .image
    var copy: AwarenessLevel?
    var landing: AwarenessLevel?
    var name: String?
    var isClassified = true
    /// One row each, on consecutive days.
    var days: [PerformanceMetrics] = []
    var currency = Made.dollar

    init(
        _ id: String, _ level: AwarenessLevel? = nil, _ format: CreativeFormat? = .image,
        days: [PerformanceMetrics] = []
    ) {
        self.id = id
        self.level = level
        self.format = format
        self.days = days
    }

    var creative: Creative {
        var creative = Creative(key: CreativeKey(id: id))
        creative.name = name
        if !isClassified { creative.format = format }
        return creative
    }

    var classification: CreativeClassification? {
        guard isClassified else { return nil }
        var result = Made.classification(of: id)
        result.creativeLevel = level.flatMap { RatedLevel($0, confidence: 1) }
        result.copyLevel = copy.flatMap { RatedLevel($0, confidence: 1) }
        result.landingLevel = landing.flatMap { RatedLevel($0, confidence: 1) }
        result.format = format
        return result
    }

    var records: [PerformanceRecord] {
        days.enumerated().map { index, metrics in
            PerformanceRecord(
                creative: CreativeKey(id: id), period: .day(Day(number: Int32(20_000 + index))),
                currency: currency, metrics: metrics)
        }
    }
}

enum Made {
    static let dollar = CurrencyCode(rawValue: "USD") ?? .unknown
    static let euro = CurrencyCode(rawValue: "EUR") ?? .unknown

    static func classification(of id: String, at time: Double = 0) -> CreativeClassification {
        CreativeClassification(
            key: .init(
                creative: CreativeKey(id: id), brand: "", inputHash: "", promptVersion: "1",
                schemaVersion: "1",
                model: "test"),
            source: .imageAndCopy, classifiedAt: Date(timeIntervalSince1970: time))
    }

    /// A row: spend in units.
    static func metrics(
        _ impressions: Int64? = nil, clicks: Int64? = nil, spend: Double? = nil, conversions: Double? = nil,
        value: Double? = nil
    ) -> PerformanceMetrics {
        var metrics = PerformanceMetrics()
        metrics.impressions = impressions
        metrics.clicks = clicks
        metrics.spend = spend.map { Micros(rawValue: Int64(($0 * 1_000_000).rounded())) }
        metrics.conversions = conversions.map { Micros(rawValue: Int64(($0 * 1_000_000).rounded())) }
        metrics.conversionValue = value.map { Micros(rawValue: Int64(($0 * 1_000_000).rounded())) }
        return metrics
    }

    static func store(_ ads: [MadeAd]) async -> InMemoryStore {
        let store = InMemoryStore()
        var builder = PerformanceTable.Builder()
        for ad in ads { for record in ad.records { builder.add(record) } }
        _ = await store.add(ImportBatch(creatives: ads.map(\.creative), performance: builder.build()))
        return store
    }

    static func analysis(
        _ ads: [MadeAd], in period: ReportPeriod = .all,
        _ change: (inout AdAnalysis.Options) -> Void = { _ in }
    ) async throws -> AdAnalysis {
        var options = AdAnalysis.Options()
        change(&options)
        return try await AdAnalysis(
            of: ads.map(\.creative), classifications: ads.compactMap(\.classification), store: store(ads),
            in: period, options: options)
    }

    /// Returns some ads of a kind with the same figures, six days each.
    static func kind(
        _ level: AwarenessLevel?, _ format: CreativeFormat?, ads: Int = 6, currency: CurrencyCode = dollar,
        _ day: PerformanceMetrics
    ) -> [MadeAd] {
        (0..<ads).map { index in
            let name = [level?.name ?? "-", format?.rawValue ?? "-", currency.rawValue, "\(index)"]
            var ad = MadeAd(name.joined(separator: "."), level, format, days: Array(repeating: day, count: 6))
            ad.currency = currency
            return ad
        }
    }
}
