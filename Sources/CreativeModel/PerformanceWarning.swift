internal import StageCore

/// Something about performance that a person should look at.
public struct PerformanceWarning: Hashable, Sendable, Codable {
    /// What is odd; an open set.
    public struct Kind: RawRepresentable, Hashable, Sendable, Codable {
        /// The name.
        public let rawValue: String
        /// Makes a kind.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Over 1,000 impressions and no click, for three days or more in a row.
        public static let noClicks = Kind(rawValue: "noClicks")
        /// More than 10 units of a currency were spent at a click-through rate below 0.0001.
        public static let lowClickThroughRate = Kind(rawValue: "lowClickThroughRate")
    }

    /// What is odd.
    public var kind: Kind
    /// In words, with the figures.
    public var detail: String

    /// Makes a warning.
    public init(kind: Kind, detail: String) {
        self.kind = kind
        self.detail = detail
    }
}
