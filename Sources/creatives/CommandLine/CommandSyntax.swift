/// What can be typed behind a command: read by the parser and by the help alike.
struct CommandSyntax {
    var name: String
    /// One line.
    var summary: String
    /// The arguments without a name, such as `FILE...`; empty where there are none.
    var operands = ""
    /// What is done with the files that these are; `nil` where they are none.
    var operandRole: FileRole?
    /// Each name once.
    var options: [any DeclaredOption] = []
    /// What else should be known, shown at the end of the help.
    var details = ""
}
