internal import StageCore

/// How much somebody whom an ad speaks to knows already (E. Schwartz, *Breakthrough Advertising*, 1966): from not
/// feeling a problem to waiting for the right offer. Levels are ordered.
public enum AwarenessLevel: Int, CaseIterable, Comparable, Sendable {
    /// Feels no problem yet: stories, identity, entertainment.
    case unaware
    /// Feels a problem and knows no way out: symptoms, pain, what goes wrong.
    case problemAware
    /// Knows that there are ways out, but not this one: how such things work, what to look for.
    case solutionAware
    /// Knows the product and is not convinced: features, proof, comparison.
    case productAware
    /// Wants the product and waits for a reason to act: price, discount, deadline.
    case mostAware

    /// As it is written in data: `problem_aware`.
    package var name: String {
        switch self {
        case .unaware: "unaware"
        case .problemAware: "problem_aware"
        case .solutionAware: "solution_aware"
        case .productAware: "product_aware"
        case .mostAware: "most_aware"
        }
    }

    /// As people read it: `problem aware`.
    public var title: String { name.replacing("_", with: " ") }

    /// Reads a level whatever its case, spaces, hyphens and underscores: `Problem-Aware`, `problemaware`.
    ///
    /// - Returns: `nil` for anything else; nothing is guessed.
    package init?(_ text: some StringProtocol) {
        let letters = text.lowercased().filter { !$0.isWhitespace && !"-_‐‑–".contains($0) }
        guard let level = Self.allCases.first(where: { $0.name.filter { $0 != "_" } == letters }) else {
            return nil
        }
        self = level
    }

    /// Orders by how much is known.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension AwarenessLevel: Codable {
    /// Reads the name.
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

    /// Writes the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}

/// A level, and how sure the one who found it is.
public struct RatedLevel: Hashable, Sendable, Codable {
    /// The level.
    public var level: AwarenessLevel
    /// The probability that it is right, as far as known: in 0...1.
    public var confidence: Double

    /// Makes a rated level, or `nil` where the confidence is outside 0...1: nothing is clamped.
    ///
    /// - Parameters:
    ///   - level: The level.
    ///   - confidence: The probability that it is right.
    public init?(_ level: AwarenessLevel, confidence: Double) {
        guard (0...1).contains(confidence) else { return nil }
        self.level = level
        self.confidence = confidence
    }
}
