internal import StageCore

/// `creatives manual`: prints the manual page.
struct ManualCommand: Command {
    static let syntax = CommandSyntax(
        name: "manual", summary: "Prints the manual page in roff.",
        details: """
            Examples:
              creatives manual | man -l -
              creatives manual > /usr/local/share/man/man1/creatives.1
            """)

    init(_ arguments: Arguments) throws {
        guard arguments.operands.isEmpty else {
            throw CommandError(.usage, "expected no arguments, found \(arguments.operands.count)")
        }
    }

    func run() async throws {
        print(ManualPage.text(for: Creatives.commands.map { $0.syntax }))
    }
}
