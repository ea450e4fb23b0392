internal import CreativeIntelligence
internal import Foundation

/// What `creatives campaigns` is asked to do.
enum CampaignVerb {
    case list(seat: String?, status: Campaign.Status?, ReportPeriod, validates: Bool)
    case show(CampaignID, seat: String?, ReportPeriod, by: PerformanceDimensions?)
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

    /// Whether the store stays as it is.
    var onlyReads: Bool {
        switch self {
        case .list, .show, .unassigned, .log: true
        default: false
        }
    }

    /// Reads the verb and what stands behind it.
    init(_ arguments: Arguments) throws {
        guard let verb = arguments.operands.first else {
            throw UsageError(
                "expected a verb such as list or show, found none; see `creatives campaigns --help`")
        }
        let seat = try ImportArguments.seat(arguments)
        let rest = VerbOperands(verb: verb, Array(arguments.operands.dropFirst()))
        try arguments.refuseForeignOptions(of: verb, owners: Self.owners)
        switch verb {
        case "list":
            try rest.expectNone()
            let status = try arguments.choice("status", of: Campaign.Status.allCases.map(\.rawValue))
            self = .list(
                seat: seat, status: status.flatMap(Campaign.Status.init),
                try StoreOption.period(arguments), validates: arguments.has("validate"))
        case "show":
            self = .show(
                try rest.onlyID(), seat: seat, try StoreOption.period(arguments),
                by: try Self.dimension(arguments))
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
            self = .undo(seat: arguments.text("seat"))
        case "forget-model": self = .forgetModel(rest.texts.isEmpty ? nil : try rest.onlyID())
        case "add": self = .add(try rest.id(at: 0), try rest.creatives(from: 1))
        case "remove": self = .remove(try rest.id(at: 0), try rest.creatives(from: 1))
        case "move":
            guard let text = arguments.text("to") else {
                throw UsageError("move needs --to ID, the campaign")
            }
            self = .add(try VerbOperands.id(text), try rest.creatives(from: 0))
        case "merge":
            let ids = try rest.texts.map(VerbOperands.id)
            guard ids.count > 1 else { throw UsageError("merge needs two ids or more, found \(ids.count)") }
            self = .merge(ids)
        case "split":
            guard let name = arguments.text("name") else {
                throw UsageError("split needs --name NAME, the new campaign's")
            }
            self = .split(try rest.id(at: 0), name: name, try rest.creatives(from: 1))
        default:
            throw UsageError(
                "there is no verb \(Display.quoted(verb)); the verbs are list, show, unassigned, log, create, rename, "
                    + "describe, add, move, remove, merge, split, pause, activate, archive, delete, undo and "
                    + "forget-model")
        }
    }

    /// Options that belong to some verbs only.
    private static let owners = [
        "by": ["show"], "status": ["list"], "to": ["move"], "name": ["split"],
        "seat": ["list", "show", "unassigned", "log", "create", "undo"],
        "period": ["list", "show"], "validate": ["list"],
    ]

    private static func dimension(_ arguments: Arguments) throws -> PerformanceDimensions? {
        switch try arguments.choice("by", of: ["geo", "creative", "day"]) {
        case "geo": .geo
        case "creative": .creative
        case "day": .day
        default: nil
        }
    }
}

/// What stands behind a verb.
struct VerbOperands {
    let verb: String
    let texts: [String]

    init(verb: String, _ texts: [String]) {
        self.verb = verb
        self.texts = texts
    }

    func expectNone() throws {
        guard texts.isEmpty else {
            throw UsageError("\(verb) takes no arguments, found \(Display.quoted(texts[0]))")
        }
    }

    func onlyID() throws -> CampaignID {
        guard texts.count == 1 else {
            throw UsageError("\(verb) needs one ID, found \(texts.count) arguments")
        }
        return try Self.id(texts[0])
    }

    func id(at place: Int) throws -> CampaignID {
        guard place < texts.count else { throw UsageError("\(verb) needs ID, a campaign's number") }
        return try Self.id(texts[place])
    }

    func text(at place: Int, named name: String, last: Bool) throws -> String {
        guard place < texts.count else { throw UsageError("\(verb) needs \(name)") }
        guard !last || texts.count == place + 1 else {
            throw UsageError("\(verb) has too many arguments; put \(name) into quotation marks")
        }
        return texts[place]
    }

    func creatives(from place: Int) throws -> [String] {
        guard place < texts.count else { throw UsageError("\(verb) needs CREATIVE..., ids of creatives") }
        return Array(texts[place...])
    }

    static func id(_ text: String) throws -> CampaignID {
        guard let number = Int(text), number > 0 else {
            throw UsageError("\(Display.quoted(text)) is no campaign, expected a number such as 12")
        }
        return CampaignID(rawValue: number)
    }
}
