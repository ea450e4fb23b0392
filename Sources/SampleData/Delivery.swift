internal import StageCore

/// How one creative delivers: all that its performance is drawn from.
struct Delivery: Sendable {
    let id: String
    /// The number of its campaign's market.
    let market: Int
    /// The first day with performance, as ``Day/number``.
    let firstDay: Int
    /// The last day on which it runs.
    let lastDay: Int
    let isVideo: Bool
    /// Clicks per impression against a picture.
    let clickFactor: Double
    /// Cost against a picture.
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
    /// Millionths of the currency.
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
    /// No function of the C library takes part (`exp` and `log` differ between systems in the last
    /// bit): noise is a sum of uniforms, and counts are rounded up or down by chance.
    func forEachDraw(
        in days: ClosedRange<Int>, market: DeliveryMarket, generator: SeededGenerator,
        _ body: (PerformanceDraw) throws -> Void
    ) rethrows {
        var generator = generator
        let popularity = generator.uniform(), luck = generator.uniform(in: 0.5...1.5)
        let base = market.dailyImpressions * (0.15 + 2.55 * popularity * popularity)
        let clickRate = market.clickRate * clickFactor * luck
        // Now and then a creative stops early, and now and then one goes on without being clicked.
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
                // Reports have no row where nothing was bid on.
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

/// Four uniform numbers of 16 bits each from one draw: rows are many.
private struct Dice {
    private var bits: UInt64

    init(_ generator: inout SeededGenerator) { bits = generator.next() }

    /// A uniform number in 0 ..< 1. The fifth and later ones are 0.
    mutating func roll() -> Double {
        defer { bits >>= 16 }
        return Double(bits & 0xFFFF) * 0x1p-16
    }
}
