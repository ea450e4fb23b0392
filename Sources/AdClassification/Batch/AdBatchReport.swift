public import CreativeModel
internal import StageCore

/// What came of a run over many ads.
public struct AdBatchReport: Sendable {
    /// What became of one ad.
    public struct Outcome: Hashable, Sendable {
        /// The ad.
        public var creative: CreativeKey
        /// What became of it.
        public var result: Result
    }

    /// What became of an ad.
    public enum Result: Hashable, Sendable {
        /// It was classified now, and the result is kept.
        case new(CreativeClassification)
        /// An earlier result is fresh.
        case reused(CreativeClassification)
        /// It was left out.
        case skipped(SkipReason)
        /// It was tried in vain, and nothing is kept; a line that says why.
        case failed(String)
    }

    /// The record of the run, as it is kept too.
    public var run: ClassificationRun
    /// What became of each ad, in the order of the input: `ClassificationRun.counts` sums them up.
    public var outcomes: [Outcome]
    /// What a person should know, a line for each cause, beside `unreadLanguages`.
    public var warnings: [String]
    /// How many ads the classifier failed on: the failed ones, but for those whose asset could not be read.
    package var failedCalls = 0
    /// The ads without a level because of their language.
    package var unreadLanguages = UnreadLanguages()

    /// Whether the classifier was asked, and failed on every ad.
    package var everyCallFailed: Bool { failedCalls > 0 && run.counts.new == 0 }

    /// All that is known of the ads now: new and reused, in order.
    public var classifications: [CreativeClassification] {
        outcomes.compactMap(\.result.classification)
    }
}

extension AdBatchReport.Result {
    /// What is known of the ad; `nil` where it was left out or failed.
    var classification: CreativeClassification? {
        switch self {
        case .new(let classification), .reused(let classification): classification
        case .skipped, .failed: nil
        }
    }
}

/// Why an ad was left out.
public enum SkipReason: Hashable, Sendable, CustomStringConvertible {
    /// So many were classified anew already.
    case overLimit(Int)
    /// A video without any text, and without a file that is there.
    case noVideoFile
    /// A video without any text, of whose file an ``AssetReader`` could read none.
    case unreadableVideo
    /// So many videos were classified anew already.
    case noVideoBudget(Int)
    /// The calls or tokens that were allowed are spent.
    case budgetSpent
    /// It has no text.
    case nothingToRead
    /// It stands in the input before.
    case repeated
    /// The run ended before its turn.
    case notReached

    /// A line for people.
    public var description: String {
        switch self {
        case .overLimit(let limit): "over the limit of \(counted(limit, "new ad")) in a run"
        case .noVideoFile: "a video without text and without a file that can be read"
        case .unreadableVideo: "a video without text, and nothing could be read of its file"
        case .noVideoBudget(let limit): "over the limit of \(counted(limit, "new video")) in a run"
        case .budgetSpent: "the budget of calls or tokens is spent"
        case .nothingToRead: "it has no text"
        case .repeated: "it is in the input twice"
        case .notReached: "the run ended before its turn"
        }
    }
}

extension ClassificationRun.Counts {
    /// Counts what became of some ads.
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

/// The ads without a level because of their language, counted.
package struct UnreadLanguages: Hashable, Sendable {
    /// How many ads there are of each language, the most frequent first, then by name.
    package let counts: [Count]

    /// The ads of one language.
    package struct Count: Hashable, Sendable {
        /// The language in English, or `unknown language`.
        package var language: String
        /// How many ads are in it.
        package var ads: Int
    }

    /// Counts ads.
    ///
    /// - Parameters:
    ///   - ads: The ads, each once.
    ///   - classifications: What the classifier found of them: only ads without a level count, and of several findings the last.
    ///   - classifier: Who found it.
    ///   - brand: The brand of all of them; `nil` for each ad's advertiser.
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

    /// Counts nothing.
    init() { counts = [] }

    /// A line for people; `nil` where there are none.
    package var warning: String? {
        let ads = counts.reduce(0) { $0 + $1.ads }
        guard ads > 0 else { return nil }
        let parts = counts.map { "\($0.language) \(grouped($0.ads))" }
        return
            "\(counted(ads, "ad", "has", "have")) no level: \(ads == 1 ? "its language is" : "their languages are") none that the "
            + "rules read (\(parts.joined(separator: ", ")))"
    }
}
