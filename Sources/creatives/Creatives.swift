internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// The executable: finds the command, runs it, and turns whatever goes wrong into one line and a status.
@main
enum Creatives {
    static var commands: [any Command.Type] {
        [
            ClusterCommand.self, CampaignsCommand.self, EvaluateCommand.self, SampleCommand.self,
            KMeansCommand.self,
            MixtureCommand.self, EmbedCommand.self, PackagesCommand.self, ClassifyCommand.self,
            JobsCommand.self,
            WorkerCommand.self,
        ]
    }

    static func main() async {
        Heap.prepare()
        StandardStreams.prepare()
        StopSignals.prepare()
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
            guard let command = commands.first(where: { $0.syntax.name == name }) else {
                let known = commands.map { $0.syntax.name }
                let hint = Suggestion.hint(for: name, among: known)
                throw CommandError(
                    .usage,
                    "there is no command \(quoted(name))\(hint); the commands are \(known.joined(separator: ", "))"
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
            // Whoever read an output that is standard output has had enough.
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
        // What cannot be written must show before long work.
        try outputs.checkWritable()
        try await command.run()
    }
}

/// One command of the executable.
protocol Command {
    /// What can be typed.
    static var syntax: CommandSyntax { get }

    /// Reads the arguments.
    init(_ arguments: Arguments) throws

    /// Does the work.
    func run() async throws
}

/// How the process ends: a contract with scripts.
enum ExitStatus: Int32 {
    /// Done.
    case done = 0
    /// It could not be done.
    case failed = 1
    /// The command line is wrong.
    case usage = 2
    /// The input data is wrong (EX_DATAERR of `sysexits.h`).
    case data = 65
}

/// Errors as one line and a status.
enum Failure {
    static func line(of error: any Error) -> String {
        let text: String
        switch error {
        case is CancellationError: text = "cancelled"
        // Foundation's own describe themselves by domains and codes.
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
