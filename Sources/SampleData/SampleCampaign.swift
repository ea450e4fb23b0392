/// A campaign before it is written down as creatives.
struct SampleCampaign: Sendable {
    let brand: Brand
    /// The true name, unique in the data set.
    let name: String
    /// How file names call it.
    let token: String
    let destination: Destination
    /// Whether the brand has no other campaign, so that the brand alone tells it.
    let isOnly: Bool
    /// Whether only the time tells it from a sibling.
    let isFlight: Bool
    /// Whether these are the creatives that nothing tells anything about.
    let isRemnant: Bool
    let creativeCount: Int
    /// The days on which batches of creatives launch, as ``Day/number``, rising.
    let launches: [Int]
    /// The last day on which it runs.
    let lastDay: Int
    let market: DeliveryMarket
}

/// Where and how a campaign delivers.
struct DeliveryMarket: Sendable {
    /// One country.
    struct Geo: Sendable {
        let code: String
        /// The country's part of the volume, in 0...1.
        let share: Double
        /// Millionths of the currency for an impression.
        let costPerImpression: Double
        /// Clicks per impression against the campaign's mean.
        let clickFactor: Double
    }

    let geos: [Geo]
    let currency: String
    /// Impressions of one creative on one day over all countries.
    let dailyImpressions: Double
    /// Queries for an impression.
    let queriesPerImpression: Double
    /// Bids for a query.
    let bidRate: Double
    let weekdayFactors: [Double]
    /// Clicks per impression of a picture.
    let clickRate: Double
}
