internal import CreativeIntelligence
internal import Foundation
internal import PostgresStore
internal import StageCore

/// Rejects a command line with an output that is also an input, the store or another output, before any file
/// is opened.
///
/// Files are compared by identity, not by path: links are resolved, and hard links count as one file.
struct OutputGuard {
    /// A file of the command line.
    private struct Named {
        var label: String
        var identity: FileIdentity
        var isWritten: Bool
        /// Files with the same owner do not conflict.
        var owner: Int
    }

    private var files: [Named] = []
    private var outputs: [(label: String, path: String)] = []
    /// Outputs that are databases, mostly stores that are not named on this command line.
    private var databases: [String] = []

    /// Collects the files of a command line.
    ///
    /// - Throws: ``CommandError`` if more than one output is standard output.
    init(_ arguments: Arguments, syntax: CommandSyntax) throws {
        for operand in arguments.operands {
            add(operand, role: syntax.operandRole, label: "the input \(Display.path(operand))")
        }
        for option in syntax.options {
            guard let role = option.file else { continue }
            if let path = arguments.given(option) {
                add(path, role: role, label: "\(option) \(Display.path(path))")
            } else if role == .readsFolder, let folder = InstalledModels.folder() {
                add(folder.path, role: role, label: "the model")
            }
        }
        try checkStandardOutput(
            isJSON: arguments.declares(CommonOption.json) && arguments[CommonOption.json])
        addStandardStreams()
    }

    /// Checks that the outputs differ from each other and from all inputs.
    ///
    /// - Throws: ``CommandError`` for the first conflict.
    func checkDistinct() throws {
        var seen: [FileIdentity: Named] = [:]
        for file in files where file.identity.kind != .device && file.identity.kind != .folder {
            guard let other = seen[file.identity] else {
                seen[file.identity] = file
                continue
            }
            guard file.owner != other.owner, file.isWritten || other.isWritten else { continue }
            if file.identity == FileIdentity(ofDescriptor: STDERR_FILENO) { StandardError.mute() }
            let (written, hit) = file.isWritten ? (file, other) : (other, file)
            throw CommandError(
                .usage, "\(written.label) is the same file as \(hit.label), expected a different file")
        }
        if let label = databases.first {
            throw CommandError(.usage, "\(label) is a database, expected a different file")
        }
    }

    /// Rejects outputs that are files named in an input: the pictures and videos of creatives, and the files
    /// beside them.
    ///
    /// Checks that the outputs differ from each other and from all inputs.
    ///
    /// - Throws: ``CommandError`` for the first conflict.
    func checkDistinct(fromAssetsOf creatives: [Creative]) throws {
        let written = files.filter { $0.isWritten && $0.identity.kind == .regular }
        guard !written.isEmpty else { return }
        let labels = Dictionary(written.map { ($0.identity, $0.label) }) { first, _ in first }
        for creative in creatives {
            guard let path = creative.assetPath, !path.isEmpty else { continue }
            let base = URL(fileURLWithPath: path).deletingPathExtension().relativePath
            for path in [path, "\(base).vtt", "\(base).srt", "\(base).txt"] {
                guard let label = labels[FileIdentity(ofPath: path)] else { continue }
                throw CommandError(
                    .usage,
                    "\(label) is a file of the creative \(quoted(creative.key.id)), expected a different file"
                )
            }
        }
    }

    /// - Throws: ``UnwritableOutput`` for the first output that cannot be opened.
    func checkWritable() throws {
        for output in outputs {
            do {
                try OutputFile.check(output.path)
            } catch {
                throw UnwritableOutput(label: output.label, error)
            }
        }
    }

    // MARK: -

    private mutating func add(_ path: String, role: FileRole?, label: String) {
        let owner = files.count
        func note(_ path: String, _ label: String, isWritten: Bool) {
            // Foundation resolves `..` lexically, even after a link; the system does not.
            for path in Set([path, URL(fileURLWithPath: path).path]).sorted() {
                let identity = FileIdentity(ofPath: path)
                files.append(Named(label: label, identity: identity, isWritten: isWritten, owner: owner))
            }
        }
        func noteDatabase(_ path: String, _ label: String) {
            // SQLite keeps its auxiliary files beside the database itself, not beside a link to it.
            let path = FileIdentity.followed(path)
            for suffix in ["", "-wal", "-shm", "-journal"] { note(path + suffix, label, isWritten: true) }
        }
        switch role {
        case nil: break
        case .reads:
            if path == "-", let input = FileIdentity(ofDescriptor: STDIN_FILENO), input.kind == .regular {
                files.append(Named(label: "standard input", identity: input, isWritten: false, owner: owner))
            } else if path != "-" {
                note(path, label, isWritten: false)
            }
        case .readsValues:
            for word in path.split(whereSeparator: { " ;\t\n".contains($0) }) {
                guard let values = word.split(separator: "=", maxSplits: 1).dropFirst().first else {
                    continue
                }
                for value in values.split(separator: ",") {
                    note(String(value), "the input \(Display.path(String(value)))", isWritten: false)
                }
            }
        case .readsFolder:
            for file in Self.files(in: path) { note(file, "a file of \(label)", isWritten: false) }
        case .writes:
            let path = Arguments.outputPath(path)
            outputs.append((label, path))
            if !FileIdentity.isStandardOutput(path) {
                note(path, label, isWritten: true)
                if DatabaseFile.includes(path) { databases.append(label) }
            }
        case .store: if !PostgresURL.isURL(path) { noteDatabase(path, label) }
        case .writesFolder(let names):
            for name in names {
                note("\(path)/\(name)", "\(name) of \(label)", isWritten: true)
                if DatabaseFile.includes("\(path)/\(name)") { databases.append("\(name) of \(label)") }
            }
        case .keeps(let databases, let names):
            for name in databases { noteDatabase("\(path)/\(name)", "\(name) of \(label)") }
            for name in names { note("\(path)/\(name)", "\(name) of \(label)", isWritten: true) }
        }
    }

    /// Returns the files of a model folder, which are few.
    private static func files(in folder: String) -> [String] {
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else { return [] }
        return names.sorted().prefix(1_000).map { "\(folder)/\($0)" }
    }

    private func checkStandardOutput(isJSON: Bool) throws {
        let labels = outputs.filter { FileIdentity.isStandardOutput($0.path) }.map(\.label)
        guard let first = labels.first else { return }
        guard labels.count == 1 else {
            throw CommandError(
                .usage, "\(first) and \(labels[1]) are both standard output, expected at most one")
        }
        guard !isJSON else {
            throw CommandError(
                .usage,
                "\(first) is standard output, which \(CommonOption.json) uses, expected only one of them"
            )
        }
    }

    /// Standard streams that are files count as inputs and outputs, too:
    /// `campaigns list --store s.db >> s.db`.
    private mutating func addStandardStreams() {
        let streams = [(STDOUT_FILENO, "standard output"), (STDERR_FILENO, "standard error")]
        // If both streams are the same file, they do not conflict.
        let owner = files.count
        for (number, label) in streams {
            guard let identity = FileIdentity(ofDescriptor: number), identity.kind == .regular else {
                continue
            }
            files.append(Named(label: label, identity: identity, isWritten: true, owner: owner))
            guard DatabaseFile.isDatabase("/dev/fd/\(number)") else { continue }
            databases.append(label)
            if number == STDERR_FILENO { StandardError.mute() }
        }
    }

    /// Whether reports go to standard error, because an output of the command is standard output.
    var usesStandardOutput: Bool { outputs.contains { FileIdentity.isStandardOutput($0.path) } }
}

/// An error for an output that cannot be written.
struct UnwritableOutput: Error, CustomStringConvertible {
    var description: String

    init(label: String, _ error: OutputFileError) {
        description = "\(label): cannot be written: \(error.reason)"
    }
}
