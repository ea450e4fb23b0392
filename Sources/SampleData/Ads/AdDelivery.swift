package import CreativeModel
internal import StageCore

/// The performance of an ad on one day.
struct AdDay {
    var day = 0
    var impressions = 0
    var clicks = 0
    /// The spend, in hundredths of the currency.
    var spend = 0
    var conversions = 0
    /// The conversion value, in hundredths of the currency.
    var value = 0
}

extension AdDraft {
    /// Draws the days of the ad.
    ///
    /// Spend is heavy-tailed across ads. One day in four has almost no clicks but is paid for, so that the mean of
    /// daily ratios is meaningless. No C library functions are used, because their last bits differ between systems.
    func forEachDay(_ generator: SeededGenerator, _ body: (AdDay) throws -> Void) rethrows {
        guard !days.isEmpty else { return }
        var generator = generator
        let dailySpend = 12 * generator.logNormal(1.3)
        let costPerClick = SampleAdEconomics.costPerClick(level, format) * generator.logNormal(0.2)
        // The mean of a log-normal factor is above 1. Dividing by it makes the sums of a cell match the cell's cost.
        let luck = generator.logNormal(0.25) / Self.exponential(0.25 * 0.25 / 2)
        let rate = min(0.5, costPerClick * luck / SampleAdEconomics.costPerAcquisition(level, format))
        let clickRate = 0.009 * generator.logNormal(0.3)
        let basket =
            max(30, AdVertical.all[AdVertical.brands[brand].vertical].price)
            * generator.uniform(in: 1.0...1.8)

        for number in days {
            if generator.chance(0.03) { continue }
            var day = AdDay(day: number)
            let weekend = (number + 3).remainder(7) >= 5
            day.spend = Int(100 * dailySpend * (weekend ? 0.85 : 1.06) * generator.logNormal(0.6))
            if day.spend == 0 { continue }
            let spend = Double(day.spend) / 100
            let isDry = generator.chance(0.25)
            let mean = spend / costPerClick * (isDry ? 0.04 : 1.32) * generator.uniform(in: 0.4...1.6)
            day.clicks = generator.poisson(mean)
            let shown = spend / costPerClick / clickRate * generator.uniform(in: 0.85...1.15)
            day.impressions = max(day.clicks, Int(shown + 0.5))
            for _ in 0..<day.clicks where generator.chance(rate) { day.conversions += 1 }
            for _ in 0..<day.conversions { day.value += Int(100 * basket * generator.uniform(in: 0.7...1.3)) }
            try body(day)
        }
    }

    /// Computes eˣ as (1 + x/2¹²)^(2¹²), accurate to 10⁻³ for |x| < 3 and identical on every machine.
    static func exponential(_ exponent: Double) -> Double {
        var result = 1 + exponent / 4096
        for _ in 0..<12 { result *= result }
        return result
    }
}

extension SeededGenerator {
    /// Returns e to the power of a normal number with the given deviation, approximated by the sum of twelve uniform
    /// numbers.
    fileprivate mutating func logNormal(_ deviation: Double) -> Double {
        let sum = (0..<12).reduce(0.0) { sum, _ in sum + uniform() }
        return AdDraft.exponential(deviation * (sum - 6))
    }

    /// Returns a Poisson count with the given mean, by multiplying uniform numbers (D. Knuth, TAOCP 2, 3.4.1). A
    /// normal distribution, rounded randomly, approximates large means.
    fileprivate mutating func poisson(_ mean: Double) -> Int {
        guard mean < 30 else {
            let sum = (0..<12).reduce(0.0) { sum, _ in sum + uniform() }
            return max(0, Int(mean + mean.squareRoot() * (sum - 6) + uniform()))
        }
        let limit = AdDraft.exponential(-mean)
        var product = uniform()
        var count = 0
        while product > limit, product > 0 {
            product *= uniform()
            count += 1
        }
        return count
    }
}

/// The true costs of ads by awareness and format, on which their performance is based.
package enum SampleAdEconomics {
    /// Returns the spend per conversion in a cell, in units of any currency. The costs of individual ads vary randomly
    /// by about a quarter.
    ///
    /// - Parameters:
    ///   - level: The awareness level of the ad copy.
    ///   - format: Image, video, carousel or HTML5. Other formats count as images.
    package static func costPerAcquisition(_ level: AwarenessLevel, _ format: CreativeFormat) -> Double {
        let row = [
            [96.0, 60, 80, 110], [70, 48, 60, 78], [44, 40, 30, 52], [33, 30, 22, 38], [15, 24, 18, 20],
        ][level.rawValue]
        return row[column(format)]
    }

    /// Returns the spend per click in a cell.
    static func costPerClick(_ level: AwarenessLevel, _ format: CreativeFormat) -> Double {
        [0.8, 1.0, 1.3, 1.5, 1.9][level.rawValue] * [1.0, 0.8, 1.1, 1.2][column(format)]
    }

    private static func column(_ format: CreativeFormat) -> Int {
        switch format {
        case .video: 1
        case .carousel: 2
        case .html5: 3
        default: 0
        }
    }
}
