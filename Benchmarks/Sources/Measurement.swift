internal import Foundation

/// The measurements of one run, which has a separate process so that its memory can be measured.
struct Measurement: Codable {
    var name: String
    /// The wall time of each part, in seconds.
    var seconds: [String: Double]
    /// The peak memory of the process, in bytes.
    var peakMemory: Int
    /// The results of the run, so that speed is always reported with quality.
    var facts: [String: Double]
}

extension Measurement {
    /// The peak memory of this process so far, in bytes.
    ///
    /// It is read from `/proc`, because the value of `getrusage` includes the memory of the parent.
    static var peakMemoryOfProcess: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    }

    /// Runs this executable with other arguments in a new process, and returns the measurement that it prints.
    static func inOwnProcess(_ arguments: [String]) throws -> Measurement {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchmarkError(description: "run failed: \(arguments.joined(separator: " "))")
        }
        return try JSONDecoder().decode(Measurement.self, from: data)
    }

    /// Prints the measurement for ``inOwnProcess(_:)``.
    func hand() throws {
        FileHandle.standardOutput.write(try JSONEncoder().encode(self))
    }
}

/// Runs a closure and adds its wall time, in seconds, under a name.
func timed<Result>(
    _ name: String, _ seconds: inout [String: Double], _ work: () async throws -> Result
) async rethrows -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try await work()
    seconds[name, default: 0] += (clock.now - start) / .seconds(1)
    return result
}

/// Returns the median of some values, or NaN if there are none.
func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
