internal import CreativeModel
internal import RuleClustering

/// The reasons why creatives stay unassigned, with counts over all planned creatives: "the only
/// creative on X" is used only if X has no other.
struct LeftoverReason {
    private struct Mark: Hashable {
        var seat: String
        var text: String
    }

    private let minimumSize: Int
    private let signals: [CreativeSignals]
    private var onGround: [Mark: Int] = [:]
    private var ofOwner: [Owner: [String: Int]] = [:]
    private var ofOwnerOnGround: [Owner: [Mark: Int]] = [:]
    private var withEvidence: [Mark: Int] = [:]

    /// Counts the creatives.
    ///
    /// - Parameters:
    ///   - drafts: All drafts, for the marks of creatives with an unknown owner.
    ///   - signals: All creatives.
    ///   - minimumSize: The minimum number of creatives in a campaign.
    init(_ drafts: [CampaignDraft], signals: [CreativeSignals], minimumSize: Int) {
        self.minimumSize = minimumSize
        self.signals = signals
        for signal in signals {
            let seat = signal.creative.key.seat
            ofOwner[signal.owner, default: [:]][seat, default: 0] += 1
            guard let ground = signal.ground else { continue }
            let mark = Mark(seat: seat, text: ground)
            onGround[mark, default: 0] += 1
            ofOwnerOnGround[signal.owner, default: [:]][mark, default: 0] += 1
        }
        for draft in drafts where draft.owner == .unknown {
            for member in draft.members {
                withEvidence[Mark(seat: draft.seat, text: Self.detail(of: member)), default: 0] += 1
            }
        }
    }

    /// Returns the reason for the creatives of a draft.
    ///
    /// - Parameters:
    ///   - ground: The app or domain of most of them; empty if unknown.
    ///   - furthest: The number of days within which no campaign of the same owner runs.
    func reason(for draft: CampaignDraft, ground: String, furthest: Int) -> String {
        let own = draft.members.count
        let needs = "a campaign needs \(minimumSize)"
        if draft.owner == .unknown {
            let detail = draft.members.first.map(Self.detail) ?? "its marks"
            let all = withEvidence[Mark(seat: draft.seat, text: detail)] ?? own
            return "\(subject(own, of: all)) with \(detail); \(needs)"
        }
        let lonely = "no campaign of its owner runs within \(furthest) days of \(own == 1 ? "it" : "them")"
        guard !ground.isEmpty else {
            let all = ofOwner[draft.owner]?[draft.seat] ?? own
            let rest = all > own ? ", too far apart in time from the others" : ""
            return
                "\(subject(own, of: all)) of its \(draft.owner == .account ? "account" : "advertiser")\(rest); \(needs), and \(lonely)"
        }
        let mark = Mark(seat: draft.seat, text: ground)
        let here = draft.members.count { signals[$0.index].ground == ground }
        let all = onGround[mark] ?? here
        let ofOwner = ofOwnerOnGround[draft.owner]?[mark] ?? here
        var others: [String] = []
        if ofOwner > here { others.append("at other times") }
        if all > ofOwner { others.append("of other advertisers") }
        let rest = others.isEmpty ? "" : ", the others being \(others.joined(separator: " or "))"
        let elsewhere = own > here ? ", beside \(own - here) of its owner elsewhere" : ""
        return "\(subject(here, of: all)) on \(ground)\(elsewhere)\(rest); \(needs), and \(lonely)"
    }

    /// Divides a draft by what its creatives lack, which tells people what would help.
    ///
    /// - Returns: The parts, each with the end of its reason; empty if nothing is lacking.
    func byLack(_ draft: CampaignDraft) -> [(draft: CampaignDraft, lack: String)] {
        var parts: [(draft: CampaignDraft, lack: String)] = []
        for member in draft.members {
            let lack = lack(of: signals[member.index])
            if let index = parts.firstIndex(where: { $0.lack == lack }) {
                parts[index].draft.members.append(member)
            } else {
                var part = draft
                part.members = [member]
                parts.append((part, lack))
            }
        }
        return parts
    }

    private func lack(of signal: CreativeSignals) -> String {
        let creative = signal.creative
        let hasLink = creative.landingURL?.isEmpty == false || signal.domain != nil
        if !hasLink, !creative.hasCopy { return UnassignedKind.missingLinkAndCopy }
        // An owner of a few creatives has no campaign, whatever is known of them.
        let isFew = (ofOwner[signal.owner]?[creative.key.seat] ?? 0) < minimumSize
        guard !isFew || signal.owner == .unknown else { return "" }
        if !hasLink { return UnassignedKind.missingLink }
        if creative.launchedAt == nil { return UnassignedKind.missingDate }
        return creative.hasCopy ? "" : UnassignedKind.missingCopy
    }

    private func subject(_ own: Int, of all: Int) -> String {
        if all > own { return "\(own) of the \(all) creatives" }
        return own == 1 ? "the only creative" : "the only \(own) creatives"
    }

    private static func detail(of member: CampaignDraft.Member) -> String {
        member.evidence.first?.detail ?? "its marks"
    }
}
