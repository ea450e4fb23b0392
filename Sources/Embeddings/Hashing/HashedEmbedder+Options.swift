extension HashedEmbedder {
    /// How texts are cut up and hashed; every value has a default.
    public struct Options: Sendable, Hashable, Codable {
        /// D, in 1...65,536; default 384, as many small sentence models have.
        public var dimension = 384

        /// The lengths of runs of characters, in 1...16; default 3...4. The space before and behind a word counts as a
        /// character; a shorter word is one run. `nil` for none.
        package var characterRuns: ClosedRange<Int>? = 3...4

        /// The lengths of runs of words, in 1...8, or `nil`, the default, for none: runs of characters say it all where
        /// words are as long as in most languages, and on short questions words beside them make clusters worse.
        package var wordRuns: ClosedRange<Int>?

        /// In how many places of the vector a feature stands, in 1...D; default 4. One is plain feature hashing;
        /// more make accidents rarer and take longer.
        package var placesPerFeature = 4

        /// The seed of the hash; default 0. Vectors of different seeds have nothing to do with each other.
        public var seed: UInt64 = 0

        /// Makes options with their defaults.
        public init() {}

        func check() throws {
            guard (1...65_536).contains(dimension) else {
                throw EmbeddingError(.invalidOption, "dimension is \(dimension), expected 1 to 65,536")
            }
            guard characterRuns != nil || wordRuns != nil else {
                throw EmbeddingError(
                    .invalidOption, "neither characterRuns nor wordRuns is given, expected one")
            }
            try check(characterRuns, "characterRuns", limit: 16)
            try check(wordRuns, "wordRuns", limit: 8)
            guard placesPerFeature >= 1, placesPerFeature <= dimension else {
                throw EmbeddingError(
                    .invalidOption,
                    "placesPerFeature is \(placesPerFeature), expected 1 to the dimension, \(dimension)")
            }
        }

        private func check(_ runs: ClosedRange<Int>?, _ name: String, limit: Int) throws {
            guard let runs else { return }
            guard runs.lowerBound >= 1, runs.upperBound <= limit else {
                throw EmbeddingError(
                    .invalidOption,
                    "\(name) is \(runs.lowerBound)...\(runs.upperBound), expected 1 to \(limit)")
            }
        }

        /// All that the vectors depend on, and the version of the method.
        var identifier: String {
            func text(_ runs: ClosedRange<Int>?) -> String {
                runs.map { "\($0.lowerBound).\($0.upperBound)" } ?? "0"
            }
            return
                "hashed-v1-\(dimension)-w\(text(wordRuns))-c\(text(characterRuns))-p\(placesPerFeature)-s\(seed)"
        }
    }
}
