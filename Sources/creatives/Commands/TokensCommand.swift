internal import CreativeIntelligence
internal import CreativeServer
internal import Foundation
internal import StageCore

/// `creatives tokens`: the access tokens of `creatives serve`.
struct TokensCommand: Command {
    private static let tokens = Option("tokens", .file(.writes), "the file of tokens (required)")
    private static let access = Option(
        "access", .choice(Rights.self, "ACCESS"), default: .write, "what the token permits", verbs: ["add"])
    private static let seats = Option(
        "seats", .list("ID,..."), defaultText: "all", "the seats that the token permits", verbs: ["add"])

    private enum Rights: String, CaseIterable {
        case read
        case write
    }

    private static let verbs = ["add", "list", "remove"]

    static let syntax = CommandSyntax(
        name: "tokens", summary: "Adds, lists and removes the access tokens of `creatives serve`.",
        operands: "VERB [NAME]", verbs: verbs, options: [tokens, access, seats, CommonOption.json],
        details: """
            add NAME creates a token and the file if it is missing, and prints the token. The file contains only its hash: the
            token cannot be shown again. remove NAME removes it; a running server refuses it within a second. Programs send a
            token as `Authorization: Bearer TOKEN`; people enter it on the page /sign-in.

            JSON keys: name, access, seats (null for all), token (of add); of list: tokens, with these keys.
            """)

    private let verb: String
    private let name: String?
    private let file: URL
    private let rights: Access
    private let isJSON: Bool

    init(_ arguments: Arguments) throws {
        guard let verb = arguments.operands.first else {
            throw CommandError(.usage, "expected a verb such as add or list, found none")
        }
        guard Self.verbs.contains(verb) else { throw CommandError(unknownVerb: verb, among: Self.verbs) }
        try arguments.refuseForeignOptions(of: verb)
        let rest = VerbOperands(verb: verb, Array(arguments.operands.dropFirst()))
        if verb == "list" {
            try rest.expectNone()
            name = nil
        } else {
            name = try rest.text(at: 0, named: "NAME", last: true)
        }
        guard let path = arguments[Self.tokens] else {
            throw CommandError(.usage, "\(Self.tokens.usage) is missing, expected the file of tokens")
        }
        self.verb = verb
        file = URL(fileURLWithPath: path)
        rights = Access(
            seats: arguments[Self.seats].map { Set($0) }, mayWrite: arguments[Self.access] == .write)
        isJSON = arguments[CommonOption.json]
    }

    func run() async throws {
        let isMissing = verb == "add" && !FileManager.default.fileExists(atPath: file.path)
        var table = isMissing ? TokenTable() : try TokenTable(contentsOf: file)
        switch (verb, name) {
        case ("add", let name?):
            let token = try table.add(name, rights)
            try table.write(to: file)
            guard isJSON else { return print(token) }
            var object = Self.object(name, rights)
            object["token"] = .string(token)
            try JSONValue.object(object).print()
        case ("remove", let name?):
            guard table.remove(name) else {
                throw CommandError(.usage, "there is no token of the name \(quoted(name))")
            }
            try table.write(to: file)
        default: try list(table)
        }
    }

    private func list(_ table: TokenTable) throws {
        guard !isJSON else {
            return try JSONValue.object([
                "tokens": .array(table.entries.map { .object(Self.object($0.name, $0.access)) })
            ]).print()
        }
        for entry in table.entries {
            let seats =
                entry.access.seats.map { "seats " + $0.sorted().joined(separator: ", ") } ?? "all seats"
            print(
                "\(Display.safe(entry.name)): \(entry.access.mayWrite ? "write" : "read"), \(Display.safe(seats))"
            )
        }
    }

    private static func object(_ name: String, _ access: Access) -> [String: JSONValue] {
        [
            "name": .string(name), "access": .string(access.mayWrite ? "write" : "read"),
            "seats": access.seats.map { .array($0.sorted().map { .string($0) }) } ?? .null,
        ]
    }
}
