/// A campaign before its creatives are generated.
struct SampleCampaign: Sendable {
    let brand: Brand
    /// The true name, unique in the data set.
    let name: String
    /// The name in file names.
    let token: String
    let destination: Destination
    /// Whether the brand has no other campaign, so that the brand alone identifies it.
    let isOnly: Bool
    /// Whether only the time distinguishes it from a sibling.
    let isFlight: Bool
    /// Whether this is the group of creatives that cannot be assigned to any campaign.
    let isRemnant: Bool
    let creativeCount: Int
    /// The launch days of its batches of creatives, as ``Day/number``, in ascending order.
    let launches: [Int]
    /// The last day of delivery.
    let lastDay: Int
    let market: DeliveryMarket
}

/// The countries, volume and rates of a campaign's delivery.
struct DeliveryMarket: Sendable {
    /// One country.
    struct Geo: Sendable {
        let code: String
        /// The country's share of the volume, in 0...1.
        let share: Double
        /// The cost of an impression, in millionths of the currency.
        let costPerImpression: Double
        /// Clicks per impression relative to the campaign's mean.
        let clickFactor: Double
    }

    let geos: [Geo]
    let currency: String
    /// The impressions of one creative on one day in all countries.
    let dailyImpressions: Double
    /// Queries per impression.
    let queriesPerImpression: Double
    /// Bids per query.
    let bidRate: Double
    let weekdayFactors: [Double]
    /// Clicks per impression of an image.
    let clickRate: Double
}
