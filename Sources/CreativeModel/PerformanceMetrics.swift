/// A set of measured values. **Unknown is not 0**: a metric that was not measured is `nil`.
///
/// All metrics are counts except conversions and their kinds, which attribution may split into fractions, and money.
public struct PerformanceMetrics: Sendable {
    /// The metrics with a value: bit n stands for the metric with raw value n.
    private(set) var present: UInt32 = 0
    private var values = InlineArray<27, Int64>(repeating: 0)

    /// Creates metrics with unknown values.
    public init() {}

    /// Adds values of the same currency. Values unknown on both sides stay unknown.
    ///
    /// Reach is the number of different people, which the sum of two rows does not tell. The reach of a sum is therefore
    /// unknown, unless one side has no values at all.
    public mutating func add(_ other: PerformanceMetrics) {
        if present == 0 {
            self = other
            return
        }
        let hasReach = other.present != 0 && (present | other.present) & Self.reachBit != 0
        forEachBit(of: other.present) { index in
            values[index] = values[index].addingSaturated(other.values[index])
        }
        present |= other.present
        if hasReach { setReachUnknown() }
    }

    /// The raw integer of a metric: a count, or millionths for the metrics in ``Micros``.
    package subscript(metric: Metric) -> Int64? {
        get {
            let index = metric.rawValue
            guard present & 1 << UInt32(index) != 0 else { return nil }
            let value = values[index]
            return metric == .reach && value < 0 ? nil : value
        }
        set {
            let bit: UInt32 = 1 << UInt32(metric.rawValue)
            present = newValue == nil ? present & ~bit : present | bit
            values[metric.rawValue] = newValue ?? 0
        }
    }

    /// Whether no metric has a value.
    package var isEmpty: Bool { present == 0 }

    // MARK: Reach

    static let reachBit: UInt32 = 1 << UInt32(Metric.reach.rawValue)

    /// The stored value of a reach that is unknown because rows were added up: whatever is added later, it stays so.
    package static let unknownReach: Int64 = -1

    private mutating func setReachUnknown() {
        present |= Self.reachBit
        values[Metric.reach.rawValue] = Self.unknownReach
    }

    // MARK: Raw values

    /// Calls a closure with each raw value in the order of the metrics, including an unknown reach of a sum.
    @inline(__always)
    func forEachRawValue(_ body: (Int64) -> Void) { forEachBit(of: present) { body(values[$0]) } }

    /// Sets a raw value, including an unknown reach of a sum.
    package mutating func setRawValue(_ value: Int64, at index: Int) {
        present |= 1 << UInt32(index)
        values[index] = value
    }

    @inline(__always)
    private func forEachBit(of set: UInt32, _ body: (Int) -> Void) {
        var remaining = set
        while remaining != 0 {
            body(remaining.trailingZeroBitCount)
            remaining &= remaining - 1
        }
    }
}

extension PerformanceMetrics: Hashable {
    /// The metrics that are known.
    private var known: UInt32 { self[.reach] == nil ? present & ~Self.reachBit : present }

    /// Returns whether the same metrics are known, with the same values.
    public static func == (left: Self, right: Self) -> Bool {
        let known = left.known
        guard known == right.known else { return false }
        var remaining = known
        while remaining != 0 {
            let index = remaining.trailingZeroBitCount
            guard left.values[index] == right.values[index] else { return false }
            remaining &= remaining - 1
        }
        return true
    }

    /// Hashes the known values.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(known)
        forEachBit(of: known) { hasher.combine(values[$0]) }
    }
}

/// The coded form is an object with a member for each known metric, named as the property.
extension PerformanceMetrics: Codable {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(_ metric: Metric) { stringValue = String(describing: metric) }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Decodes the metrics that are present.
    public init(from decoder: any Decoder) throws {
        self.init()
        let members = try decoder.container(keyedBy: Key.self)
        for metric in Metric.allCases {
            self[metric] =
                metric.isFractional
                ? try members.decodeIfPresent(Micros.self, forKey: Key(metric))?.rawValue
                : try members.decodeIfPresent(Int64.self, forKey: Key(metric))
        }
    }

    /// Encodes the known metrics.
    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Key.self)
        for metric in Metric.allCases {
            guard let value = self[metric] else { continue }
            if metric.isFractional {
                try members.encode(Micros(rawValue: value), forKey: Key(metric))
            } else {
                try members.encode(value, forKey: Key(metric))
            }
        }
    }
}
