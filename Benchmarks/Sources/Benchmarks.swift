internal import Foundation

/// `swift run -c release benchmarks NAME`: runs one benchmark, or lists them.
@main
enum Benchmarks {
    static var all: [Benchmark] {
        [
            CampaignBenchmark.benchmark, PackageBenchmark.benchmark, CallBenchmark.benchmark,
            FitBenchmark.benchmark, EncodeBenchmark.benchmark, CorrectionBenchmark.benchmark,
            MoveBenchmark.benchmark,
            GrowthBenchmark.benchmark, WordsBenchmark.benchmark, PictureBenchmark.benchmark,
            ClassifyBenchmark.benchmark, NamesBenchmark.benchmark,
        ]
    }

    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let name = arguments.first, let benchmark = all.first(where: { $0.name == name }) else {
            print("usage: benchmarks NAME [ARGUMENT ...]\n")
            for benchmark in all { print("  \(benchmark.usage)\n      \(benchmark.summary)") }
            exit(arguments.isEmpty || arguments == ["--help"] ? 0 : 2)
        }
        do {
            try await benchmark.run(Array(arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("benchmarks: \(error)\n".utf8))
            exit(1)
        }
    }
}

/// A benchmark of the command line.
struct Benchmark: Sendable {
    var name: String
    var usage: String
    var summary: String
    var run: @Sendable ([String]) async throws -> Void
}

/// An error in the arguments or in a run.
struct BenchmarkError: Error, CustomStringConvertible {
    var description: String
}
