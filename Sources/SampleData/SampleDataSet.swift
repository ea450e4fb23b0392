public import CreativeModel

/// Generated creatives with daily performance by geo and their true campaigns.
///
/// The brands are invented, but the data is as messy as real data: macros around landing pages, click trackers, app
/// stores and attribution links, missing dates, owners and pages, several sizes of one asset, one page in two flights,
/// one file used by two advertisers.
///
/// ```swift
/// let sample = SampleDataSet()
/// for row in sample.creatives.rows { print(row.joined(separator: ",")) }
/// sample.forEachPerformanceRow { row in print(row.joined(separator: ",")) }
/// ```
///
/// Equal options give equal bytes on every machine. The creatives of a smaller set are **not** the first creatives of a
/// larger set.
public struct SampleDataSet: Sendable {
    /// The options of a data set.
    public struct Options: Hashable, Sendable {
        /// The number of creatives. The default is 652. Values below 0 count as 0.
        ///
        /// There is about one campaign for every 34 creatives.
        public var creativeCount = 652
        /// The number of days with performance, ending with ``lastDay``. The default is 60. Values below 0 count as 0.
        ///
        /// The number does not affect the creatives, which launch in the 110 days before the end.
        public var dayCount = 60
        /// The last day of performance. The default is 2025-12-31.
        ///
        /// - Precondition: The year is in 1900...9000.
        public var lastDay = Day(number: 20_453)
        /// The seed of all random choices. The default is 0.
        public var seed: UInt64 = 0

        /// Creates the default options.
        public init() {}
    }

    /// The options of the data set.
    package let options: Options

    /// The creatives, by ascending ID, with the columns of `creativeHeader`.
    public let creatives: SampleTable

    /// The true campaign and advertiser of each creative, in the same order, with the columns of `truthHeader`. Both
    /// are empty if they cannot be determined.
    public let truth: SampleTable

    let deliveries: [Delivery]
    let markets: [DeliveryMarket]

    /// The columns of ``creatives``.
    package static let creativeHeader = [
        "id", "buyer_creative_id", "detected_url", "detected_domain", "width", "height", "format",
        "detected_advertiser", "file_hash", "created_at", "file_name",
    ]

    /// The columns of ``truth``.
    package static let truthHeader = ["creative_id", "campaign", "advertiser"]

    /// Creates a data set.
    ///
    /// - Complexity: O(n log n) in the number of creatives, whose text is kept in memory. Performance is generated on
    ///   demand.
    public init(options: Options = Options()) {
        var options = options
        options.creativeCount = max(0, options.creativeCount)
        options.dayCount = max(0, options.dayCount)
        precondition(
            (-25_567...2_568_000).contains(options.lastDay.number),
            "the last day must be in the years 1900...9000")
        self.options = options

        var designer = CampaignDesigner(options: options)
        let campaigns = designer.campaigns()
        var drafts: [CreativeDraft] = []
        drafts.reserveCapacity(options.creativeCount)
        for campaign in campaigns.indices {
            var drafter = CreativeDrafter(
                campaign: campaigns[campaign], number: campaign, seed: options.seed)
            drafts += drafter.drafts()
        }
        // Ids increase with the time of creation, as in an ad server, so campaigns are interleaved.
        let order = drafts.indices.sorted { left, right in
            (drafts[left].launchSecond, left) < (drafts[right].launchSecond, right)
        }
        drafts = order.map { drafts[$0] }
        var registrar = Registrar(seed: options.seed)
        registrar.register(&drafts, campaigns: campaigns)

        creatives = SampleTable(header: Self.creativeHeader, rows: drafts.map(\.row))
        truth = SampleTable(
            header: Self.truthHeader,
            rows: drafts.map { draft in
                let campaign = campaigns[draft.campaign]
                return campaign.isRemnant
                    ? [draft.id, "", ""] : [draft.id, campaign.name, campaign.brand.name]
            })
        deliveries = drafts.map { Delivery($0, campaign: campaigns[$0.campaign]) }
        markets = campaigns.map(\.market)
    }
}

/// A header and rows of raw text, as in a CSV file.
public struct SampleTable: Hashable, Sendable {
    /// The names of the columns.
    public let header: [String]
    /// The rows, with one field per column. An empty field is a missing value.
    public let rows: [[String]]

    /// Returns the index of a column, or `nil` if there is none with that name.
    public func column(_ name: String) -> Int? { header.firstIndex(of: name) }
}
