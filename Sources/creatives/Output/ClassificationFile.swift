internal import CreativeIntelligence
internal import Foundation

/// An ad of `creatives classify` and its outcome.
struct ClassifiedAd {
    var creative: CreativeKey
    /// `new`, `reused`, `skipped` or `failed`; `known` or `unknown` if ads were not classified.
    var outcome: String
    var classification: CreativeClassification?
    /// The reason why the ad was skipped or failed.
    var reason: String?

    init(_ outcome: AdBatchReport.Outcome) {
        creative = outcome.creative
        (self.outcome, classification, reason) = outcome.result.parts
    }

    /// Creates an ad that was only analysed.
    init(_ ad: AdPerformance) {
        creative = ad.creative
        classification = ad.classification
        outcome = ad.isClassified ? "known" : "unknown"
    }
}

/// The file of `--classifications`: one row per ad.
struct ClassificationFile {
    var ads: [ClassifiedAd]

    /// New columns are appended at the end; columns are never reordered.
    static let header = [
        "creative_id", "outcome", "awareness", "confidence", "copy_awareness", "landing_awareness", "format",
        "angle", "hook", "call_to_action", "source", "congruence", "reason", "seat", "copy_confidence",
        "landing_confidence", "component_score", "model", "prompt_version", "schema_version", "classified_at",
    ]

    func write(to file: URL) throws {
        let writer = try CSVWriter(file)
        try writer.write(Self.header)
        for ad in ads.sorted(by: { $0.creative < $1.creative }) { try writer.write(Self.row(ad)) }
        try writer.close()
    }

    private static func row(_ ad: ClassifiedAd) -> [String] {
        let found = ad.classification
        let cells: [String?] =
            [
                ad.creative.id, ad.outcome, found?.creativeLevel?.level.name,
                found?.creativeLevel.map { String($0.confidence) }, found?.copyLevel?.level.name,
                found?.landingLevel?.level.name, found?.format?.rawValue, found?.angle?.rawValue,
                found?.hook?.rawValue, found?.callToAction?.rawValue, found?.source.rawValue,
                found?.awarenessCongruence.map { String($0) }, ad.reason,
            ] + [
                ad.creative.seat, found?.copyLevel.map { String($0.confidence) },
                found?.landingLevel.map { String($0.confidence) }, found?.componentScore.map { String($0) },
                found?.key.model, found?.key.promptVersion, found?.key.schemaVersion,
                found.map { JobJSON.timeText($0.classifiedAt) },
            ]
        return cells.map { $0 ?? "" }
    }
}

extension AdBatchReport.Result {
    /// The name of the outcome, the classification if any, and the reason if there is none.
    var parts: (name: String, classification: CreativeClassification?, reason: String?) {
        switch self {
        case .new(let classification): ("new", classification, nil)
        case .reused(let classification): ("reused", classification, nil)
        case .skipped(let reason): ("skipped", nil, reason.description)
        case .failed(let reason): ("failed", nil, reason)
        }
    }
}
