internal import StageCore

/// `creatives completion`: prints the completion script of a shell.
struct CompletionCommand: Command {
    static let syntax = CommandSyntax(
        name: "completion", summary: "Prints a completion script for bash, zsh or fish.", operands: "SHELL",
        verbs: Shell.allCases.map(\.rawValue),
        details: """
            Examples:
              source <(creatives completion bash)
              creatives completion zsh > "${fpath[1]}/_creatives"
              creatives completion fish > ~/.config/fish/completions/creatives.fish
            """)

    private let shell: Shell

    init(_ arguments: Arguments) throws {
        let name = try arguments.operands(named: "SHELL")[0]
        guard let shell = Shell(rawValue: name) else {
            throw CommandError(
                .usage, "SHELL is \(quoted(name)), expected \(ChoiceText.list(Self.syntax.verbs))")
        }
        self.shell = shell
    }

    func run() async throws {
        print(shell.completion(of: Creatives.commands.map { $0.syntax }))
    }
}
