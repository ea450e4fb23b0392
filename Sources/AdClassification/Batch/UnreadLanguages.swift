internal import CreativeModel
internal import StageCore

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
