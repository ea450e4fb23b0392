/// Help texts, made from the syntax that the parser reads.
enum Help {
    /// Asks for the help of a command, whatever else is typed: no command lists it.
    static let flag = Flag("help", "tells what a command does and takes")

    /// Whether the arguments of a command ask for its help.
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
            creatives: turns ad creatives into campaigns, deals into packages, and ads into insights.

            Usage: creatives COMMAND [OPTION ...]

            \(rows.joined(separator: "\n"))

            An output named - is standard output, and reports then go to standard error. Files are replaced whole, with their
            permissions; devices and pipes are written to; an output that is an input, the store or another output is refused.

            `creatives COMMAND \(flag)` tells more. Exit status: 0 done, 1 failed, 2 wrong usage, 65 bad input data.
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
