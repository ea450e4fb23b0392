extension WordPieceTokenizer {
    /// What is done to texts; the defaults are those of uncased BERT models.
    public struct Options: Sendable, Hashable {
        /// Whether capitals become small letters, each character by itself; default `true`.
        public var lowercases = true

        /// Whether accents are dropped, characters being decomposed first; with `nil`, the default, as
        /// ``lowercases`` says.
        public var stripsAccents: Bool?

        /// Whether every Chinese character is a word; default `true`.
        public var separatesCJK = true

        /// Whether control characters are dropped, which else count as letters; default `true`.
        public var cleansText = true

        /// What pieces begin with that continue a word; default `##`.
        public var prefix = "##"

        /// The token of words that no pieces make up; default `[UNK]`.
        public var unknown = "[UNK]"

        /// The token before every text; default `[CLS]`.
        public var start = "[CLS]"

        /// The token behind every text; default `[SEP]`.
        public var end = "[SEP]"

        /// Words of more characters (Unicode scalars, decomposed) are unknown; at least 1, default 100.
        public var longestWord = 100

        /// Makes options with their defaults.
        public init() {}

        var decomposes: Bool { stripsAccents ?? lowercases }
    }
}
