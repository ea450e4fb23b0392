/// How fine or coarse campaigns are.
///
/// ```swift
/// var options = CampaignPlanner.Options()
/// options.resolution = .count(15...20)
/// ```
///
/// A resolution joins campaigns of one owner, or divides them. Campaigns of different owners are never joined, a part has at
/// least ``CampaignPlanner/Options-swift.struct/minimumClusterSize`` creatives, and campaigns that a person edited stay as they are.
public enum CampaignResolution: Sendable, Hashable {
    /// The campaigns that the stages find.
    case usual
    /// Campaigns with several parts are divided into two to four.
    case finer
    /// About half as many campaigns of each owner that has several.
    case coarser
    /// A number of campaigns, at least 1. Within a range, the number is the one before the widest gap between the distances
    /// of the campaigns that are joined or divided. If no number of the range is possible, the nearest one is used, with a
    /// warning in the plan.
    case count(ClosedRange<Int>)
}

extension CampaignResolution: CustomStringConvertible {
    /// The resolution as `usual`, `finer`, `coarser`, or the count as `15...20`.
    public var description: String {
        switch self {
        case .usual: "usual"
        case .finer: "finer"
        case .coarser: "coarser"
        case .count(let range):
            range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)...\(range.upperBound)"
        }
    }
}

extension CampaignResolution {
    /// Reads a count such as `8`, or a range such as `15...20`; `nil` for any other text.
    package init?(counts text: String) {
        let ends = text.split(separator: "...", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first >= 1,
            last >= first
        else { return nil }
        self = .count(first...last)
    }
}
