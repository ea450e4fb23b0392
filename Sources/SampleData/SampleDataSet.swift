public import CreativeModel

/// Made-up creatives with their daily performance by geo and the campaigns that they truly belong to.
///
/// The brands are invented and the mess is real: macros around landing pages, click trackers, app
/// stores and attribution links, missing dates, owners and pages, several sizes of one asset, one page
/// in two flights, one file used by two advertisers.
///
/// ```swift
/// let sample = SampleDataSet()
/// for row in sample.creatives.rows { print(row.joined(separator: ",")) }
/// sample.forEachPerformanceRow { row in print(row.joined(separator: ",")) }
/// ```
///
/// Equal options give equal bytes on every machine. The creatives of a smaller set are **not** the
/// first ones of a larger set.
public struct SampleDataSet: Sendable {
    /// What to make.
    public struct Options: Hashable, Sendable {
        /// How many creatives; default 652. Values below 0 count as 0.
        ///
        /// There is about one campaign for every 34 of them.
        public var creativeCount = 652
        /// How many days the performance covers, ending at ``lastDay``; default 60. Values below 0 count
        /// as 0. It changes nothing about the creatives, which launch in the 110 days before the end.
        public var dayCount = 60
        /// The newest day of performance; default 2025-12-31.
        ///
        /// - Precondition: In the years 1900...9000.
        public var lastDay = Day(number: 20_453)
        /// The seed of every random choice; default 0.
        public var seed: UInt64 = 0

        /// Makes the default options.
        public init() {}
    }

    /// What it was made from.
    package let options: Options

    /// The creatives, by rising id: the columns of `creativeHeader`.
    public let creatives: SampleTable

    /// For each creative, in the same order, the campaign that it belongs to and who pays: the columns
    /// of `truthHeader`. Both are empty where nothing on earth could tell.
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

    /// Makes a data set.
    ///
    /// - Complexity: O(n log n) in the number of creatives, of which it holds the text; performance is
    ///   made when it is asked for.
    public init(options: Options = Options()) {
        var options = options
        options.creativeCount = max(0, options.creativeCount)
        options.dayCount = max(0, options.dayCount)
        precondition(
            (-25_567...2_568_000).contains(options.lastDay.number), "the last day is in the years 1900...9000"
        )
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
        // Ids rise with the time of creation, as an ad server gives them: campaigns interleave.
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

/// A header and rows of raw text, as a CSV file holds them.
public struct SampleTable: Hashable, Sendable {
    /// The names of the columns.
    public let header: [String]
    /// The rows, each with a field per column; an empty field is a missing value.
    public let rows: [[String]]

    /// The number of a column, or `nil` where there is none of that name.
    public func column(_ name: String) -> Int? { header.firstIndex(of: name) }
}
