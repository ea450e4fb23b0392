import CreativeModel
import Foundation
import JobScheduling
import StoreConformance
import Testing

@testable import SQLiteStore

/// Jobs in a store file.
@Suite struct JobStoreTests {
    private let folder = JobFolder()

    @Test func `a store file conforms`() async throws {
        try await JobStoreConformance { [folder] rules in
            var options = CreativeDatabase.Options()
            options.jobRetries = rules
            return try CreativeDatabase(path: folder.newPath(), options: options)
        }.checkAll()
    }
}

/// A folder that goes with its last owner.
final class JobFolder: Sendable {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("jobs-\(UUID().uuidString)")

    init() { try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    func newPath() -> String { url.appendingPathComponent("\(UUID().uuidString).db").path }
}
