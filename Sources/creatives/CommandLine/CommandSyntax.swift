/// What can be typed behind a command: read by the parser and by the help alike.
struct CommandSyntax {
    var name: String
    /// One line.
    var summary: String
    /// The arguments without a name, such as `FILE...`; empty where there are none.
    var operands = ""
    /// What is done with the files that these are; `nil` where they are none.
    var operandRole: FileRole?
    var options: [OptionSyntax] = []
    /// What else should be known, shown at the end of the help.
    var details = ""

    /// Options of every command.
    static let common = [
        OptionSyntax("seed", "N", "seed of every random choice (default 0)"),
        OptionSyntax("threads", "N", "threads to use (default: all); never changes a result"),
        OptionSyntax("json", "one JSON document on standard output and nothing else there"),
    ]
}

/// One option.
struct OptionSyntax {
    /// Without the dashes.
    var name: String
    /// What stands for the value in the help; `nil` of a flag.
    var value: String?
    var help: String
    /// What is done with the file that the value names; `nil` where it names none.
    var file: FileRole?

    init(_ name: String, _ value: String, _ help: String, file: FileRole? = nil) {
        self.name = name
        self.value = value
        self.help = help
        self.file = file
    }

    init(_ name: String, _ help: String) {
        self.name = name
        self.help = help
    }
}
