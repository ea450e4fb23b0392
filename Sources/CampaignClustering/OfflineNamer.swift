internal import CreativeModel
public import RuleClustering
public import StageCore

/// Names campaigns without a language model: the app or brand, and what tells the campaign from its siblings.
///
/// ```text
/// Sky Runner
/// Nova Shop – Holiday Sale
/// Nova Shop – Holiday Sale, Nov–Dec 2025
/// ```
///
/// A brand is the app's name, else the advertiser as most of its creatives spell it, else the domain's first
/// label. What tells siblings apart is tried in this order: the campaign hint, the page, the subdomain or
/// domain, the period, the format, and at last a number.
///
/// - Complexity: O(n) in the creatives.
public struct OfflineNamer: CampaignNamer {
    /// Makes a namer.
    public init() {}

    /// Names drafts, in their order.
    public func names(
        for drafts: [CampaignDraft], taken: [String: Set<String>], of signals: [CreativeSignals],
        context: RunContext
    ) async throws -> [String] {
        let spellings = Self.spellings(of: drafts, signals)
        let parts = drafts.map { draft in
            NameParts(
                draft, signals: signals, advertiser: spellings[Place(seat: draft.seat, owner: draft.owner)])
        }
        var siblings: [Family: [Int]] = [:]
        for (place, draft) in drafts.enumerated() {
            siblings[Family(seat: draft.seat, brand: parts[place].brand), default: []].append(place)
        }
        var names = Array(repeating: "", count: drafts.count)
        for (family, places) in siblings {
            let proposals = SiblingNames(brand: family.brand, parts: places.map { parts[$0] }).proposals()
            for (place, name) in zip(places, proposals) { names[place] = name }
        }
        var used = taken
        for place in names.indices {
            names[place] = NameText.free(names[place], taken: &used[drafts[place].seat, default: []])
        }
        return names
    }

    private struct Place: Hashable {
        var seat: String
        var owner: Owner
    }

    /// How most creatives of each owner spell its advertiser, so that all its campaigns spell it alike.
    private static func spellings(of drafts: [CampaignDraft], _ signals: [CreativeSignals]) -> [Place: String]
    {
        var found: [Place: [String]] = [:]
        for draft in drafts {
            let names = draft.members.compactMap { signals[$0.index].creative.advertiser }
            found[Place(seat: draft.seat, owner: draft.owner), default: []] += names
        }
        return found.compactMapValues { names in
            Tally(names).ranked.lazy.compactMap { NameText.cleaned($0.value) }.first
        }
    }

    private struct Family: Hashable {
        var seat: String
        var brand: String
    }
}

/// Chooses for each campaign of one brand the shortest description that its siblings do not have.
private struct SiblingNames {
    let brand: String
    let parts: [NameParts]

    func proposals() -> [String] {
        // A hint or page is worth saying even where the period alone would do: people know it.
        let pagesDiffer = Set(parts.map(\.page)).count > 1
        var chosen: [[String]] = parts.map { [$0.hint ?? (pagesDiffer ? $0.page : nil)].compactMap(\.self) }
        for aspect in NameParts.aspects {
            let clashing = indicesOfClashes(chosen)
            guard !clashing.isEmpty else { break }
            for group in clashing {
                let values = group.map { aspect(parts[$0]) }
                // An aspect that all of a group share, or all lack, tells none of them apart.
                guard Set(values).count > 1 else { continue }
                for (place, value) in zip(group, values) {
                    if let value, !chosen[place].contains(value) { chosen[place].append(value) }
                }
            }
        }
        return chosen.map(name)
    }

    private func indicesOfClashes(_ chosen: [[String]]) -> [[Int]] {
        var groups: [[String]: [Int]] = [:]
        for (place, words) in chosen.enumerated() { groups[words, default: []].append(place) }
        return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    private func name(_ words: [String]) -> String {
        guard let first = words.first else { return NameText.shortened(brand, to: NameText.longest) }
        let rest = words.dropFirst().joined(separator: ", ")
        let head = NameText.shortened(brand, to: 30)
        let tail = NameText.shortened(rest, to: 24)
        let room = NameText.longest - head.count - 3 - (tail.isEmpty ? 0 : tail.count + 2)
        return "\(head) – \(NameText.shortened(first, to: room))\(tail.isEmpty ? "" : ", " + tail)"
    }
}
