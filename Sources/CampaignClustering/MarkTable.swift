internal import CreativeModel
internal import Foundation
internal import RuleClustering

/// Which marks the creatives of a group have, and how telling each is inside the group.
///
/// A mark weighs the logarithm of how many times rarer than the group it is: the inverse document frequency of K. Spärck
/// Jones, "A statistical interpretation of term specificity", Journal of Documentation 28(1), 1972,
/// doi:10.1108/eb026526. What only one creative has cannot be shared and weighs nothing, as does what all have.
struct MarkTable {
    private var marks: [Int: [Int]] = [:]
    private var sets: [Int: Set<Int>] = [:]
    private let weights: [Double]

    init(_ group: [Int], signals: [CreativeSignals]) {
        var numbers: [String: Int] = [:]
        var counts: [Int] = []
        for index in group {
            let own = Set(Self.marks(of: signals[index])).sorted().map { mark in
                let number = numbers[mark] ?? counts.count
                if number == counts.count {
                    numbers[mark] = number
                    counts.append(0)
                }
                counts[number] += 1
                return number
            }
            marks[index] = own.sorted()
            sets[index] = Set(own)
        }
        weights = counts.map { $0 < 2 ? 0 : log(Double(group.count) / Double($0)) }
    }

    /// The share, by weight, of an example's telling marks that a creative has too; `nil` where the example has none.
    func likeness(of index: Int, to example: Int) -> Double? {
        let telling = marks[example] ?? []
        let all = telling.reduce(0) { $0 + weights[$1] }
        guard all > 0 else { return nil }
        let own = sets[index] ?? []
        return telling.reduce(0) { own.contains($1) ? $0 + weights[$1] : $0 } / all
    }

    private static func marks(of signal: CreativeSignals) -> [String] {
        let creative = signal.creative
        let marks: [String?] = [
            signal.destination.map { "page \($0)" },
            signal.asset.map { "asset \($0)" },
            signal.hint.map { "hint \($0.text)" },
            creative.launchedAt.map { "start \($0.timeIntervalSince1970)" },
            creative.endsAt.map { "end \($0.timeIntervalSince1970)" },
            creative.format.map { "format \($0.rawValue)" },
            creative.size.map { "size \($0)" },
            creative.country.map { "country \($0)" },
            AssetFamily(creative, without: []).map { "file \($0.words.joined(separator: " "))" },
        ]
        return marks.compactMap(\.self) + signal.pagesAbove.map { "above \($0)" }
    }
}
