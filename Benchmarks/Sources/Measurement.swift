internal import Foundation

/// Figures of one run of a process of its own, so that memory is that run's alone.
struct Measurement: Codable {
    var name: String
    /// Wall seconds by part.
    var seconds: [String: Double]
    /// The most memory the process ever held, in bytes.
    var peakMemory: Int
    /// What the run produced, so that speed is never read without quality.
    var facts: [String: Double]
}

extension Measurement {
    /// The most memory that this process has held so far, in bytes.
    ///
    /// From `/proc`, because the figure of `getrusage` begins with the parent's memory.
    static var peakMemoryOfProcess: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    }

    /// Runs this executable again with other arguments and reads the measurement that it prints.
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
            throw BenchmarkError(description: "the run \(arguments.joined(separator: " ")) failed")
        }
        return try JSONDecoder().decode(Measurement.self, from: data)
    }

    /// Prints the measurement for ``inOwnProcess(_:)``.
    func hand() throws {
        FileHandle.standardOutput.write(try JSONEncoder().encode(self))
    }
}

/// Runs work and adds its wall seconds under a name.
func timed<Result>(
    _ name: String, _ seconds: inout [String: Double], _ work: () async throws -> Result
) async rethrows -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try await work()
    seconds[name, default: 0] += (clock.now - start) / .seconds(1)
    return result
}

/// The value in the middle.
func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
