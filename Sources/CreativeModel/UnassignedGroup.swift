internal import StageCore

/// A group of unassigned creatives or deals with the same kind of reason, for reports to people.
///
/// ```swift
/// for group in UnassignedGroup.groups(of: try await store.unassigned()) { print(group.sentence) }
/// // 12 creatives have no landing URL, and neither advertiser nor date is known: 7, 18, 31 and 9 others
/// ```
package struct UnassignedGroup: Hashable, Sendable {
    /// The kind of reason.
    package let kind: UnassignedKind
    /// The IDs with their reasons, in the given order.
    package let members: [Member]
    /// The noun for one member.
    private let noun: String

    /// One creative or deal.
    package struct Member: Hashable, Sendable {
        /// The ID.
        package var id: String
        /// The reason.
        var reason: String
    }

    /// The number of members.
    package var count: Int { members.count }

    /// Groups creatives by the kind of their reasons, the largest group first, then by kind. Each creative is in one
    /// group.
    ///
    /// - Complexity: O(n log n), and O(length of the reasons).
    package static func groups(of creatives: [UnassignedCreative]) -> [UnassignedGroup] {
        groups(creatives.map { ($0.kind, Member(id: $0.creative.id, reason: $0.reason)) }, noun: "creative")
    }

    /// Groups deals by the kind of their reasons, the largest group first, then by kind. Each deal is in one group.
    ///
    /// - Complexity: O(n log n), and O(length of the reasons).
    package static func groups(of deals: [UnassignedDeal]) -> [UnassignedGroup] {
        groups(deals.map { ($0.kind, Member(id: $0.dealID, reason: $0.reason)) }, noun: "deal")
    }

    private static func groups(_ members: [(UnassignedKind, Member)], noun: String) -> [UnassignedGroup] {
        Dictionary(grouping: members, by: \.0).map { kind, members in
            UnassignedGroup(kind: kind, members: members.map(\.1), noun: noun)
        }.sorted { ($1.count, $0.kind) < ($0.count, $1.kind) }
    }
}

// MARK: Words

extension UnassignedGroup {
    /// The statement that applies to all members, such as `2 creatives have no landing URL`. It may contain untrusted
    /// text.
    package var statement: String {
        let (singular, plural) = Self.predicates[kind] ?? Self.others
        return counted(count, noun, singular, plural) + detail
    }

    /// Up to three examples for people: IDs, or the subjects of the reasons with their counts. Untrusted.
    ///
    /// - Complexity: O(n log n), and O(length of the reasons).
    package var examples: [String] { shown.map(\.text) }

    /// The statement and ``examples`` on one line, with the number of members that the examples omit. It may contain
    /// untrusted text.
    package var sentence: String {
        let shown = shown
        let rest = count - shown.reduce(0) { $0 + $1.count }
        return "\(statement): \(shown.map(\.text).joined(separator: ", "))"
            + (rest > 0 ? " and \(counted(rest, "other"))" : "")
    }

    /// What would help the members into a campaign or package; empty if nothing in general does.
    package var help: String { Self.helps[kind] ?? "" }

    private static let addLink = "Add the landing URL."
    private static let helps: [UnassignedKind: String] = [
        .notPlanned: "Cluster them.",
        .noLink: "Add the landing URL, the advertiser, or the dates.",
        .noLinkOrCopy: "Add the landing URL or the copy.",
        .noLinkButCopy: addLink, .hiddenPage: addLink, .noPage: addLink,
        .onlyMacros: "Add the landing URL without macros.", .macroHost: "Add the landing URL without macros.",
        .unreadableLink: "Correct the landing URL.",
        .deepLink: "Add the landing URL without trackers.",
        .noCopy: "Add the copy.",
        .noDate: "Add the launch date.",
        .tooFew: "Import more creatives of their owners, or allow smaller campaigns.",
        .likeTakenOut: "Put them into a campaign.", .takenOut: "Put them into a campaign.",
        .campaignDeleted: "Put them into a campaign, or cluster them again.",
    ]

    private static let exampleCount = 3

    /// The examples, and the number of members that each stands for.
    private var shown: [(text: String, count: Int)] {
        guard Self.namesSubjects.contains(kind) else {
            return members.prefix(Self.exampleCount).map { ($0.id, 1) }
        }
        let counts = members.reduce(into: [String: Int]()) { $0[subject(of: $1.reason), default: 0] += 1 }
        let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return ranked.prefix(Self.exampleCount).map { subject in
            (count == 1 ? subject.key : "\(grouped(subject.value)) × \(subject.key)", subject.value)
        }
    }

    /// Returns the varying part of a reason.
    private func subject(of reason: String) -> String {
        switch kind {
        case .tooFew, .noLinkButCopy, .noCopy, .noDate:
            return String(
                reason.firstRange(of: UnassignedKind.needs).map { reason[..<$0.lowerBound] } ?? reason[...])
        case .takenOut: return String(reason.dropFirst(UnassignedKind.takenOutHead.count))
        case .campaignDeleted:
            let name = reason.dropFirst(UnassignedKind.deletedHead.count)
            return "“\(name.dropLast(UnassignedKind.deletedTail.count))”"
        case .excludedByModel: return String(reason.dropFirst(UnassignedKind.modelHead.count))
        default: return reason
        }
    }

    /// The kinds whose members are shown by the subject of their reasons rather than by their IDs.
    private static let namesSubjects: Set<UnassignedKind> = [
        .tooFew, .noLinkButCopy, .noCopy, .noDate, .takenOut, .campaignDeleted, .excludedByModel, .other,
    ]

    /// The addition to the predicate that all reasons share, or an empty string.
    private var detail: String {
        switch kind {
        case .tooFew:
            let sizes = Set(
                members.map { member in
                    member.reason.firstRange(of: UnassignedKind.needs).map { range in
                        String(member.reason[range.upperBound...].prefix(while: \.isNumber))
                    } ?? ""
                })
            guard let size = sizes.first, sizes.count == 1, !size.isEmpty else { return "" }
            return ", which needs \(size)"
        case .tooFewDeals:
            let sizes = Set(
                members.map { $0.reason.firstMatch(of: #/(?:at least|a cluster needs) ([0-9]+)/#)?.1 })
            guard let size = sizes.first, sizes.count == 1, let size else { return "" }
            return ", which needs \(size)"
        case .noLink, .onlyMacros, .unreadableLink, .macroHost, .hiddenPage:
            let head = UnassignedKind.forms.first { $0.kind == kind }?.head ?? ""
            let tails = Set(members.map { String($0.reason.dropFirst(head.count)) })
            return tails.count == 1 ? tails.first ?? "" : ""
        default: return ""
        }
    }

    private static let others = ("is unassigned for another reason", "are unassigned for other reasons")

    /// The predicates, in the singular and the plural.
    private static let predicates: [UnassignedKind: (String, String)] = [
        .notPlanned: ("has not been planned yet", "have not been planned yet"),
        .noLink: ("has no landing URL", "have no landing URL"),
        .onlyMacros: ("has only macros as a landing URL", "have only macros as landing URLs"),
        .unreadableLink: ("has a landing URL that cannot be read", "have landing URLs that cannot be read"),
        .noPage: ("has a landing URL that leads to no page", "have landing URLs that lead to no page"),
        .macroHost: (
            "has a macro instead of a host in its landing URL",
            "have macros instead of hosts in their landing URLs"
        ),
        .deepLink: ("has a link wrapped in too many trackers", "have links wrapped in too many trackers"),
        .hiddenPage: ("has a landing page hidden by a tracker", "have landing pages hidden by trackers"),
        .tooFew: ("is in a group too small for a campaign", "are in groups too small for a campaign"),
        .noLinkOrCopy: ("has no landing URL and no copy", "have no landing URL and no copy"),
        .noLinkButCopy: (
            "has no landing URL, and copy like that of too few others",
            "have no landing URL, and copy like that of too few others"
        ),
        .noCopy: (
            "has no copy, and a landing URL like that of too few others",
            "have no copy, and landing URLs like those of too few others"
        ),
        .noDate: (
            "has no date, and is in a group too small for a campaign",
            "have no date, and are in groups too small for a campaign"
        ),
        .takenOut: ("was removed from a campaign by a person", "were removed from campaigns by a person"),
        .likeTakenOut: (
            "is similar to a creative that a person removed from a campaign",
            "are similar to creatives that a person removed from campaigns"
        ),
        .campaignDeleted: ("was in a campaign that was deleted", "were in campaigns that were deleted"),
        .campaignMissing: ("was in a campaign that is missing", "were in campaigns that are missing"),
        .belowFloor: (
            "is rated below the GARM floor: unsuitable for any advertising",
            "are rated below the GARM floor: unsuitable for any advertising"
        ),
        .saysNothing: ("has no data except an ID", "have no data except an ID"),
        .tooFewDeals: ("is too few for a cluster", "are too few for a cluster"),
        .tooFewAlike: ("has too few similar deals for a package", "have too few similar deals for a package"),
        .unlikeAny: ("is unlike any package", "are unlike any package"),
        .noRoom: (
            "is similar only to packages that are full or unsuitable for it",
            "are similar only to packages that are full or unsuitable for them"
        ),
        .noPackages: (
            "waits for the next full run: there are no packages yet",
            "wait for the next full run: there are no packages yet"
        ),
        .excludedByModel: ("was excluded by the model", "were excluded by the model"),
        .leftOut: (
            "was left out by the proposer without a reason", "were left out by the proposer without a reason"
        ),
    ]
}
