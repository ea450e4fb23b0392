internal import CreativeIntelligence
internal import Foundation
internal import SampleData
internal import Synchronization

/// Measures when the calls of a language model begin and end, to show that they wait only for the configured limits.
enum CallBenchmark {
    static let benchmark = Benchmark(
        name: "calls",
        usage: "calls --url URL [--deals 1000] [--latency 2] [--parallel 8] [--rate 300] [--svg OUT.svg]",
        summary: """
            proposes packages with the server at URL, which speaks OpenAI's wire format and answers after --latency
                  seconds, and compares the time with the minimum that the limits allow. Benchmarks/llm-timeline
                  starts such a server.
            """
    ) { arguments in
        let request = try FitRequest(arguments)
        guard let url = request.text("url").flatMap({ URL(string: $0) }) else {
            throw BenchmarkError(description: "expected --url URL")
        }
        let limits = CallLimits(
            parallel: try request.integer("parallel") ?? 8, rate: try request.integer("rate") ?? 300,
            latency: try request.number("latency") ?? 2)
        var options = SampleDealSet.Options()
        options.dealCount = try request.integer("deals") ?? 1000
        let deals = SampleDealSet(options: options).deals

        let log = CallLog()
        let model = try OpenAIModel("mock", baseURL: url).observed(by: { log.add($0) })
            .limitingTime().limitingConcurrency(to: limits.parallel)
            .limitingRate(to: .requestsPerMinute(limits.rate))
        var creator = try PackageCreator(proposer: .languageModel(model))
        creator.options.parallelProposals = limits.parallel
        let run = try await creator.packages(for: deals, context: try request.context)
        let calls = log.calls
        guard calls.count > limits.parallel, calls.allSatisfy(\.outcome.isAnswer) else {
            throw BenchmarkError(
                description: "\(calls.count { !$0.outcome.isAnswer }) of \(calls.count) calls failed, "
                    + "expected more than \(limits.parallel) calls and no failures")
        }
        let timeline = CallTimeline(calls: calls, limits: limits)
        if let path = request.text("svg") { try timeline.figure.write(to: path) }
        timeline.printReport(deals: deals.count, clusters: run.clusterCount)
    }
}

/// The limits that calls wait for.
private struct CallLimits {
    var parallel: Int
    /// The number of calls per minute.
    var rate: Int
    /// The response time of the server, in seconds.
    var latency: Double

    /// Returns the earliest start of each call, in seconds, that both limits allow.
    func starts(of count: Int) -> [Double] {
        var starts: [Double] = []
        for number in 0..<count {
            let turn = number == 0 ? 0 : starts[number - 1] + 60 / Double(rate)
            let index = number < parallel ? 0 : starts[number - parallel] + latency
            starts.append(max(turn, index))
        }
        return starts
    }

    /// The number of calls per minute in steady state.
    var bound: Double { min(Double(rate), Double(parallel) * 60 / latency) }

    var binding: String {
        Double(rate) < Double(parallel) * 60 / latency ? "limited by the rate" : "limited by concurrency"
    }
}

private final class CallLog: Sendable {
    private let state = Mutex<[ModelExchange]>([])

    func add(_ call: ModelExchange) { state.withLock { $0.append(call) } }

    /// The calls, in the order in which they began.
    var calls: [ModelExchange] { state.withLock { $0.sorted { $0.start < $1.start } } }
}

extension ModelExchange.Outcome {
    fileprivate var isAnswer: Bool { if case .answered = self { true } else { false } }
}

/// A timeline of the calls of a run, which begins with the first call.
private struct CallTimeline {
    let limits: CallLimits
    /// The start and end of each call, in seconds, and its lane.
    private(set) var calls: [(start: Double, end: Double, lane: Int)] = []
    private var laneCount = 0

    init(calls: [ModelExchange], limits: CallLimits) {
        self.limits = limits
        var laneEnds: [Double] = []
        let origin = calls[0].start
        for call in calls {
            let (start, end) = ((call.start - origin) / .seconds(1), (call.end - origin) / .seconds(1))
            let lane = laneEnds.firstIndex { $0 <= start } ?? laneEnds.count
            if lane == laneEnds.count { laneEnds.append(end) } else { laneEnds[lane] = end }
            self.calls.append((start, end, lane))
        }
        laneCount = laneEnds.count
    }

    private var seconds: Double { calls.map(\.end).max() ?? 0 }

    /// The number of calls per minute from the first start to the last.
    private var rate: Double { Double(calls.count - 1) * 60 / (calls[calls.count - 1].start) }

    func printReport(deals: Int, clusters: Int) {
        let ideal = limits.starts(of: calls.count)
        let idealRate = Double(calls.count - 1) * 60 / ideal[calls.count - 1]
        let idealSeconds = ideal[calls.count - 1] + limits.latency
        let latencies = calls.map { $0.end - $0.start }
        func text(_ value: Double, _ digits: Int = 2) -> String { String(format: "%.\(digits)f", value) }
        print("\(deals) deals, \(clusters) clusters, \(calls.count) calls; \(limits.binding)\n")
        print("| | measured | bound | ratio |\n|---|---:|---:|---:|")
        print(
            "| calls per minute | \(text(rate, 1)) | \(text(idealRate, 1)) | \(text(rate / idealRate, 3)) |")
        print(
            "| s, first start to last end | \(text(seconds)) | \(text(idealSeconds)) | \(text(seconds / idealSeconds, 3)) |"
        )
        print("| concurrent calls | \(laneCount) | \(limits.parallel) | |")
        print(
            "| s per call, median | \(text(median(latencies), 3)) | \(text(limits.latency, 3)) | \(text(median(latencies) / limits.latency, 3)) |"
        )
        print("\nIn steady state, the limits allow \(text(limits.bound, 0)) calls per minute.\n")
        for line in lanes { print("    \(line)") }
        print("")
    }

    /// The timeline as text, a line for each lane. Adjacent calls alternate between two characters.
    private var lanes: [String] {
        let step = max(0.25, seconds / 100)
        var lanes = [[Character]](
            repeating: Array(repeating: " ", count: Int(seconds / step) + 1), count: laneCount)
        var counts = [Int](repeating: 0, count: laneCount)
        for call in calls {
            let sign: Character = counts[call.lane] % 2 == 0 ? "#" : "="
            for column in Int(call.start / step)..<max(Int(call.start / step) + 1, Int(call.end / step)) {
                lanes[call.lane][column] = sign
            }
            counts[call.lane] += 1
        }
        let ruler = String(format: "each character is %.2f s, %.1f s in total", step, seconds)
        return lanes.enumerated().map { String(format: "%2d ", $0 + 1) + String($1) } + [ruler]
    }

    var figure: Figure {
        let points = calls.flatMap { call in
            let lane = Double(call.lane + 1)
            return [
                Chart.Point(call.start, lane), Chart.Point(call.end, lane), Chart.Point(.nan, .nan),
            ]
        }
        return Figure([
            Chart(
                title: "\(limits.parallel) concurrent calls, \(limits.rate) per minute", xTitle: "seconds",
                yTitle: "lane", series: [.line("calls", points: points)])
        ])
    }
}
