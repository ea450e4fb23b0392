internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// The executable: selects the command, runs it, and reports errors as one line and an exit status.
@main
enum Creatives {
    static var commands: [any Command.Type] {
        [
            ClusterCommand.self, CampaignsCommand.self, EvaluateCommand.self, SampleCommand.self,
            KMeansCommand.self,
            MixtureCommand.self, HDBSCANCommand.self, HierarchyCommand.self, EmbedCommand.self,
            TopicsCommand.self,
            PackagesCommand.self, ClassifyCommand.self,
            JobsCommand.self, ColumnsCommand.self,
            WorkerCommand.self, StoreCommand.self, ServeCommand.self, TokensCommand.self, MCPCommand.self,
            CompletionCommand.self, ManualCommand.self,
        ]
    }

    /// Requests the version of the package.
    static let version = Flag("version", "show the version")

    static func main() async {
        Heap.prepare()
        StandardStreams.prepare()
        StopSignals.prepare()
        DistributedRun.prepare(CommandLine.arguments)
        let status = StandardOutput.finish(await run(Array(CommandLine.arguments.dropFirst())))
        TemporaryFiles.removeAll()
        exit(status.rawValue)
    }

    static func run(_ arguments: [String]) async -> ExitStatus {
        do {
            guard let name = arguments.first, name != Help.flag.name, !Help.isWanted(by: [name]) else {
                print(Help.overview(of: commands.map { $0.syntax }))
                return .done
            }
            if [Self.version.name, Self.version.description].contains(name) {
                print("creatives \(PackageVersion.current)")
                return .done
            }
            guard let command = commands.first(where: { $0.syntax.name == name }) else {
                let known = commands.map { $0.syntax.name }
                let hint = Suggestion.hint(for: name, among: known)
                throw CommandError(
                    .usage,
                    "unknown command \(quoted(name))\(hint); the commands are \(known.joined(separator: ", "))"
                )
            }
            let rest = Array(arguments.dropFirst())
            if Help.isWanted(by: rest) {
                print(Help.text(of: command.syntax))
                return .done
            }
            try await run(command, rest)
            return .done
        } catch {
            // A closed output that is standard output is not an error: its reader has stopped reading.
            guard !OutputStream.standardOutputIsClosed else { return .done }
            StandardError.write("creatives: \(Failure.line(of: error))")
            return Failure.status(of: error)
        }
    }
}

extension Creatives {
    private static func run(_ command: (some Command).Type, _ arguments: [String]) async throws {
        var arguments = try Arguments(arguments, syntax: command.syntax)
        let outputs = try OutputGuard(arguments, syntax: command.syntax)
        try outputs.checkDistinct()
        arguments.outputGuard = outputs
        if outputs.usesStandardOutput { StandardOutput.giveWay() }
        let command = try command.init(arguments)
        // Outputs that cannot be written are reported before long work.
        try outputs.checkWritable()
        try await command.run()
    }
}

/// One command of the executable.
protocol Command {
    /// The command-line syntax.
    static var syntax: CommandSyntax { get }

    /// Parses the arguments.
    init(_ arguments: Arguments) throws

    /// Runs the command.
    func run() async throws
}

/// The exit statuses of the process, which scripts depend on.
enum ExitStatus: Int32 {
    /// The command succeeded.
    case done = 0
    /// The command failed.
    case failed = 1
    /// The command line is invalid.
    case usage = 2
    /// The input data is invalid (EX_DATAERR of `sysexits.h`).
    case data = 65
}

/// Converts errors to one line and an exit status.
enum Failure {
    static func line(of error: any Error) -> String {
        let text: String
        switch error {
        case is CancellationError: text = "cancelled"
        // Foundation describes its own errors by domains and codes.
        case is CocoaError, is URLError, is EncodingError, is DecodingError, is POSIXError:
            text = SystemReason.text(of: error)
        case let error as any CustomStringConvertible & Error where !(type(of: error) is NSError.Type):
            text = error.description
        default: text = SystemReason.text(of: error)
        }
        return Display.safe(text)
    }

    static func status(of error: any Error) -> ExitStatus {
        guard let error = error as? any CodedError else { return .failed }
        return switch error.category {
        case .usage: .usage
        case .input: .data
        case .environment, .refused, .internal: .failed
        }
    }
}
