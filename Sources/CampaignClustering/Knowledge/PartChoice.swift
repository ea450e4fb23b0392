internal import CreativeModel
internal import Foundation
internal import RuleClustering

/// The choice of a draft's part for creatives without a decision: the part with which a creative shares
/// the mark that separates the parts, else the part with the nearest launch, else the largest.
struct PartChoice {
    private let parts: [Int?]
    private let launches: [Double?]
    private let labels: [String?]
    private let partOfLabel: [String: Int]

    /// Looks for the mark that separates the parts.
    ///
    /// - Parameters:
    ///   - members: The creatives of a draft.
    ///   - parts: The part of each creative; `nil` if it is to be chosen.
    ///   - pause: The longest pause between two launches of one wave, in days.
    init(_ members: [CreativeSignals], parts: [Int?], pause: Double) {
        self.parts = parts
        launches = members.map { $0.creative.launchedAt?.timeIntervalSince1970 }
        var found: (labels: [String?], partOfLabel: [String: Int]) = ([], [:])
        for candidate in SplitMarks(members, pause: pause).candidates {
            let texts = candidate.map(\.text)
            if let separated = Self.separated(parts, by: texts) {
                found = (texts, separated)
                break
            }
        }
        (labels, partOfLabel) = found
    }

    /// Returns the part of each label if every label belongs to one part and most creatives have one;
    /// `nil` if the labels do not separate the parts.
    private static func separated(_ parts: [Int?], by labels: [String?]) -> [String: Int]? {
        var partOfLabel: [String: Int] = [:]
        var decided = 0
        var labelled = 0
        for (part, label) in zip(parts, labels) {
            guard let part else { continue }
            decided += 1
            guard let label else { continue }
            labelled += 1
            guard partOfLabel[label] ?? part == part else { return nil }
            partOfLabel[label] = part
        }
        guard Set(partOfLabel.values).count > 1, (decided - labelled) * 4 <= decided else { return nil }
        return partOfLabel
    }

    /// Returns the part of a creative.
    ///
    /// - Parameter followed: The part that the creative followed before. It stays there if no mark
    ///   separates the parts.
    func part(of index: Int, followed: Int?) -> Int {
        if labels.indices.contains(index), let label = labels[index], let part = partOfLabel[label] {
            return part
        }
        if let followed { return followed }
        let decided = parts.indices.filter { parts[$0] != nil }
        if let launch = launches[index] {
            let distances = decided.compactMap { other in
                launches[other].map { (distance: abs($0 - launch), part: parts[other] ?? 0) }
            }
            if let nearest = distances.min(by: { ($0.distance, $0.part) < ($1.distance, $1.part) }) {
                return nearest.part
            }
        }
        return Tally(decided.compactMap { parts[$0] }).mostFrequent ?? 0
    }
}
