internal import CreativeModel
internal import Foundation
internal import RuleClustering

/// The marks that could separate the creatives of a draft.
struct SplitMarks {
    /// The value of a mark for a creative, in words for its evidence, and the creative's launch.
    struct Label {
        var text: String?
        /// The launch in seconds since 1970.
        var launch: Double?
    }

    /// The labels of the creatives for each mark, in the order in which to try them.
    let candidates: [[Label]]

    init(_ members: [CreativeSignals], pause: Double) {
        let launches = members.map { $0.creative.launchedAt?.timeIntervalSince1970 }
        let brand = AssetFamily.brandWords(of: members)
        var marks: [[String?]] = [members.map { $0.destination.map { "leads to \($0)" } }]
        // From the domain downwards: the first depth that separates them is the widest.
        for depth in 0...3 {
            marks.append(members.map { Self.path($0, depth: depth).map { "leads to pages of \($0)" } })
        }
        marks.append(
            members.map { member in
                AssetFamily(member.creative, without: brand).map {
                    "its file is called “\($0.words.joined(separator: " "))”"
                }
            })
        marks.append(members.map { $0.creative.format.map { "its format is \($0.rawValue)" } })
        marks.append(Self.waves(launches, pause: pause))
        candidates = marks.map { texts in zip(texts, launches).map { Label(text: $0, launch: $1) } }
    }

    private static func path(_ signal: CreativeSignals, depth: Int) -> String? {
        guard let page = signal.page, let host = page.host else { return nil }
        return ([host.registrableDomain] + page.segments.prefix(depth)).joined(separator: "/")
    }

    /// Divides launches into waves, at each gap longer than the pause, else at each gap over a
    /// day and over three times the median gap.
    private static func waves(_ launches: [Double?], pause: Double) -> [String?] {
        let days = launches.compactMap(\.self).sorted().map { $0 / 86_400 }
        let gaps = zip(days, days.dropFirst()).map { $1 - $0 }
        guard let longest = gaps.max() else { return launches.map { _ in nil } }
        let usual = gaps.sorted()[gaps.count / 2]
        let limit = longest > pause ? pause : max(1, 3 * usual)
        var starts = days.prefix(1) + []
        for (gap, day) in zip(gaps, days.dropFirst()) where gap > limit { starts.append(day) }
        return launches.map { launch in
            guard let launch, let start = starts.last(where: { $0 <= launch / 86_400 }) else { return nil }
            let day = Day(Date(timeIntervalSince1970: start * 86_400 + 0.5), in: .gmt)
            return "launched in the wave from \(day) on"
        }
    }
}
