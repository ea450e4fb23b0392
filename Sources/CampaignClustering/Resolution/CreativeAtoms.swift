internal import CreativeModel
internal import Foundation
internal import RuleClustering

/// Sets of creatives that are compared as one: whole drafts, or the smallest parts of a draft.
struct CreativeAtoms {
    /// What is compared of one set.
    struct Atom {
        /// The indices of its members in the draft, or of all members of a whole draft.
        var members: [Int]
        /// The distinct texts: copy, names, and the words of its links.
        var texts: [String]
        /// The page of most members, else their app or domain, else empty.
        var place: String
        /// The app or domain of most members; empty if unknown.
        var ground: String
        /// The middle of the launches in seconds, if any is known.
        var time: Double?
    }

    private(set) var atoms: [Atom] = []

    /// The number of distinct texts that are compared of one set.
    fileprivate static let textLimit = 50
    /// The number of parts of one draft that are compared.
    static let atomLimit = 512

    /// Creates an atom of each draft.
    init(of drafts: [CampaignDraft], signals: [CreativeSignals]) {
        atoms = drafts.map { draft in
            Self.atom(Array(draft.members.indices), of: draft, signals: signals)
        }
    }

    /// Creates the smallest parts of one draft: the creatives with the same page, campaign, words and launch day. If these are
    /// too many, days become months, and then words are left out.
    init(within draft: CampaignDraft, signals: [CreativeSignals]) {
        for level in 0..<4 {
            var order: [String] = []
            var members: [String: [Int]] = [:]
            for (position, member) in draft.members.enumerated() {
                let key = Self.key(of: signals[member.index], level: level)
                if members[key] == nil { order.append(key) }
                members[key, default: []].append(position)
            }
            guard order.count <= Self.atomLimit || level == 3 else { continue }
            guard order.count <= Self.atomLimit else { return }
            atoms = order.map { Self.atom(members[$0] ?? [], of: draft, signals: signals) }
            return
        }
    }

    private static func key(of signal: CreativeSignals, level: Int) -> String {
        let creative = signal.creative
        let campaign = signal.namedCampaign?.key ?? creative.platformCampaign ?? ""
        let page = signal.location?.joined(separator: "/") ?? signal.ground ?? ""
        let period = level < 1 ? 86_400.0 : 30 * 86_400.0
        let day = creative.launchedAt.map { String(Int($0.timeIntervalSince1970 / period)) } ?? ""
        let words = level < 2 ? BlindSpot.text(of: creative) : ""
        return [page, campaign, level < 3 ? day : "", words].joined(separator: "\u{1F}")
    }

    private static func atom(_ positions: [Int], of draft: CampaignDraft, signals: [CreativeSignals]) -> Atom
    {
        var texts: Set<String> = []
        var places: [String] = []
        var grounds: [String] = []
        var times: [Double] = []
        for position in positions {
            let signal = signals[draft.members[position].index]
            if texts.count < textLimit { texts.insert(text(of: signal)) }
            places.append(signal.location?.joined(separator: "/") ?? signal.ground ?? "")
            grounds.append(signal.ground ?? "")
            if let time = signal.creative.launchedAt?.timeIntervalSince1970 { times.append(time) }
        }
        times.sort()
        return Atom(
            members: positions, texts: texts.filter { !$0.isEmpty }.sorted(),
            place: Tally(places).mostFrequent ?? "", ground: Tally(grounds).mostFrequent ?? "",
            time: times.isEmpty ? nil : times[times.count / 2])
    }

    private static func text(of signal: CreativeSignals) -> String {
        let parts = [
            BlindSpot.text(of: signal.creative), signal.hint?.text ?? "",
            signal.page?.segments.joined(separator: " ") ?? "",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: ". ")
    }
}

extension CreativeAtoms.Atom {
    /// Joins sets. The largest one decides about place and time.
    init(joining parts: [Self]) {
        let largest = parts.max { $0.members.count < $1.members.count }
        self.init(
            members: parts.flatMap(\.members),
            texts: Array(Set(parts.flatMap(\.texts)).sorted().prefix(CreativeAtoms.textLimit)),
            place: largest?.place ?? "", ground: largest?.ground ?? "", time: largest?.time)
    }
}
