internal import CreativeIntelligence
internal import Foundation

/// The arguments of one command: options by name, and operands.
struct Arguments {
    private(set) var operands: [String] = []
    private var values: [String: String] = [:]
    private let outputs: Set<String>
    /// Knows which files are written, once `Creatives` has looked.
    var outputGuard: OutputGuard?

    /// Reads `--name value`, `--name=value`, flags and operands; all behind `--` is an operand.
    init(_ arguments: [String], syntax: CommandSyntax) throws {
        outputs = Set(syntax.options.filter { $0.file == .writes }.map(\.name))
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                operands += rest
                break
            }
            guard argument.hasPrefix("--") else {
                guard !argument.hasPrefix("-") || argument == "-" else {
                    throw UsageError(
                        "unknown option \(Display.quoted(argument)); options begin with two dashes")
                }
                operands.append(argument)
                continue
            }
            let parts = argument.dropFirst(2).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard let option = syntax.options.first(where: { $0.name == name }) else {
                throw UsageError(
                    "unknown option \(Display.quoted("--" + name)); see `creatives \(syntax.name) --help`")
            }
            guard values[name] == nil else { throw UsageError("--\(name) is given twice") }
            let value = try Self.value(of: option, inline: parts.count > 1 ? String(parts[1]) : nil, &rest)
            if option.file == .store { try Self.checkIsFile(value, of: name) }
            values[name] = value
        }
    }

    private static func value(
        of option: OptionSyntax, inline: String?, _ rest: inout ArraySlice<String>
    ) throws -> String {
        guard let placeholder = option.value else {
            guard inline == nil else { throw UsageError("--\(option.name) takes no value") }
            return ""
        }
        guard let value = inline ?? rest.popFirst() else {
            throw UsageError("--\(option.name) needs a value, \(placeholder)")
        }
        return value
    }

    /// Any name is that of a file, but for an address of a server.
    private static func checkIsFile(_ store: String, of name: String) throws {
        let scheme = store.prefix { $0 != ":" }
        guard ["postgres", "postgresql"].contains(scheme.lowercased()),
            store.dropFirst(scheme.count).hasPrefix("://")
        else { return }
        // The rest may hold a password.
        throw UsageError(
            "--\(name) \(scheme)://… is a PostgreSQL server, for which this build has no driver; expected a file"
        )
    }

    func has(_ name: String) -> Bool { values[name] != nil }

    /// A value as it was typed. That of an output is read by ``output(_:)``.
    func text(_ name: String) -> String? {
        assert(!outputs.contains(name), "--\(name) is an output")
        return values[name]
    }

    /// The path of an output; standard output's where it is `-`.
    ///
    /// - Precondition: The option is declared as one that writes, so that `OutputGuard` has seen it.
    func output(_ name: String) -> String? {
        precondition(outputs.contains(name), "--\(name) is not declared as an output")
        return values[name].map(Self.outputPath)
    }

    static func outputPath(_ text: String) -> String { text == "-" ? "/dev/stdout" : text }

    /// A value as it was typed, whatever it is.
    func given(_ name: String) -> String? { values[name] }

    /// A whole number of a range.
    func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = values[name] else { return nil }
        guard let value = Int(text), range.contains(value) else {
            let expected =
                range.upperBound == .max
                ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
            throw UsageError("--\(name) is \(Display.quoted(text)), expected a whole number \(expected)")
        }
        return value
    }

    /// A finite number of at least 0.
    func number(_ name: String, upTo greatest: Double = .greatestFiniteMagnitude) throws -> Double? {
        guard let text = values[name] else { return nil }
        guard let value = Double(text), value.isFinite, value >= 0, value <= greatest else {
            let range =
                greatest == .greatestFiniteMagnitude ? "of at least 0" : "from 0 to \(greatest.formatted())"
            throw UsageError("--\(name) is \(Display.quoted(text)), expected a number \(range)")
        }
        return value
    }

    /// One of several words.
    func choice(_ name: String, of words: [String]) throws -> String? {
        guard let text = values[name] else { return nil }
        guard words.contains(text) else {
            throw UsageError(
                "--\(name) is \(Display.quoted(text)), expected \(words.joined(separator: ", "))")
        }
        return text
    }

    /// A count, or a range of counts written `1...9`.
    func counts(_ name: String) throws -> ClosedRange<Int>? {
        guard let text = values[name] else { return nil }
        let ends = text.split(separator: "...", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first >= 1,
            last >= first
        else {
            throw UsageError(
                "--\(name) is \(Display.quoted(text)), expected a count such as 8 or a range such as 1...9")
        }
        return first...last
    }

    /// Refuses options that belong to other verbs: silently passing them over would mislead.
    ///
    /// - Parameter owners: For each such option, the verbs that take it.
    func refuseForeignOptions(of verb: String, owners: [String: [String]]) throws {
        for (option, verbs) in owners.sorted(by: { $0.key < $1.key })
        where has(option) && !verbs.contains(verb) {
            throw UsageError(
                "--\(option) belongs to \(verbs.joined(separator: " and ")), not to \(Display.quoted(verb))")
        }
    }

    /// The context of a run: `--seed`, `--threads`, and a progress bar.
    func context(_ progress: ProgressBar) throws -> RunContext {
        RunContext(
            seed: try integer("seed", in: 0...Int.max).map(UInt64.init) ?? 0,
            threadCount: try integer("threads", in: 1...1024) ?? ProcessInfo.processInfo.activeProcessorCount,
            progress: { progress.show($0) })
    }

    /// The operands, of which there must be as many as `names`.
    func operands(named names: String...) throws -> [String] {
        guard operands.count == names.count else {
            throw UsageError("expected \(names.joined(separator: " ")), found \(operands.count) arguments")
        }
        return operands
    }
}
