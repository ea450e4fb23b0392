public import StageCore
public import Testing

/// What every embedder promises, as checks for your own one.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await TextEmbedderConformance(MyEmbedder()).checkAll()
/// }
/// ```
///
/// Each check records its issues with the test that calls it, at the place where the checks were made.
public struct TextEmbedderConformance: Sendable {
    let embedder: any TextEmbedder
    let options: Options
    let sourceLocation: SourceLocation

    /// Makes the checks of an embedder.
    public init(
        _ embedder: any TextEmbedder, options: Options = Options(),
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        self.embedder = embedder
        self.options = options
        self.sourceLocation = sourceLocation
    }

    /// What is checked; every value has a default.
    public struct Options: Sendable {
        /// How far a number of a vector may be from what it is in another batch or with other threads, at least 0; default
        /// 0, the same bits.
        public var tolerance: Float = 0

        /// How far a length may be from 1, at least 0; default 1e-4. Infinite for an embedder that does not normalise.
        public var lengthTolerance = 1e-4

        /// The size of the long text, in bytes; default 1 MiB. Less makes slow embedders quicker to check.
        public var longTextByteCount = 1 << 20

        /// Ordinary texts, at least 3 that differ; default a dozen in several languages.
        public var texts = [
            "Premium CTV", "premium ctv 30s spring", "Summer sale – 20% off", "Spend €5, get €10",
            "Frühling in Köln",
            "Printemps à Paris", "весенняя распродажа", "春のセール", "تخفيضات الربيع", "वसंत सेल", "a",
            "Sale sale SALE",
        ]

        /// Makes options with their defaults.
        public init() {}
    }

    /// Makes all checks.
    public func checkAll() async throws {
        try await checkShape()
        try await checkIndependenceOfBatch()
        try await checkIndependenceOfThreads()
        try await checkHostileTexts()
        try await checkProgress()
        try await checkCancellation()
    }
}
