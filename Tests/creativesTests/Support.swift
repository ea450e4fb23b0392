import Foundation
import Testing

/// Runs the executable.
enum CommandLineTool {
    struct Result {
        var status: Int32
        var output: String
        var diagnostics: String

        /// The JSON document on standard output.
        func json() throws -> [String: Any] {
            let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
            return try #require(value as? [String: Any])
        }
    }

    /// - Parameters:
    ///   - largestFile: The maximum size of a file in bytes, if limited.
    ///   - largestMemory: The maximum memory in bytes, if limited.
    ///   - program: The program to run; the executable, or one that starts it.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], input: Data? = nil,
        largestFile: Int? = nil, largestMemory: Int? = nil, program: URL = executable
    ) throws -> Result {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        // In blocks of 512 and 1,024 bytes.
        let limits =
            (largestFile.map { ["ulimit -f \($0 / 512)"] } ?? [])
            + (largestMemory.map { ["ulimit -d \($0 / 1024)"] } ?? [])
        if !limits.isEmpty {
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            let program = (limits + ["exec \"$0\" \"$@\""]).joined(separator: " && ")
            process.arguments = ["-c", program, executable.path] + arguments
        }
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // Files, because a full pipe would block the process.
        let folder = try TemporaryFolder()
        let files = ["output", "diagnostics"].map { folder.url.appendingPathComponent($0) }
        for file in files { try Data().write(to: file) }
        let handles = try files.map { try FileHandle(forWritingTo: $0) }
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        process.standardInput = FileHandle.nullDevice
        if let input {
            let file = folder.url.appendingPathComponent("input")
            try input.write(to: file)
            process.standardInput = try FileHandle(forReadingFrom: file)
        }
        try process.run()
        process.waitUntilExit()
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return Result(status: process.terminationStatus, output: texts[0], diagnostics: texts[1])
    }

    /// Whether the tests were built with a sanitizer, which needs much memory.
    static let isSanitized = (["__tsan_init", "__asan_init"] as [String]).contains { dlsym(nil, $0) != nil }

    /// The executable beside the test bundle.
    static let executable: URL = {
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        var folder = URL(fileURLWithPath: bundle)
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("creatives")
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
                !isFolder.boolValue
            {
                return candidate
            }
            folder.deleteLastPathComponent()
        }
        return URL(fileURLWithPath: "creatives")
    }()
}

/// A temporary folder that is removed with its owner.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("creatives-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file and returns its path.
    func file(_ name: String, _ content: some Sequence<UInt8>) throws -> String {
        let file = url.appendingPathComponent(name)
        try Data(content).write(to: file)
        return file.path
    }

    func file(_ name: String, _ content: String) throws -> String { try file(name, content.utf8) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}

/// Real data, which is not part of the repository.
enum RealData {
    static let folder: URL = {
        if let named = ProcessInfo.processInfo.environment["CREATIVES_DATA"] {
            return URL(fileURLWithPath: named)
        }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("../shared/data").standardizedFileURL
    }()

    static let isThere = FileManager.default.fileExists(
        atPath: folder.appendingPathComponent("snap-political-ads").path)

    static let explanation: Comment = "needs the real data: set CREATIVES_DATA to its folder"

    static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
}
