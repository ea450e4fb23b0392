internal import CreativeModel
internal import Foundation
internal import RuleClustering

/// The marks of the creatives of a group, with their weights.
///
/// The weight of a mark is the logarithm of the ratio of the group's size to the mark's count: the
/// inverse document frequency of K. Spärck Jones, "A statistical interpretation of term specificity",
/// Journal of Documentation 28(1), 1972, doi:10.1108/eb026526. A mark of only one creative cannot be
/// shared and weighs nothing, nor does a mark of all. Sizes and formats are not marks, because a
/// campaign has many of both.
struct MarkTable {
    private var marks: [Int: [Int]] = [:]
    private var sets: [Int: Set<Int>] = [:]
    private let weights: [Double]
    /// The marks in words, by number.
    private let words: [String]

    init(_ group: [Int], signals: [CreativeSignals]) {
        var numbers: [String: Int] = [:]
        var counts: [Int] = []
        var words: [String] = []
        for index in group {
            let own = Set(Self.marks(of: signals[index])).sorted().map { mark in
                let number = numbers[mark] ?? counts.count
                if number == counts.count {
                    numbers[mark] = number
                    counts.append(0)
                    words.append(mark)
                }
                counts[number] += 1
                return number
            }
            marks[index] = own.sorted()
            sets[index] = Set(own)
        }
        self.words = words
        weights = counts.map { $0 < 2 ? 0 : log(Double(group.count) / Double($0)) }
    }

    /// Returns the fraction, by weight, of an example's marks that a creative shares; `nil` if the
    /// example has no mark with weight.
    func likeness(of index: Int, to example: Int) -> Double? {
        let telling = marks[example] ?? []
        let all = telling.reduce(0) { $0 + weights[$1] }
        guard all > 0 else { return nil }
        let own = sets[index] ?? []
        return telling.reduce(0) { own.contains($1) ? $0 + weights[$1] : $0 } / all
    }

    /// Returns the mark with the highest weight that two creatives share, in words; `nil` if they share
    /// none with weight.
    func strongestShared(of index: Int, with example: Int) -> String? {
        let own = sets[index] ?? []
        let shared = (marks[example] ?? []).filter { own.contains($0) && weights[$0] > 0 }
        let strongest = shared.min { (-weights[$0], $0) < (-weights[$1], $1) }
        return strongest.map { PromptText.shortened(NameText.onOneLine(words[$0]), to: 100) }
    }

    private static func marks(of signal: CreativeSignals) -> [String] {
        let creative = signal.creative
        let marks: [String?] = [
            signal.destination.map { "the page \($0)" },
            signal.asset.map { "the asset \($0)" },
            signal.hint.map { "the hint \($0.text)" },
            creative.platformCampaign.map { "the platform campaign \($0)" },
            creative.launchedAt.map { "the start \(moment($0))" },
            creative.endsAt.map { "the end \(moment($0))" },
            creative.country.map { "the country \($0)" },
            AssetFamily(creative, without: []).map { "a file called \($0.words.joined(separator: " "))" },
        ]
        return marks.compactMap(\.self) + signal.pagesAbove.map { "a page below \($0)" }
    }

    private static func moment(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
