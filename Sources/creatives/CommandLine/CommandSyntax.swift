/// The syntax of a command, used by both the parser and the help.
struct CommandSyntax {
    var name: String
    /// A one-line summary.
    var summary: String
    /// The operands, such as `FILE...`; empty if there are none.
    var operands = ""
    /// The verbs, if the first operand is one.
    var verbs: [String] = []
    /// The role of operands that are files, or `nil` if they are not files.
    var operandRole: FileRole?
    /// The options. Names are unique.
    var options: [any DeclaredOption] = []
    /// Additional text at the end of the help.
    var details = ""
}
