internal import CreativeIntelligence
internal import Foundation

/// Options of all commands that compute.
enum CommonOption {
    static let seed = Option("seed", .integer(0...Int.max), default: 0, "seed of all random choices")
    static let threads = Option(
        "threads", .integer(1...1024), defaultText: "all", "number of threads, without effect on results")
    static let json = Flag("json", "print one JSON document, and nothing else, on standard output")

    static let csv = Flag(
        "csv",
        "print the table as CSV (RFC 4180), and nothing else, on standard output: all rows, or those of \(RowLimit.option)"
    )

    static let syntax: [any DeclaredOption] = [seed, threads, json]
}

extension Arguments {
    /// Returns the context of a run: its seed, threads and progress bar.
    func context(_ progress: ProgressBar) -> RunContext {
        RunContext(
            seed: UInt64(self[CommonOption.seed]),
            threadCount: self[CommonOption.threads] ?? ProcessInfo.processInfo.activeProcessorCount,
            progress: { progress.show($0) })
    }
}
