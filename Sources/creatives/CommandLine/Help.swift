/// Generates help texts from the syntax that the parser uses.
enum Help {
    /// Requests the help of a command, regardless of other arguments. No command lists it.
    static let flag = Flag("help", "show the help of a command")

    /// Returns whether the arguments of a command request its help.
    static func isWanted(by arguments: [String]) -> Bool {
        arguments.prefix { $0 != "--" }.contains { $0 == flag.description || $0 == "-h" }
    }

    static func overview(of commands: [CommandSyntax]) -> String {
        let width = commands.map(\.name.count).max() ?? 0
        let rows = commands.map { command in
            let name = command.name
            return "  \(name)\(String(repeating: " ", count: width - name.count))  \(command.summary)"
        }
        return """
            creatives: groups ad creatives into campaigns, packages deals, and analyses ads by awareness stage.

            Usage: creatives COMMAND [OPTION ...]

            \(rows.joined(separator: "\n"))

            The output - is standard output; reports then go to standard error. Files are replaced atomically and keep their
            permissions; devices and pipes are written directly. An output that is also an input, the store or another output is rejected.

            `creatives COMMAND \(flag)` shows the help of a command, and `creatives \(Creatives.version)` the version.
            Exit status: 0 success, 1 failure, 2 usage error, 65 invalid input data.
            """
    }

    static func text(of syntax: CommandSyntax) -> String {
        let heads = syntax.options.map { "  \($0.usage)" }
        let width = min(34, heads.map(\.count).max() ?? 0)
        let rows = zip(heads, syntax.options).map { head, option in
            let gap =
                head.count > width
                ? "\n" + String(repeating: " ", count: width)
                : String(repeating: " ", count: width - head.count)
            return head + gap + "  " + option.help
        }
        let usage = ["creatives \(syntax.name)", syntax.operands, "[OPTION ...]"].filter { !$0.isEmpty }
        let parts = [
            syntax.summary, "Usage: \(usage.joined(separator: " "))", rows.joined(separator: "\n"),
            syntax.details,
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}
