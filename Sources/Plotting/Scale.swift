internal import Foundation

/// How the values of an axis become places on paper, and where the axis has ticks.
struct Scale {
    let values: ClosedRange<Double>
    let places: ClosedRange<Double>
    let ticks: [Double]
    private let step: Double

    /// - Parameters:
    ///   - values: The values to show, finite and below 1e300 in size.
    ///   - places: From the place of the lowest to the place of the highest value.
    ///   - isFlipped: Whether places grow as values fall, as they do upwards on paper.
    ///   - standsOnZero: Whether 0 is on the axis, and its very end where no value lies beyond, as lengths need it.
    init(
        of values: some Sequence<Double>, places: ClosedRange<Double>, isFlipped: Bool = false,
        standsOnZero: Bool = false, tickLimit: Int
    ) {
        var (low, high) = values.reduce((Double.infinity, -Double.infinity)) {
            (min($0.0, $1), max($0.1, $1))
        }
        if low > high { (low, high) = (0, 1) }
        if standsOnZero { (low, high) = (min(low, 0), low == 0 && high == 0 ? 1 : max(high, 0)) }
        // Values that differ by rounding alone get an axis around them.
        if high - low <= 1e-12 * max(abs(low), abs(high)) {
            let room = low == 0 ? 1 : abs(low) * 0.5
            (low, high) = (low - room, high + room)
        }
        let step = Self.step(high - low, tickLimit)
        let margin = (high - low) * 0.04
        let ends = (low - margin, high + margin)
        self.values = (standsOnZero && low == 0 ? 0 : ends.0)...(standsOnZero && high == 0 ? 0 : ends.1)
        self.places = places
        self.isFlipped = isFlipped
        self.step = step
        let first = (self.values.lowerBound / step).rounded(.up)
        let last = (self.values.upperBound / step).rounded(.down)
        ticks = first <= last ? stride(from: first, through: last, by: 1).map { $0 * step } : []
    }

    private let isFlipped: Bool

    /// 1, 2 or 5 times a power of ten (P. Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990).
    private static func step(_ span: Double, _ tickLimit: Int) -> Double {
        let rough = span / Double(max(1, tickLimit))
        let power = pow(10, floor(log10(rough)))
        return [1.0, 2, 5, 10].map { $0 * power }.first { span / $0 <= Double(tickLimit) } ?? 10 * power
    }

    func place(_ value: Double) -> Double {
        let share = (value - values.lowerBound) / (values.upperBound - values.lowerBound)
        let length = places.upperBound - places.lowerBound
        return isFlipped ? places.upperBound - share * length : places.lowerBound + share * length
    }

    /// A tick as text: as many decimals as the step needs, thousands apart, powers where numbers are long.
    func label(_ tick: Double) -> String {
        let size = max(abs(values.lowerBound), abs(values.upperBound))
        guard size < 1e7, step >= 1e-4 else { return String(format: "%.3g", tick == 0 ? 0 : tick) }
        let decimals = max(0, Int((-log10(step)).rounded(.up)))
        let text = String(format: "%.\(decimals)f", abs(tick))
        var (whole, rest) = (text.prefix { $0 != "." }, text.drop { $0 != "." })
        var groups: [Substring] = []
        while whole.count > 3 {
            groups.insert(whole.suffix(3), at: 0)
            whole = whole.dropLast(3)
        }
        groups.insert(whole, at: 0)
        if tick == 0 { rest = "" }
        let isNegative = tick < 0 && text.contains { $0 != "0" && $0 != "." }
        return (isNegative ? "−" : "") + groups.joined(separator: ",") + rest
    }
}
