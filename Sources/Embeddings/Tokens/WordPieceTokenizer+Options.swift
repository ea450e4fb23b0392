extension WordPieceTokenizer {
    /// What is done to texts; the defaults are those of uncased BERT models.
    struct Options: Sendable, Hashable {
        /// Whether capitals become small letters, each character by itself; default `true`.
        var lowercases = true

        /// Whether accents are dropped, characters being decomposed first; with `nil`, the default, as
        /// ``lowercases`` says.
        var stripsAccents: Bool?

        /// Whether every Chinese character is a word; default `true`.
        var separatesCJK = true

        /// Whether control characters are dropped, which else count as letters; default `true`.
        var cleansText = true

        /// What pieces begin with that continue a word; default `##`.
        var prefix = "##"

        /// The token of words that no pieces make up; default `[UNK]`.
        var unknown = "[UNK]"

        /// The token before every text; default `[CLS]`.
        var start = "[CLS]"

        /// The token behind every text; default `[SEP]`.
        var end = "[SEP]"

        /// Words of more characters (Unicode scalars, decomposed) are unknown; at least 1, default 100.
        var longestWord = 100

        /// Makes options with their defaults.
        init() {}

        var decomposes: Bool { stripsAccents ?? lowercases }
    }
}
