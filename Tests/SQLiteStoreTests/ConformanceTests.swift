import CreativeModel
import Foundation
import SQLiteStore
import CreativeIntelligenceTesting
import Testing

/// The conformance suites on a store in a file.
@Suite struct DatabaseConformanceTests {
    @Test func `campaigns conform`() async throws {
        let folder = try Folder()
        try await CampaignStoreConformance(makeStore: { try CreativeDatabase(path: folder.newPath()) })
            .checkAll()
    }

    @Test func `transactions conform`() async throws {
        let folder = try Folder()
        try await CampaignStoreConformance(makeStore: { try CreativeDatabase(path: folder.newPath()) })
            .checkTransactions()
    }

    @Test func `deals conform`() async throws {
        let folder = try Folder()
        try await DealStoreConformance(makeStore: { try CreativeDatabase(path: folder.newPath()) }).checkAll()
    }

    @Test func `classifications conform`() async throws {
        let folder = try Folder()
        try await ClassificationStoreConformance(makeStore: { try CreativeDatabase(path: folder.newPath()) })
            .checkAll()
    }

    @Test func `packages conform`() async throws {
        let folder = try Folder()
        try await PackageStoreConformance(makeStore: { try CreativeDatabase(path: folder.newPath()) })
            .checkAll()
    }
}

/// A folder that is removed with its last owner.
private final class Folder: Sendable {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("stores-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func newPath() -> String { url.appendingPathComponent("\(UUID().uuidString).db").path }
}
