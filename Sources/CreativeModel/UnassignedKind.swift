/// The kind of reason for which a creative is in no campaign, or a deal in no package: an open set, stable, for programs.
///
/// It is read from the reason itself, which is what stores keep: reasons of earlier releases have a kind too, and no store
/// needs another column.
public struct UnassignedKind: RawRepresentable, Hashable, Comparable, Sendable, Codable,
    CustomStringConvertible
{
    /// The name, such as `too_few`.
    public let rawValue: String

    /// Makes a kind of any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The name.
    public var description: String { rawValue }

    /// Orders by name.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

// MARK: Creatives

extension UnassignedKind {
    /// No plan has looked at it.
    static let notPlanned = Self(rawValue: "not_planned")
    /// It has no landing URL, and nothing else that would group it.
    static let noLink = Self(rawValue: "no_link")
    /// Its landing URL holds only macros that were not filled in.
    static let onlyMacros = Self(rawValue: "only_macros")
    /// Its landing URL cannot be read.
    static let unreadableLink = Self(rawValue: "unreadable_link")
    /// Its landing URL leads to no page: an address of e-mail, a telephone number.
    static let noPage = Self(rawValue: "no_page")
    /// A macro that was not filled in stands where the host of its landing URL belongs.
    static let macroHost = Self(rawValue: "macro_host")
    /// Its link is wrapped in more trackers than are taken off.
    static let deepLink = Self(rawValue: "deep_link")
    /// A tracker hides its landing page.
    static let hiddenPage = Self(rawValue: "hidden_page")
    /// It and those like it are fewer than a campaign needs.
    static let tooFew = Self(rawValue: "too_few")
    /// A person took it out of its campaign.
    static let takenOut = Self(rawValue: "taken_out")
    /// It is like creatives that a person took out of its campaign, and too few are with it.
    static let likeTakenOut = Self(rawValue: "like_taken_out")
    /// Its campaign was deleted.
    static let campaignDeleted = Self(rawValue: "campaign_deleted")
    /// Its campaign is not there.
    static let campaignMissing = Self(rawValue: "campaign_missing")
    /// A reason of no kind that is known here.
    static let other = Self(rawValue: "other")
}

// MARK: Deals

extension UnassignedKind {
    /// It is rated below the GARM floor.
    static let belowFloor = Self(rawValue: "below_floor")
    /// Nothing is known of it but its id.
    static let saysNothing = Self(rawValue: "says_nothing")
    /// There are too few deals for any cluster.
    static let tooFewDeals = Self(rawValue: "too_few_deals")
    /// Too few deals are like it.
    static let tooFewAlike = Self(rawValue: "too_few_alike")
    /// It is unlike the deals of any package.
    static let unlikeAny = Self(rawValue: "unlike_any")
    /// The packages that it is like cannot take it.
    static let noRoom = Self(rawValue: "no_room")
    /// There are no packages that could take it.
    static let noPackages = Self(rawValue: "no_packages")
    /// A model excluded it, with a reason of its own.
    static let excludedByModel = Self(rawValue: "excluded_by_model")
    /// Whoever proposed packages left it out without a reason.
    static let leftOut = Self(rawValue: "left_out")
}

// MARK: Reading reasons

extension UnassignedKind {
    /// How reasons of one kind read.
    struct Form {
        var kind: UnassignedKind
        /// What they begin with; empty where only ``part`` tells.
        var head: String
        /// What stands in them behind the head; empty where the head tells.
        var part = ""

        func fits(_ reason: String) -> Bool {
            reason.hasPrefix(head) && (part.isEmpty || reason.contains(part))
        }
    }

    /// Reasons that begin with their kind come first: names of others may stand behind, and hold anything.
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
        Form(kind: .tooFew, head: "", part: needs),
        Form(kind: .tooFewAlike, head: "", part: "; a package needs "),
        Form(kind: .tooFewDeals, head: "", part: " too few: at least "),
    ]

    /// What the name of the campaign stands behind.
    static let takenOutHead = "a person took it out of campaign "
    /// What the name of a campaign that was deleted stands between.
    static let deletedHead = "its campaign “"
    static let deletedTail = "” was deleted"
    /// What a model's own reason stands behind.
    static let modelHead = "the model: "
    /// What stands between a group that is too small and the size that a campaign needs.
    static let needs = "; a campaign needs "

    /// The kind of a reason; ``other`` where none is recognised.
    ///
    /// - Parameter reason: A reason as plans and stores have it.
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
