internal import CreativeIntelligence
internal import Foundation

/// The file of `--classifications`: a row per ad.
struct ClassificationFile {
    var batch: AdBatchReport?

    static let header = [
        "creative_id", "outcome", "awareness", "confidence", "copy_awareness", "landing_awareness", "format",
        "angle",
        "hook", "call_to_action", "source", "congruence", "reason",
    ]

    func write(to file: URL) throws {
        let writer = try CSVWriter(file)
        try writer.write(Self.header)
        for outcome in (batch?.outcomes ?? []).sorted(by: { $0.creative < $1.creative }) {
            let (name, classification, reason) = outcome.result.parts
            let found = classification.map { found in
                [
                    found.creativeLevel?.level.name, found.creativeLevel.map { String($0.confidence) },
                    found.copyLevel?.level.name, found.landingLevel?.level.name, found.format?.rawValue,
                    found.angle?.rawValue, found.hook?.rawValue, found.callToAction?.rawValue,
                    found.source.rawValue,
                    found.awarenessCongruence.map { String($0) },
                ].map { $0 ?? "" }
            }
            try writer.write(
                [outcome.creative.id, name] + (found ?? Array(repeating: "", count: Self.header.count - 3))
                    + [reason ?? ""])
        }
        try writer.close()
    }
}

extension AdBatchReport.Result {
    /// The outcome in a word, what was found, and why nothing was.
    var parts: (name: String, classification: CreativeClassification?, reason: String?) {
        switch self {
        case .new(let classification): ("new", classification, nil)
        case .reused(let classification): ("reused", classification, nil)
        case .skipped(let reason): ("skipped", nil, reason.description)
        case .failed(let reason): ("failed", nil, reason)
        }
    }
}
