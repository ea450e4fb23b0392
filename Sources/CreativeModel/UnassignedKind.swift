/// The kind of reason for which a creative is in no campaign, or a deal in no package: an open set, stable, for
/// programs.
///
/// The kind is derived from the stored text of the reason, so reasons of earlier releases have a kind too, and stores
/// need no additional column.
public struct UnassignedKind: RawRepresentable, Hashable, Comparable, Sendable, Codable,
    CustomStringConvertible
{
    /// The name, such as `too_few`.
    public let rawValue: String

    /// Creates a kind with any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The name.
    public var description: String { rawValue }

    /// Orders kinds by name.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

// MARK: Creatives

extension UnassignedKind {
    /// No plan has covered it.
    static let notPlanned = Self(rawValue: "not_planned")
    /// It has no landing URL, and no other property to group it by.
    static let noLink = Self(rawValue: "no_link")
    /// Its landing URL consists of unexpanded macros.
    static let onlyMacros = Self(rawValue: "only_macros")
    /// Its landing URL is invalid.
    static let unreadableLink = Self(rawValue: "unreadable_link")
    /// Its landing URL leads to no page, such as an e-mail address or a telephone number.
    static let noPage = Self(rawValue: "no_page")
    /// Its landing URL has an unexpanded macro in place of a host.
    static let macroHost = Self(rawValue: "macro_host")
    /// Its link is wrapped in more trackers than can be unwrapped.
    static let deepLink = Self(rawValue: "deep_link")
    /// A tracker hides its landing page.
    static let hiddenPage = Self(rawValue: "hidden_page")
    /// Its group is smaller than the minimum size of a campaign.
    static let tooFew = Self(rawValue: "too_few")
    /// Its group is too small, and it has neither a landing URL nor copy to find others by.
    static let noLinkOrCopy = Self(rawValue: "no_link_or_copy")
    /// Its group is too small, and it has no landing URL to find others by.
    static let noLinkButCopy = Self(rawValue: "no_link_but_copy")
    /// Its group is too small, and it has no copy to find others by.
    static let noCopy = Self(rawValue: "no_copy")
    /// Its group is too small, and it has no date, so that nothing is near in time.
    static let noDate = Self(rawValue: "no_date")
    /// A person removed it from its campaign.
    static let takenOut = Self(rawValue: "taken_out")
    /// It is similar to creatives that a person removed from its campaign, and too few others are similar to it.
    static let likeTakenOut = Self(rawValue: "like_taken_out")
    /// Its campaign was deleted.
    static let campaignDeleted = Self(rawValue: "campaign_deleted")
    /// Its campaign does not exist.
    static let campaignMissing = Self(rawValue: "campaign_missing")
    /// A reason of an unknown kind.
    static let other = Self(rawValue: "other")
}

// MARK: Deals

extension UnassignedKind {
    /// It is rated below the GARM floor.
    static let belowFloor = Self(rawValue: "below_floor")
    /// Only its ID is known.
    static let saysNothing = Self(rawValue: "says_nothing")
    /// There are too few deals to cluster.
    static let tooFewDeals = Self(rawValue: "too_few_deals")
    /// Too few deals are similar to it.
    static let tooFewAlike = Self(rawValue: "too_few_alike")
    /// It is not similar to the deals of any package.
    static let unlikeAny = Self(rawValue: "unlike_any")
    /// The packages that it is similar to cannot take it.
    static let noRoom = Self(rawValue: "no_room")
    /// There are no packages to add it to.
    static let noPackages = Self(rawValue: "no_packages")
    /// A model excluded it, with a reason of its own.
    static let excludedByModel = Self(rawValue: "excluded_by_model")
    /// The proposer left it out without a reason.
    static let leftOut = Self(rawValue: "left_out")
}

// MARK: Reading reasons

extension UnassignedKind {
    /// The textual form of the reasons of one kind.
    struct Form {
        var kind: UnassignedKind
        /// The beginning of the reasons; empty if only ``part`` identifies the kind.
        var head: String
        /// A text that follows the head; empty if the head alone identifies the kind.
        var part = ""
        /// The end of the reasons; empty if it varies.
        var tail = ""

        func fits(_ reason: String) -> Bool {
            reason.hasPrefix(head) && reason.hasSuffix(tail) && (part.isEmpty || reason.contains(part))
        }
    }

    /// Forms that begin with a fixed text come first, because others begin with a name, which may contain anything.
    static let forms: [Form] = [
        Form(kind: .notPlanned, head: UnassignedCreative.notPlanned),
        Form(kind: .takenOut, head: takenOutHead),
        Form(kind: .likeTakenOut, head: "like creative "),
        Form(kind: .campaignDeleted, head: deletedHead, part: deletedTail),
        Form(kind: .campaignMissing, head: "its campaign "),
        Form(kind: .noLink, head: "no landing URL"),
        Form(kind: .onlyMacros, head: "the landing URL holds only macros"),
        Form(kind: .unreadableLink, head: "the landing URL cannot be read"),
        Form(kind: .noPage, head: "the landing URL is a "),
        Form(kind: .macroHost, head: "the landing URL holds a macro instead of a host"),
        Form(kind: .deepLink, head: "its link is wrapped more than "),
        Form(kind: .hiddenPage, head: "a tracker hides the landing page"),
        Form(kind: .belowFloor, head: "rated below the GARM floor"),
        Form(kind: .saysNothing, head: "nothing is known about it but its id"),
        Form(kind: .tooFewDeals, head: "there are only "),
        Form(kind: .noRoom, head: "the packages it is like "),
        Form(kind: .noPackages, head: "there are no packages yet"),
        Form(kind: .unlikeAny, head: "unlike any package"),
        Form(kind: .excludedByModel, head: modelHead),
        Form(kind: .leftOut, head: "the proposer put it into no package"),
        Form(kind: .noLinkOrCopy, head: "", part: needs, tail: missingLinkAndCopy),
        Form(kind: .noLinkButCopy, head: "", part: needs, tail: missingLink),
        Form(kind: .noCopy, head: "", part: needs, tail: missingCopy),
        Form(kind: .noDate, head: "", part: needs, tail: missingDate),
        Form(kind: .tooFew, head: "", part: needs),
        Form(kind: .tooFewAlike, head: "", part: "; a package needs "),
        Form(kind: .tooFewDeals, head: "", part: " too few: at least "),
    ]

    /// The text before the name of the campaign.
    static let takenOutHead = "a person took it out of campaign "
    /// The text before and after the name of a deleted campaign.
    static let deletedHead = "its campaign “"
    static let deletedTail = "” was deleted"
    /// The text before a model's own reason.
    static let modelHead = "the model: "
    /// What a creative in a group that is too small lacks, at the end of the reason.
    package static let missingLinkAndCopy = "; it has neither landing URL nor copy"
    package static let missingLink = "; it has no landing URL"
    package static let missingCopy = "; it has no copy"
    package static let missingDate = "; it has no date"
    /// The text between a group that is too small and the minimum size of a campaign.
    static let needs = "; a campaign needs "

    /// Creates the kind of a reason; ``other`` if it is not recognised.
    ///
    /// - Parameter reason: A reason from a plan or a store.
    /// - Complexity: O(length of the reason).
    init(ofReason reason: String) {
        self = Self.forms.first { $0.fits(reason) }?.kind ?? .other
    }
}

extension UnassignedCreative {
    /// The kind of the reason.
    public var kind: UnassignedKind { UnassignedKind(ofReason: reason) }
}

extension UnassignedDeal {
    /// The kind of the reason.
    public var kind: UnassignedKind { UnassignedKind(ofReason: reason) }
}
