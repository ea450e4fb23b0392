internal import CreativeIntelligence
internal import Foundation
internal import SampleData
internal import Synchronization

/// When the calls of a language model begin and end, under limits: whether the limits are what they wait for.
enum CallBenchmark {
    static let benchmark = Benchmark(
        name: "calls",
        usage: "calls --url URL [--deals 1000] [--latency 2] [--parallel 8] [--rate 300] [--svg OUT.svg]",
        summary: """
            has the server at URL, which speaks OpenAI's wire format and takes --latency seconds, propose packages, and
                  compares the time with the least that the limits allow. Benchmarks/llm-timeline starts such a server.
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
                description: "\(calls.count) calls, of which \(calls.count { !$0.outcome.isAnswer }) failed")
        }
        let timeline = CallTimeline(calls: calls, limits: limits)
        if let path = request.text("svg") { try timeline.figure.write(to: path) }
        timeline.printReport(deals: deals.count, clusters: run.clusterCount)
    }
}

/// What calls have to wait for.
private struct CallLimits {
    var parallel: Int
    /// A minute.
    var rate: Int
    /// Seconds that the server takes.
    var latency: Double

    /// When each call of a program that itself takes no time would begin: as soon as both limits let it.
    func starts(of count: Int) -> [Double] {
        var starts: [Double] = []
        for number in 0..<count {
            let turn = number == 0 ? 0 : starts[number - 1] + 60 / Double(rate)
            let place = number < parallel ? 0 : starts[number - parallel] + latency
            starts.append(max(turn, place))
        }
        return starts
    }

    /// Calls a minute, once all places are taken.
    var bound: Double { min(Double(rate), Double(parallel) * 60 / latency) }

    var binding: String {
        Double(rate) < Double(parallel) * 60 / latency ? "the rate binds" : "the calls at once bind"
    }
}

private final class CallLog: Sendable {
    private let state = Mutex<[ModelExchange]>([])

    func add(_ call: ModelExchange) { state.withLock { $0.append(call) } }

    /// In the order in which they began.
    var calls: [ModelExchange] { state.withLock { $0.sorted { $0.start < $1.start } } }
}

extension ModelExchange.Outcome {
    fileprivate var isAnswer: Bool { if case .answered = self { true } else { false } }
}

/// The calls of a run on a line of time that begins with the first.
private struct CallTimeline {
    let limits: CallLimits
    /// Seconds, with the lane that was free.
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

    /// From the first start to the last, where the first calls are let in one by one and the last ones run out.
    private var rate: Double { Double(calls.count - 1) * 60 / (calls[calls.count - 1].start) }

    func printReport(deals: Int, clusters: Int) {
        let ideal = limits.starts(of: calls.count)
        let idealRate = Double(calls.count - 1) * 60 / ideal[calls.count - 1]
        let idealSeconds = ideal[calls.count - 1] + limits.latency
        let latencies = calls.map { $0.end - $0.start }
        func text(_ value: Double, _ digits: Int = 2) -> String { String(format: "%.\(digits)f", value) }
        print("\(deals) deals, \(clusters) clusters, \(calls.count) calls; \(limits.binding)\n")
        print("| | measured | bound | ratio |\n|---|---:|---:|---:|")
        print("| calls a minute | \(text(rate, 1)) | \(text(idealRate, 1)) | \(text(rate / idealRate, 3)) |")
        print(
            "| s, first start to last end | \(text(seconds)) | \(text(idealSeconds)) | \(text(seconds / idealSeconds, 3)) |"
        )
        print("| calls at once | \(laneCount) | \(limits.parallel) | |")
        print(
            "| s a call, median | \(text(median(latencies), 3)) | \(text(limits.latency, 3)) | \(text(median(latencies) / limits.latency, 3)) |"
        )
        print("\nWithout an end, the limits allow \(text(limits.bound, 0)) calls a minute.\n")
        for line in lanes { print("    \(line)") }
        print("")
    }

    /// A line for each call at a time; neighbours are told apart by two signs.
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
        let ruler = String(format: "each sign %.2f s, %.1f s in all", step, seconds)
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
                title: "\(limits.parallel) at once, \(limits.rate) a minute", xTitle: "seconds",
                yTitle: "place", series: [.line("calls", points: points)])
        ])
    }
}
