internal import CreativeIntelligence

/// The manual page of the executable, in the man macros of roff (man(7)).
enum ManualPage {
    static func text(for commands: [CommandSyntax]) -> String {
        var lines = [
            ".TH CREATIVES 1 \"\" \"creatives \(PackageVersion.current)\" \"User Commands\"",
            ".SH NAME",
            "creatives \\- group ad creatives into campaigns, package deals, and analyse ads",
            ".SH SYNOPSIS",
            ".B creatives",
            ".I COMMAND",
            "[\\fIOPTION\\fR ...]",
            ".SH COMMANDS",
        ]
        for command in commands { lines += section(of: command) }
        lines += [
            ".SH EXIT STATUS",
            ".TP", "0", "Success.",
            ".TP", "1", "Failure.",
            ".TP", "2", "Usage error.",
            ".TP", "65", "Invalid input data.",
        ]
        return lines.joined(separator: "\n")
    }

    private static func section(of command: CommandSyntax) -> [String] {
        let usage = ["creatives \(command.name)", command.operands, "[OPTION ...]"].filter { !$0.isEmpty }
        var lines = [".SS \(escaped(usage.joined(separator: " ")))", escaped(command.summary)]
        for option in command.options {
            lines += [".TP", ".B \(escaped(option.usage))", escaped(option.help)]
        }
        guard !command.details.isEmpty else { return lines }
        // The lines of the details are aligned by hand.
        lines += [".PP", ".nf"]
        lines += command.details.split(separator: "\n", omittingEmptySubsequences: false).map {
            escaped(String($0))
        }
        return lines + [".fi"]
    }

    /// Escapes backslashes and dashes, which a reader may copy, and a control character at the start of a line.
    private static func escaped(_ text: String) -> String {
        let line = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }
}
