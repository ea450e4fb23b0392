internal import CreativeModel
internal import StageCore

extension SampleDataSet {
    /// The columns of a performance row.
    ///
    /// `geo_id` is an ISO 3166 country code, and `spend` an amount of `currency`. `video_starts` and
    /// `video_completions` are empty if the creative is not a video.
    public static let performanceHeader = [
        "creative_id", "date", "geo_id", "impressions", "clicks", "spend", "reached_queries", "bids",
        "auctions_won", "video_starts", "video_completions", "currency",
    ]

    /// Calls a closure with the fields of each performance row, in the order of ``performanceHeader``: by creative, day
    /// and country. No key of these three is repeated.
    ///
    /// - Complexity: O(n) in the number of rows, about 180 per creative for 60 days, in constant memory.
    public func forEachPerformanceRow(_ body: ([String]) throws -> Void) rethrows {
        var row = [String](repeating: "", count: Self.performanceHeader.count)
        let dates = dateTexts
        var spend: [UInt8] = []
        try forEachDelivery { delivery, market, draw in
            row[0] = delivery.id
            row[1] = dates[draw.day - days.lowerBound]
            row[2] = market.geos[draw.geo].code
            row[3] = String(draw.impressions)
            row[4] = String(draw.clicks)
            spend.removeAll(keepingCapacity: true)
            spend.append(micros: draw.spend)
            row[5] = String(decoding: spend, as: UTF8.self)
            row[6] = String(draw.queries)
            row[7] = String(draw.bids)
            row[8] = String(draw.wins)
            row[9] = delivery.isVideo ? String(draw.videoStarts) : ""
            row[10] = delivery.isVideo ? String(draw.videoCompletions) : ""
            row[11] = market.currency
            try body(row)
        }
    }

    /// The days with performance, as ``Day/number``.
    private var days: Range<Int> {
        let end = Int(options.lastDay.number) + 1
        return (end - options.dayCount)..<end
    }

    private var dateTexts: [String] {
        days.map { Day(number: Int32($0)).description }
    }

    private func forEachDelivery(
        _ body: (Delivery, DeliveryMarket, PerformanceDraw) throws -> Void
    ) rethrows {
        guard !days.isEmpty else { return }
        for (index, delivery) in deliveries.enumerated() {
            let market = markets[delivery.market]
            // Each creative has its own random sequence, so an additional day of one creative does not affect the next.
            let generator = SeededGenerator(seed: options.seed, stream: Stream.performance + UInt64(index))
            try delivery.forEachDraw(in: ClosedRange(days), market: market, generator: generator) {
                try body(delivery, market, $0)
            }
        }
    }
}

extension [UInt8] {
    /// Appends a nonnegative number in decimal digits.
    fileprivate mutating func append(decimal number: Int) {
        if number >= 10 { append(decimal: number / 10) }
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    /// Appends millionths as a decimal number with six decimal places.
    fileprivate mutating func append(micros: Int) {
        append(decimal: micros / 1_000_000)
        append(UInt8(ascii: "."))
        var fraction = micros % 1_000_000
        var unit = 100_000
        while unit > 0 {
            append(UInt8(ascii: "0") + UInt8(fraction / unit))
            fraction %= unit
            unit /= 10
        }
    }
}

/// Formats times as found in exports.
enum Timestamp {
    /// Returns a time, in seconds since 1970, as text: `2025-11-03 14:22:31` (shape 0, in UTC), `2025-11-03T14:22:31Z`
    /// (1), `2025-11-03` (2) or `2025-11-03T15:22:31+01:00` (3).
    static func text(_ second: Int, shape: Int) -> String {
        switch shape {
        case 0: "\(day(second)) \(time(second))"
        case 1: "\(day(second))T\(time(second))Z"
        case 2: day(second)
        default: "\(day(second + 3600))T\(time(second + 3600))+01:00"
        }
    }

    private static func day(_ second: Int) -> String {
        Day(number: Int32((second - second.remainder(86_400)) / 86_400)).description
    }

    private static func time(_ second: Int) -> String {
        let ofDay = second.remainder(86_400)
        return [ofDay / 3600, ofDay / 60 % 60, ofDay % 60]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

extension Int {
    /// Returns the nonnegative remainder, in 0 ..< `divisor` even for negative numbers.
    func remainder(_ divisor: Int) -> Int {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
