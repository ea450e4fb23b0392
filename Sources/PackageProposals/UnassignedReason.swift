internal import CreativeModel
internal import StageCore

/// Why deals are in no package, in words for people.
enum UnassignedReason {
    static let belowFloor = "rated below the GARM floor: suitable for no advertising"
    static let leftOut = "the proposer put it into no package and gave no reason"
    static let saysNothing = "nothing is known about it but its id"

    static func tooFewDeals(_ count: Int, least: Int) -> String {
        "\(counted(count, "deal", "is", "are")) too few: at least \(least) are needed"
    }

    static func tooFewAlike(kind: String, dealCount: Int) -> String {
        let least = PackageSize.allowed.lowerBound
        let deal = kind.isEmpty ? "deal" : "\(kind) deal"
        switch dealCount {
        case 1: return "the only \(deal) among those it is most like; a package needs \(least)"
        case ..<least:
            return
                "one of only \(counted(dealCount, deal)) among those it is most like; a package needs \(least)"
        default: return "unlike the other \(deal)s of its cluster; a package needs \(least) that are alike"
        }
    }
}
