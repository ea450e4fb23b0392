internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// The verbs of `creatives campaigns`.
enum CampaignVerb {
    case list(seat: String?, status: Campaign.Status?, ReportPeriod, validates: Bool)
    case show(CampaignID, seat: String?, ReportPeriod, by: Dimension?)
    case unassigned(seat: String?)
    case log(seat: String?)
    case create(name: String, seat: String)
    case rename(CampaignID, String)
    case describe(CampaignID, String)
    case setStatus(CampaignID, Campaign.Status)
    case add(CampaignID, [String])
    case remove(CampaignID, [String])
    case merge([CampaignID])
    case split(CampaignID, name: String, [String])
    case delete(CampaignID)
    case undo(seat: String?)
    case forgetModel(CampaignID?)

    /// Whether the verb does not change the store.
    var onlyReads: Bool {
        switch self {
        case .list, .show, .unassigned, .log: true
        default: false
        }
    }

    /// Parses the verb and its operands.
    init(_ arguments: Arguments) throws {
        guard let verb = arguments.operands.first else {
            throw CommandError(
                .usage,
                "expected a verb such as list or show, found none; see `creatives campaigns \(Help.flag)`")
        }
        let seat = arguments[Self.seat]
        let rest = VerbOperands(verb: verb, Array(arguments.operands.dropFirst()))
        try arguments.refuseForeignOptions(of: verb)
        switch verb {
        case "list":
            try rest.expectNone()
            self = .list(
                seat: seat, status: arguments[Self.status], arguments[Self.period],
                validates: arguments[Self.validate])
        case "show":
            self = .show(
                try rest.onlyID(), seat: seat, arguments[Self.period],
                by: arguments[Self.dimension])
        case "unassigned":
            try rest.expectNone()
            self = .unassigned(seat: seat)
        case "log":
            try rest.expectNone()
            self = .log(seat: seat)
        case "create":
            self = .create(
                name: try rest.text(at: 0, named: "NAME", last: true),
                seat: seat ?? CreativeKey.defaultSeat)
        case "rename": self = .rename(try rest.id(at: 0), try rest.text(at: 1, named: "NAME", last: true))
        case "describe": self = .describe(try rest.id(at: 0), try rest.text(at: 1, named: "TEXT", last: true))
        case "pause": self = .setStatus(try rest.onlyID(), .paused)
        case "activate": self = .setStatus(try rest.onlyID(), .active)
        case "archive": self = .setStatus(try rest.onlyID(), .archived)
        case "delete": self = .delete(try rest.onlyID())
        case "undo":
            try rest.expectNone()
            self = .undo(seat: seat)
        case "forget-model": self = .forgetModel(rest.texts.isEmpty ? nil : try rest.onlyID())
        case "add": self = .add(try rest.id(at: 0), try rest.creatives(from: 1))
        case "remove": self = .remove(try rest.id(at: 0), try rest.creatives(from: 1))
        case "move":
            guard let target = arguments[Self.target] else {
                throw CommandError(.usage, "\(verb) needs \(Self.target.usage), the target campaign")
            }
            self = .add(target, try rest.creatives(from: 0))
        case "merge":
            let ids = try rest.texts.map(VerbOperands.id)
            guard ids.count > 1 else {
                throw CommandError(.usage, "merge needs at least two IDs, found \(ids.count)")
            }
            self = .merge(ids)
        case "split":
            guard let name = arguments[Self.name] else {
                throw CommandError(.usage, "\(verb) needs \(Self.name.usage), the name of the new campaign")
            }
            self = .split(try rest.id(at: 0), name: name, try rest.creatives(from: 1))
        default:
            throw CommandError(unknownVerb: verb, among: Self.names)
        }
    }

    /// The verbs, in the order used in messages.
    static let names = [
        "list", "show", "unassigned", "log", "create", "rename", "describe", "add", "move", "remove", "merge",
        "split", "pause", "activate", "archive", "delete", "undo", "forget-model",
    ]
}

/// The options of individual verbs.
extension CampaignVerb {
    static let period = StoreOption.period.described(verbs: ["list", "show"])
    static let dimension = Option(
        "by", .choice(Dimension.self, "DIMENSION"), "break performance down by a dimension", verbs: ["show"])
    static let validate = Flag(
        "validate", "check whether the creatives of each campaign perform alike in the same geos",
        verbs: ["list"])
    static let seat = ImportArguments.seat.described(
        "the only seat to process, or the seat of a new campaign",
        default: "default: all; for a new campaign \(quoted(CreativeKey.defaultSeat))",
        verbs: ["list", "show", "unassigned", "log", "create", "undo"])
    static let status = Option(
        "status", .choice(Campaign.Status.self, "STATUS"), "only campaigns with this status", verbs: ["list"])
    static let target = Option(
        "to", OptionKind("ID") { try VerbOperands.id($0.text) },
        "the target campaign", verbs: ["move"])
    static let name = Option("name", .text("NAME"), "the name of the new campaign", verbs: ["split"])

    static let order = CampaignOrder.option.described(verbs: ["list"])
    static let csv = CommonOption.csv.described(verbs: ["list", "show", "unassigned"])

    static let syntax: [any DeclaredOption] = [
        period, dimension, order, validate, seat, status, target, name,
    ]

    /// The dimensions by which performance can be broken down.
    enum Dimension: String, CaseIterable {
        case geo, creative, day, facet

        /// The dimension of the store, or `nil` if the store does not know it.
        var dimensions: PerformanceDimensions? {
            switch self {
            case .geo: .geo
            case .creative: .creative
            case .day: .day
            case .facet: nil
            }
        }
    }
}
