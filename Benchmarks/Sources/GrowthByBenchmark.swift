internal import Foundation

/// `growth --by`: checks that doubling the size costs little more than twice as much.
///
/// Each size runs in a separate process. The time is processor time, user and system, because other processes may use the machine.
/// If a size seems to cost too much, it and the previous size are measured again, and the minimum of all runs is used, because
/// noise only adds time.
enum GrowthByBenchmark {
    /// The maximum ratio of time for a doubling. For *n* log *n* the ratio is 2.15 at the smallest sizes.
    static let mostTime = 2.3
    /// The maximum ratio of memory for a doubling.
    static let mostMemory = 2.1
    /// The maximum number of further measurements of a doubling that costs too much.
    private static let retries = 3

    private struct Cost {
        var processor = Double.infinity
        var wall = Double.infinity
        var memory = Int.max
        var result = 0

        mutating func lower(to other: Measurement) {
            processor = min(processor, other.seconds["processor"] ?? .infinity)
            wall = min(wall, other.seconds["wall"] ?? .infinity)
            memory = min(memory, other.peakMemory)
            result = Int(other.facts["result"] ?? 0)
        }
    }

    /// Measures all sizes and throws an error if a doubling costs too much.
    ///
    /// - Parameter arguments: The arguments after `--by`.
    static func compare(_ arguments: [String]) throws {
        guard let work = arguments.first.flatMap(GrowthWork.init) else {
            let names = GrowthWork.allCases.map(\.rawValue).joined(separator: ", ")
            throw BenchmarkError(
                description: "--by is \(arguments.first ?? "missing"), expected one of \(names)")
        }
        let sizes = arguments.count > 1 ? arguments.dropFirst().compactMap { Int($0) } : work.sizes
        guard sizes.count == max(arguments.count - 1, 1) || arguments.count == 1, sizes.count >= 2,
            zip(sizes, sizes.dropFirst()).allSatisfy({ $0 > 0 && $1 == 2 * $0 })
        else {
            throw BenchmarkError(
                description: "expected sizes that double each time, found "
                    + arguments.dropFirst().joined(separator: " "))
        }
        print("| \(work.rawValue) | processor s | wall s | peak MiB | result | time × | memory × |")
        print("|---:|---:|---:|---:|---:|---:|---:|")
        var costs: [Int: Cost] = [:]
        func measure(_ size: Int) throws {
            costs[size, default: Cost()].lower(
                to: try Measurement.inOwnProcess(["growth", "--measure-by", work.rawValue, "\(size)"]))
        }
        var failures: [String] = []
        for (index, size) in sizes.enumerated() {
            try measure(size)
            guard index > 0 else {
                print(line(size, costs[size] ?? Cost(), nil))
                continue
            }
            for _ in 0..<retries where !isFine(costs, size) {
                try measure(size / 2)
                try measure(size)
            }
            let (before, after) = (costs[size / 2] ?? Cost(), costs[size] ?? Cost())
            print(line(size, after, before))
            if !isFine(costs, size) { failures.append("\(size / 2) to \(size)") }
        }
        guard failures.isEmpty else {
            throw BenchmarkError(
                description:
                    "\(work.rawValue): more than \(mostTime) times the time or \(mostMemory) times the memory from "
                    + failures.joined(separator: ", from "))
        }
    }

    private static func isFine(_ costs: [Int: Cost], _ size: Int) -> Bool {
        guard let before = costs[size / 2], let after = costs[size] else { return false }
        return after.processor <= mostTime * before.processor
            && Double(after.memory) <= mostMemory * Double(before.memory)
    }

    private static func line(_ size: Int, _ cost: Cost, _ before: Cost?) -> String {
        let ratios = before.map {
            [cost.processor / $0.processor, Double(cost.memory) / Double($0.memory)].map {
                String(format: "%.2f", $0)
            }
        }
        let cells = [
            "\(size)", String(format: "%.2f", cost.processor), String(format: "%.2f", cost.wall),
            "\(cost.memory >> 20)", "\(cost.result)",
        ]
        return "| \((cells + (ratios ?? ["–", "–"])).joined(separator: " | ")) |"
    }

    /// Runs one size in this process and prints its measurement.
    static func measure(_ name: String, _ size: String) async throws {
        guard let work = GrowthWork(rawValue: name), let size = Int(size) else {
            throw BenchmarkError(description: "expected a kind and a size, found \(name) \(size)")
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("growth-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (clock, processor) = (ContinuousClock.now, processorSeconds)
        let result = try await work.run(size, in: folder)
        try Measurement(
            name: "growth",
            seconds: [
                "wall": (ContinuousClock.now - clock) / .seconds(1),
                "processor": processorSeconds - processor,
            ], peakMemory: Measurement.peakMemoryOfProcess, facts: ["result": Double(result)]
        ).hand()
    }

    /// The user and system time of all threads of this process, in seconds.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}
