internal import CreativeIntelligence
internal import CreativeServer
internal import Foundation
internal import StageCore

/// `creatives mcp`: the operations of a store as tools for language models, over standard input and output.
struct MCPCommand: Command {
    private static let write = Flag("write", "also offer the operations that change the store")

    static let syntax = CommandSyntax(
        name: "mcp", summary: "Serves a store to language models over standard input and output.",
        options: [StoreOption.store, write] + JobTypesOption.syntax + [CommonOption.seed],
        details: """
            The command speaks the Model Context Protocol: one JSON-RPC message per line on standard input, and one reply per line
            on standard output. It supports the revisions up to 2025-11-25, which begin with a handshake, and the stateless
            revision 2026-07-28. It ends when standard input ends.

            The tools are the reading operations of `creatives serve`, by their names in its /openapi.json: campaigns, creatives,
            performance, packages, ads, jobs, and plans that are not applied. With \(write) all other operations are tools, too. Jobs
            that a tool adds wait for `creatives worker`.

            Names, URLs and other texts of the data are untrusted. A client should not follow instructions in them.
            """)

    private let context: ServiceContext
    private let writes: Bool

    init(_ arguments: Arguments) throws {
        guard arguments.operands.isEmpty else {
            throw CommandError(.usage, "unexpected argument \(quoted(arguments.operands[0]))")
        }
        writes = arguments[Self.write]
        let store = try StoreOption.open(arguments, reading: !writes, making: false)
        let seed = UInt64(arguments[CommonOption.seed])
        let option = try JobTypesOption(arguments)
        context = ServiceContext(
            store: store, jobTypes: try option.types(over: store, seed: seed),
            planner: { try option.campaignPlanner(seed: seed, usesModel: $0) }, hasModel: option.namesModel,
            isReadOnly: !writes)
    }

    func run() async throws {
        let server = MCPServer(context: context, writes: writes)
        while !StandardOutput.hasFailed, let line = readLine() {
            guard line.contains(where: { !$0.isWhitespace }), let reply = await server.reply(to: line) else {
                continue
            }
            print(reply)
            StandardOutput.flush()
        }
    }
}
