internal import StageCore

/// The stage of awareness of an ad's audience, from unaware of any problem to ready to buy.
///
/// The five levels follow E. Schwartz, *Breakthrough Advertising*, 1966. Levels are ordered.
public enum AwarenessLevel: Int, CaseIterable, Comparable, Sendable {
    /// Unaware of any problem: stories, identity, entertainment.
    case unaware
    /// Aware of a problem, but not of a solution: symptoms, pain, failures.
    case problemAware
    /// Aware of solutions, but not of this product: mechanisms, selection criteria.
    case solutionAware
    /// Aware of the product, but not convinced: features, proof, comparison.
    case productAware
    /// Ready to buy, and waiting for a reason to act: price, discount, deadline.
    case mostAware

    /// The name in data, such as `problem_aware`.
    package var name: String {
        switch self {
        case .unaware: "unaware"
        case .problemAware: "problem_aware"
        case .solutionAware: "solution_aware"
        case .productAware: "product_aware"
        case .mostAware: "most_aware"
        }
    }

    /// The name for people, such as `problem aware`.
    public var title: String { name.replacing("_", with: " ") }

    /// Parses a level, ignoring case, spaces, hyphens and underscores: `Problem-Aware`, `problemaware`.
    ///
    /// - Returns: `nil` for any other text.
    package init?(_ text: some StringProtocol) {
        let letters = text.lowercased().filter { !$0.isWhitespace && !"-_‐‑–".contains($0) }
        guard let level = Self.allCases.first(where: { $0.name.filter { $0 != "_" } == letters }) else {
            return nil
        }
        self = level
    }

    /// Orders levels by awareness.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension AwarenessLevel: Codable {
    /// Decodes a level from its name.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let level = AwarenessLevel(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "expected a level such as problem_aware, found \(quoted(text))")
        }
        self = level
    }

    /// Encodes the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}

/// An awareness level with the confidence of its classification.
public struct RatedLevel: Hashable, Sendable, Codable {
    /// The level.
    public var level: AwarenessLevel
    /// The estimated probability that the level is correct, in 0...1.
    public var confidence: Double

    /// Creates a rated level, or returns `nil` if the confidence is outside 0...1. Values are not clamped.
    ///
    /// - Parameters:
    ///   - level: The level.
    ///   - confidence: The estimated probability that the level is correct.
    public init?(_ level: AwarenessLevel, confidence: Double) {
        guard (0...1).contains(confidence) else { return nil }
        self.level = level
        self.confidence = confidence
    }
}
