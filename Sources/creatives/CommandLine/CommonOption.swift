internal import CreativeIntelligence
internal import Foundation

/// Options of every command that computes.
enum CommonOption {
    static let seed = Option("seed", .integer(0...Int.max), default: 0, "seed of every random choice")
    static let threads = Option(
        "threads", .integer(1...1024), defaultText: "all", "number of threads, which never changes a result")
    static let json = Flag("json", "one JSON document on standard output and nothing else there")

    static let syntax: [any DeclaredOption] = [seed, threads, json]
}

extension Arguments {
    /// The context of a run: the seed, the threads, and a progress bar.
    func context(_ progress: ProgressBar) -> RunContext {
        RunContext(
            seed: UInt64(self[CommonOption.seed]),
            threadCount: self[CommonOption.threads] ?? ProcessInfo.processInfo.activeProcessorCount,
            progress: { progress.show($0) })
    }
}
