public import CreativeModel
internal import StageCore

/// Generated ads with daily performance and their true awareness levels.
///
/// The advertisers are invented, but the data is as messy as real data: problems that end with a product, offers that
/// begin with a story, buttons and landing pages that do not match the level of the copy, ads of three words or in
/// other languages, videos without a file, asset URLs whose signature changes every day, days with spend and without
/// clicks.
///
/// ```swift
/// let sample = SampleAdSet()
/// for row in sample.ads.rows { print(row.joined(separator: ",")) }
/// sample.forEachPerformanceRow { row in print(row.joined(separator: ",")) }
/// ```
///
/// Equal options give equal bytes on every machine. The ads of a smaller set are **not** the first ads of a larger set.
public struct SampleAdSet: Sendable {
    /// The options of a data set.
    public struct Options: Hashable, Sendable {
        /// The number of ads. The default is 242. Values below 0 count as 0.
        public var adCount = 242
        /// The last day of performance. The default is 2025-12-31. Ads run for 30 to 45 days up to it, stopped ads for
        /// less.
        ///
        /// - Precondition: The year is in 1900...9000.
        public var lastDay = Day(number: 20_453)
        /// The seed of all random choices. The default is 0.
        public var seed: UInt64 = 0
        /// The number of days after which the ads are read. The default is 0. The asset URLs are signed differently for
        /// each day; nothing else changes. Values are clamped to 0...1,000,000.
        var rotation = 0

        /// Creates the default options.
        public init() {}
    }

    /// The options of the data set.
    package let options: Options

    let drafts: [AdDraft]

    /// The columns of ``ads``.
    package static let adHeader = [
        "id", "name", "advertiser", "headline", "text", "call_to_action", "asset_text", "landing_url",
        "landing_text",
        "asset_url", "asset_path", "file_name", "format", "status", "created_at",
    ]

    /// The columns of ``truth``.
    ///
    /// The awareness of an ad is that of its copy. The awareness of the page is empty if its text is unknown. Angle and
    /// hook are those of the copy; the angle is empty for copy of only a few words.
    package static let truthHeader = [
        "id", "awareness", "copy_awareness", "landing_awareness", "angle", "hook", "format",
    ]

    /// The columns of a performance row. `spend` and `conversion_value` are amounts of `currency`.
    public static let performanceHeader = [
        "creative_id", "date", "impressions", "clicks", "spend", "conversions", "conversion_value",
        "currency",
    ]

    /// The share of ads of each level, by increasing awareness. The shares sum to 1.
    package static let levelShares = [0.12, 0.25, 0.2, 0.23, 0.2]

    /// Creates a data set.
    ///
    /// - Complexity: O(n) in the number of ads, whose text is kept in memory. Performance is generated on demand.
    public init(options: Options = Options()) {
        var options = options
        options.adCount = max(0, options.adCount)
        options.rotation = min(max(0, options.rotation), 1_000_000)
        precondition(
            (-25_567...2_568_000).contains(options.lastDay.number),
            "the last day must be in the years 1900...9000")
        self.options = options

        var generator = SeededGenerator(seed: options.seed, stream: Stream.adLevels)
        var levels = Self.levels(count: options.adCount, generator: &generator)
        generator.shuffle(&levels)
        let end = Int(options.lastDay.number) + 1
        var drafts = levels.enumerated().map { number, level in
            var drafter = AdDrafter(level: level, number: number, seed: options.seed)
            return drafter.finished(days: (end - 45)..<end)
        }
        var idGenerator = SeededGenerator(seed: options.seed, stream: Stream.adIDs)
        var id = 120_208_014_000_000_000
        for index in drafts.indices {
            id += idGenerator.uniform(in: 1...900_000) * 10_000
            drafts[index].id = "\(id)"
        }
        self.drafts = drafts
    }

    /// Assigns each level to its share of the ads, rounded to complete ads.
    private static func levels(count: Int, generator: inout SeededGenerator) -> [AwarenessLevel] {
        let start = generator.uniform()
        return (0..<count).map { index in
            var rest = (Double(index) + start) / Double(count)
            for (number, share) in levelShares.enumerated() {
                rest -= share
                if rest < 0 { return AwarenessLevel.allCases[number] }
            }
            return .mostAware
        }
    }

    /// The ads as an importer reads `ads`, with relative paths of assets.
    public var creatives: [Creative] {
        drafts.enumerated().map { $1.creative(assetURL: signedAddress(of: $0)) }
    }

    /// The ads, with the columns of ``adHeader``.
    package var ads: SampleTable {
        SampleTable(
            header: Self.adHeader, rows: drafts.enumerated().map { $1.row(assetURL: signedAddress(of: $0)) })
    }

    /// The true labels of each ad, in the same order, with the columns of `truthHeader`.
    public var truth: SampleTable { SampleTable(header: Self.truthHeader, rows: drafts.map(\.truthRow)) }

    /// Returns the same ads as read a number of days later. Only the signatures of their asset URLs differ.
    ///
    /// - Parameter days: The number of days after ``Options/lastDay``, as in ``Options/rotation``.
    package func rotated(by days: Int) -> SampleAdSet {
        var options = options
        options.rotation = days
        return SampleAdSet(options: options)
    }

    private func signedAddress(of number: Int) -> String {
        let stream = Stream.adSignatures + UInt64(number) + UInt64(options.rotation) << 32
        var generator = SeededGenerator(seed: options.seed, stream: stream)
        let expiry = (Int(options.lastDay.number) + options.rotation + 8) * 86_400
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-~")
        let signature = String((0..<86).map { _ in generator.pick(letters) })
        return
            "\(drafts[number].assetAddress)?Expires=\(expiry)&Signature=\(signature)__&Key-Pair-Id=K2EXAMPLE7QJ4A"
    }
}

extension SampleAdSet {
    /// Calls a closure with the fields of each performance row, in the order of ``performanceHeader``: by ad and day,
    /// each pair once. Some ads have no rows.
    ///
    /// - Complexity: O(n) in the number of clicks, in constant memory, with about 37 rows per ad.
    public func forEachPerformanceRow(_ body: ([String]) throws -> Void) rethrows {
        for (number, draft) in drafts.enumerated() {
            // Each ad has its own random sequence, so an additional day of one ad does not affect the next.
            let generator = SeededGenerator(seed: options.seed, stream: Stream.adPerformance + UInt64(number))
            let currency = AdVertical.brands[draft.brand].currency
            try draft.forEachDay(generator) { day in
                try body([
                    draft.id, Day(number: Int32(day.day)).description, "\(day.impressions)", "\(day.clicks)",
                    Self.decimal(day.spend), "\(day.conversions)", Self.decimal(day.value), currency,
                ])
            }
        }
    }

    /// Formats hundredths as a number with two decimal places.
    private static func decimal(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
