internal import StageCore

/// The delivery of one creative: all parameters of its performance.
struct Delivery: Sendable {
    let id: String
    /// The index of its campaign's market.
    let market: Int
    /// The first day with performance, as ``Day/number``.
    let firstDay: Int
    /// The last day of delivery.
    let lastDay: Int
    let isVideo: Bool
    /// Clicks per impression relative to an image.
    let clickFactor: Double
    /// Cost relative to an image.
    let costFactor: Double

    init(_ draft: CreativeDraft, campaign: SampleCampaign) {
        id = draft.id
        market = draft.campaign
        firstDay = draft.launchDay
        lastDay = campaign.lastDay
        isVideo = draft.format == "video"
        (clickFactor, costFactor) =
            switch draft.format {
            case "video": (2.6, 2.7)
            case "native": (2.0, 1.2)
            case "html5": (1.3, 1.15)
            default: (1, 1)
            }
    }
}

/// One row of performance.
struct PerformanceDraw {
    var day = 0
    var geo = 0
    var impressions = 0
    var clicks = 0
    /// The spend, in millionths of the currency.
    var spend = 0
    var queries = 0
    var bids = 0
    var wins = 0
    var videoStarts = 0
    var videoCompletions = 0
}

extension Delivery {
    /// Draws the rows of a range of days, by day and then by country.
    ///
    /// No C library functions are used, because the last bits of `exp` and `log` differ between systems. Noise is a sum
    /// of uniform numbers, and counts are rounded up or down randomly.
    func forEachDraw(
        in days: ClosedRange<Int>, market: DeliveryMarket, generator: SeededGenerator,
        _ body: (PerformanceDraw) throws -> Void
    ) rethrows {
        var generator = generator
        let popularity = generator.uniform(), luck = generator.uniform(in: 0.5...1.5)
        let base = market.dailyImpressions * (0.15 + 2.55 * popularity * popularity)
        let clickRate = market.clickRate * clickFactor * luck
        // Some creatives stop early, and some continue without clicks.
        let lastDay = generator.chance(0.08) ? firstDay + generator.uniform(in: 5...40) : lastDay
        let deadFrom = generator.chance(0.02) ? firstDay + generator.uniform(in: 0...30) : Int.max
        let first = max(days.lowerBound, firstDay), last = min(days.upperBound, lastDay)
        guard first <= last else { return }

        var draw = PerformanceDraw()
        for day in first...last {
            let age = Double(day - firstDay)
            let ramp = age < 3 ? 0.4 + 0.2 * age : 1 / (1 + 0.006 * (age - 3))
            let weekday = (day + 3).remainder(7)
            let daily = base * ramp * market.weekdayFactors[weekday]
            draw.day = day
            for (index, geo) in market.geos.enumerated() {
                var dice = Dice(&generator)
                // Reports have no row for a day without bids.
                if dice.roll() < 0.015 { continue }
                draw.geo = index
                let mean = daily * geo.share * (0.6 + 0.4 * (dice.roll() + dice.roll()))
                draw.impressions = Int(mean + dice.roll())
                let shown = Double(draw.impressions)
                dice = Dice(&generator)
                let clicks = shown * clickRate * geo.clickFactor * (0.5 + dice.roll()) + dice.roll()
                draw.clicks = day >= deadFrom ? 0 : min(draw.impressions, Int(clicks))
                let price = geo.costPerImpression * costFactor * (0.85 + 0.3 * dice.roll())
                draw.spend = Int(shown * price)
                let quirk = dice.roll()
                // Clicks are counted on the day of the click, impressions on the day of the impression.
                if quirk < 0.001, draw.impressions < 40, day < deadFrom { draw.clicks = draw.impressions + 2 }
                dice = Dice(&generator)
                draw.wins = draw.impressions + Int(shown * 0.05 * dice.roll() + dice.roll())
                let queries = (shown + 1) * market.queriesPerImpression * (0.8 + 0.4 * dice.roll())
                draw.queries = max(draw.wins, Int(queries))
                draw.bids = min(draw.queries, max(draw.wins, Int(queries * market.bidRate)))
                if isVideo {
                    draw.videoStarts = Int(shown * (0.84 + 0.14 * dice.roll()))
                    draw.videoCompletions = Int(Double(draw.videoStarts) * (0.45 + 0.25 * quirk))
                }
                try body(draw)
            }
        }
    }
}

/// Four uniform 16-bit numbers from one draw, because there are many rows.
private struct Dice {
    private var bits: UInt64

    init(_ generator: inout SeededGenerator) { bits = generator.next() }

    /// Returns a uniform number in 0 ..< 1. The fifth and later ones are 0.
    mutating func roll() -> Double {
        defer { bits >>= 16 }
        return Double(bits & 0xFFFF) * 0x1p-16
    }
}
