public import CreativeModel
internal import StageCore

/// The report of a run over many ads.
public struct AdBatchReport: Sendable {
    /// The outcome for one ad.
    public struct Outcome: Hashable, Sendable {
        /// The ad.
        public var creative: CreativeKey
        /// The result.
        public var result: Result
    }

    /// The result for an ad.
    public enum Result: Hashable, Sendable {
        /// It was classified now, and the result is stored.
        case new(CreativeClassification)
        /// An earlier result is fresh.
        case reused(CreativeClassification)
        /// It was skipped.
        case skipped(SkipReason)
        /// It failed, and nothing is stored; one line states the reason.
        case failed(String)
    }

    /// The stored record of the run.
    public var run: ClassificationRun
    /// The outcome for each ad, in the order of the input. `ClassificationRun.counts` has their totals.
    public var outcomes: [Outcome]
    /// Warnings for the user, one line for each cause, except `unreadLanguages`.
    public var warnings: [String]
    /// The number of ads on which the classifier failed, without those whose asset could not be read.
    package var failedCalls = 0
    /// The ads without a level because of their language.
    package var unreadLanguages = UnreadLanguages()

    /// Whether the classifier was called, and failed on every ad.
    package var everyCallFailed: Bool { failedCalls > 0 && run.counts.new == 0 }

    /// The new and reused classifications, in order.
    public var classifications: [CreativeClassification] {
        outcomes.compactMap(\.result.classification)
    }
}

extension AdBatchReport.Result {
    /// The classification of the ad; `nil` if it was skipped or failed.
    var classification: CreativeClassification? {
        switch self {
        case .new(let classification), .reused(let classification): classification
        case .skipped, .failed: nil
        }
    }
}

/// The reason why an ad was skipped.
public enum SkipReason: Hashable, Sendable, CustomStringConvertible {
    /// The limit of new ads was reached.
    case overLimit(Int)
    /// A video without any text and without an existing file.
    case noVideoFile
    /// A video without any text, whose file gave no text to an ``AssetReader``.
    case unreadableVideo
    /// The limit of new videos was reached.
    case noVideoBudget(Int)
    /// The budget of calls or tokens is spent.
    case budgetSpent
    /// It has no text.
    case nothingToRead
    /// It occurs earlier in the input.
    case repeated
    /// The run ended before its turn.
    case notReached

    /// The reason as a line for people.
    public var description: String {
        switch self {
        case .overLimit(let limit): "over the limit of \(counted(limit, "new ad")) in a run"
        case .noVideoFile: "a video without text and without a file that can be read"
        case .unreadableVideo: "a video without text whose file has no readable text"
        case .noVideoBudget(let limit): "over the limit of \(counted(limit, "new video")) in a run"
        case .budgetSpent: "the budget of calls or tokens is spent"
        case .nothingToRead: "it has no text"
        case .repeated: "it is in the input twice"
        case .notReached: "the run ended before its turn"
        }
    }
}

extension ClassificationRun.Counts {
    /// Counts the results of some ads.
    init(of results: some Collection<AdBatchReport.Result>) {
        self.init()
        input = results.count
        for result in results {
            switch result {
            case .new: new += 1
            case .reused: reused += 1
            case .skipped: skipped += 1
            case .failed: failed += 1
            }
        }
    }
}

/// The numbers of ads without a level because of their language.
package struct UnreadLanguages: Hashable, Sendable {
    /// The number of ads in each language, the most frequent first, then by name.
    package let counts: [Count]

    /// The ads of one language.
    package struct Count: Hashable, Sendable {
        /// The language in English, or `unknown language`.
        package var language: String
        /// The number of ads in the language.
        package var ads: Int
    }

    /// Counts ads.
    ///
    /// - Parameters:
    ///   - ads: The ads, each once.
    ///   - classifications: The findings about the ads. Only ads without a level count, and of several findings the last.
    ///   - classifier: The classifier of the findings.
    ///   - brand: The brand of all ads; `nil` for each ad's advertiser.
    init(
        _ ads: [Creative], _ classifications: [CreativeClassification], by classifier: any AdClassifier,
        brand: String?
    ) {
        let found = Dictionary(classifications.map { ($0.key.creative, $0) }) { $1 }
        var counts: [String: Int] = [:]
        for ad in ads {
            guard let own = found[ad.key], own.creativeLevel == nil, own.key.model == classifier.identifier,
                let language = classifier.unreadLanguage(of: AdInput(ad, brand: brand))
            else { continue }
            counts[language, default: 0] += 1
        }
        self.counts = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            Count(language: $0.key, ads: $0.value)
        }
    }

    /// Creates empty counts.
    init() { counts = [] }

    /// The counts as a line for people; `nil` if there are none.
    package var warning: String? {
        let ads = counts.reduce(0) { $0 + $1.ads }
        guard ads > 0 else { return nil }
        let parts = counts.map { "\($0.language) \(grouped($0.ads))" }
        return
            "\(counted(ads, "ad", "has", "have")) no level: the rules do not read "
            + "\(ads == 1 ? "its language" : "their languages") (\(parts.joined(separator: ", ")))"
    }
}
