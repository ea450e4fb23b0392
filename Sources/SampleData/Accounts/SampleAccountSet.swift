public import CreativeModel
internal import StageCore

/// A generated ad report of Meta's Ads Manager for one account, with the true campaign of each ad.
///
/// There are no landing pages: the names of campaigns, ad sets and ads are all that is known. They follow a
/// ``NamingScheme``, as well as people follow one.
///
/// ```swift
/// let account = SampleAccountSet()
/// for row in account.report.rows { print(row.joined(separator: ",")) }
/// ```
///
/// Equal options give equal bytes on every machine.
public struct SampleAccountSet: Sendable {
    /// The options of an account.
    public struct Options: Hashable, Sendable {
        /// The number of ads. The default is 400. Values below 0 count as 0.
        public var adCount = 400
        /// The naming convention. The default is `nil`: the seed chooses one.
        public var scheme: NamingScheme?
        /// The last day of the report, which covers 30 days. The default is 2026-09-30.
        public var lastDay = Day(number: 20_726)
        /// The seed of all random choices. The default is 0.
        public var seed: UInt64 = 0

        /// Creates the default options.
        public init() {}
    }

    /// The naming convention of the account.
    public let scheme: NamingScheme

    /// The report, one row an ad, in the columns of Ads Manager.
    public let report: SampleTable

    /// The true campaign of each ad, in the same order, with the columns `ad_id` and `campaign`.
    public let truth: SampleTable

    /// Creates an account.
    ///
    /// - Complexity: O(n) in the number of ads.
    public init(options: Options = Options()) {
        let schemes = NamingScheme.allCases
        let scheme = options.scheme ?? schemes[Int(options.seed % UInt64(schemes.count))]
        self.scheme = scheme
        var drafter = AccountDrafter(scheme: scheme, seed: options.seed, lastDay: options.lastDay)
        var ads = drafter.ads(count: max(0, options.adCount))
        var generator = SeededGenerator(seed: options.seed, stream: Stream.accountFigures)
        generator.shuffle(&ads)
        let first = options.lastDay.advanced(by: -29)
        var rows: [[String]] = [], known: [[String]] = []
        for (index, ad) in ads.enumerated() {
            let id = "1299\(String(10_000_000_000 + index * 7_919_131).suffix(11))\(100 + index % 900)"
            let impressions = generator.uniform(in: 200...60_000)
            let clicks = impressions * generator.uniform(in: 2...25) / 1000
            let purchases = clicks * generator.uniform(in: 0...60) / 1000
            let cents = impressions * generator.uniform(in: 3...16) / 10
            let names = scheme == .adsOnly ? [ad.name] : [ad.campaign, ad.adSet, ad.name]
            rows.append(
                names + [
                    id, generator.chance(0.6) ? "active" : "inactive", "\(impressions)",
                    "\(impressions * 7 / 10)",
                    "\(clicks)", "\(purchases)", "\(purchases * 43)",
                    "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)", first.description,
                    options.lastDay.description,
                ])
            known.append([id, ad.truth])
        }
        report = SampleTable(header: Self.header(scheme), rows: rows)
        truth = SampleTable(header: ["ad_id", "campaign"], rows: known)
    }

    private static func header(_ scheme: NamingScheme) -> [String] {
        (scheme == .adsOnly ? ["Ad name"] : ["Campaign name", "Ad set name", "Ad name"]) + [
            "Ad ID", "Delivery status", "Impressions", "Reach", "Link clicks", "Purchases",
            "Purchases conversion value",
            "Amount spent (USD)", "Reporting starts", "Reporting ends",
        ]
    }
}
