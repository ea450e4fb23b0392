import CreativeModel
import Foundation
import StageCore
import Testing

@testable import CreativeImport

/// A temporary folder that is removed when the test ends.
final class Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("import-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func file(_ bytes: some Sequence<UInt8>, name: String = "ads.csv") throws -> URL {
        let file = folder.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file
    }

    func file(_ text: String, name: String = "ads.csv") throws -> URL { try file(text.utf8, name: name) }
}

typealias Options = CreativeImporter.Options

/// Creates options and changes some of them.
func options(keepsGoing: Bool = false, _ set: (inout Options) -> Void = { _ in }) -> Options {
    var options = Options()
    options.keepsGoing = keepsGoing
    set(&options)
    return options
}

/// Imports each text as a separate file: `ads.csv`, `ads2.csv` and so on.
func read(_ texts: String..., options: Options = Options()) throws -> ImportResult {
    let scratch = try Scratch()
    let files = try texts.enumerated().map { index, text in
        try scratch.file(text, name: index == 0 ? "ads.csv" : "ads\(index + 1).csv")
    }
    return try CreativeImporter(options: options).read(files)
}

/// Imports bytes as one file.
func read(bytes: some Sequence<UInt8>, options: Options = Options()) throws -> ImportResult {
    let scratch = try Scratch()
    return try CreativeImporter(options: options).read([scratch.file(bytes)])
}

/// Returns the error of an import that must fail.
func failure(_ body: () throws -> ImportResult) throws -> ImportError {
    try #require(throws: ImportError.self) { _ = try body() }
}

extension ImportResult {
    var ids: [String] { batch.creatives.map(\.key.id) }
    /// All rows of performance in the order of their creatives.
    var records: [PerformanceRecord] {
        batch.performance.creativeKeys.flatMap { batch.performance.records(of: $0) }
    }
    /// The first row of performance, for inputs of one row.
    var metrics: PerformanceMetrics { records.first?.metrics ?? PerformanceMetrics() }

    /// The complete result as text, to compare two runs.
    var fingerprint: String {
        let creatives = batch.creatives.map(String.init(describing:))
        let records = records.map(String.init(describing:))
        return (creatives + records + [String(describing: report)]).joined(separator: "\n")
    }
}

/// A table of performance: creatives `a` to `c` on one day.
let performanceHeader = "creative_id,date,impressions,clicks,spend"

/// Returns an instant in UTC as `2025-01-31T12:00:00Z`.
func instant(_ text: String) throws -> Date {
    try #require(try? Date(text, strategy: .iso8601))
}

extension SeededGenerator {
    /// Returns a random element of a non-empty list.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[uniform(in: 0...(elements.count - 1))]
    }
}
