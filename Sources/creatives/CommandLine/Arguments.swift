internal import StageCore

/// The arguments of a command: the values of its options, and operands.
struct Arguments {
    private(set) var operands: [String] = []
    /// The options of the command by name.
    let table: [String: any DeclaredOption]
    /// The text given for each option; empty for a flag.
    private var texts: [String: String] = [:]
    /// The values of ``texts``, each of the type of its option.
    private var values: [String: any Sendable] = [:]
    /// The guard of output files, set by `Creatives` after its checks.
    var outputGuard: OutputGuard?

    /// Parses `--name value`, `--name=value`, flags and operands. All arguments after `--` are operands.
    ///
    /// - Throws: ``CommandError`` for an invalid option or value.
    init(_ arguments: [String], syntax: CommandSyntax) throws {
        table = Dictionary(uniqueKeysWithValues: syntax.options.map { ($0.name, $0) })
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                operands += rest
                break
            }
            guard argument.hasPrefix("-"), argument != "-" else {
                operands.append(argument)
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let option = try Self.option(String(parts[0]), typed: argument, of: syntax)
            guard texts[option.name] == nil else { throw CommandError(.usage, "\(option) is given twice") }
            texts[option.name] = try Self.text(
                of: option, inline: parts.count > 1 ? String(parts[1]) : nil, &rest)
        }
        // In the order of declaration, because the range of an option may depend on earlier ones.
        for option in syntax.options {
            guard let text = texts[option.name] else { continue }
            values[option.name] = try option.read(GivenText(option: option, text: text, arguments: self))
        }
    }

    /// Returns the option with a name, including its dashes.
    private static func option(
        _ name: String, typed argument: String, of syntax: CommandSyntax
    ) throws -> any DeclaredOption {
        if let option = syntax.options.first(where: { $0.description == name }) { return option }
        let hint = Suggestion.hint(for: name, among: (syntax.options + [Help.flag]).map(\.description))
        guard name.hasPrefix("--") else {
            throw CommandError(
                .usage, "unknown option \(quoted(argument))\(hint); options begin with two dashes")
        }
        throw CommandError(
            .usage, "unknown option \(quoted(name))\(hint); see `creatives \(syntax.name) \(Help.flag)`")
    }

    private static func text(
        of option: any DeclaredOption, inline: String?, _ rest: inout ArraySlice<String>
    ) throws -> String {
        guard let placeholder = option.value else {
            guard inline == nil else { throw CommandError(.usage, "\(option) takes no value") }
            return ""
        }
        guard let value = inline ?? rest.popFirst() else {
            throw CommandError(.usage, "\(option) needs a value, \(placeholder)")
        }
        return value
    }

    /// The value of an option, or its default if it is not given.
    ///
    /// - Precondition: The command declares the option.
    subscript<Value>(option: Option<Value>) -> Value {
        check(option)
        guard let value = values[option.name] else {
            precondition(texts[option.name] == nil, "\(option) is read before it has a value")
            return option.absent
        }
        guard let value = value as? Value else {
            preconditionFailure("\(option) has a value of another type")
        }
        return value
    }

    /// Returns whether an option is given.
    ///
    /// - Precondition: The command declares the option.
    func has(_ option: any DeclaredOption) -> Bool { given(option) != nil }

    /// Returns the text given for an option.
    ///
    /// - Precondition: The command declares the option.
    func given(_ option: any DeclaredOption) -> String? {
        check(option)
        return texts[option.name]
    }

    /// Returns whether the command declares an option.
    func declares(_ option: any DeclaredOption) -> Bool { table[option.name]?.identity === option.identity }

    /// Checks that the command declares the option; reading an undeclared option is a programmer error.
    private func check(_ option: any DeclaredOption) {
        precondition(declares(option), "\(option) is not declared by this command")
    }

    /// Returns the path of an output, which is that of standard output for `-`.
    static func outputPath(_ text: String) -> String { text == "-" ? "/dev/stdout" : text }

    /// Returns the operands, whose number must be that of `names`.
    func operands(named names: String...) throws -> [String] {
        guard operands.count == names.count else {
            throw CommandError(
                .usage, "expected \(names.joined(separator: " ")), found \(operands.count) arguments")
        }
        return operands
    }
}
