import CreativeModel
import Foundation
import JobScheduling
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Observers of a store are notified of the changes of all connections.
@Suite(.timeLimit(.minutes(2))) struct ChangeTests {
    private let folder = TemporaryFolder()

    private func nextChange(of store: CreativeDatabase, after change: () async throws -> Void) async throws {
        let (changes, continuation) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let observation = try #require(store.observeChanges { continuation.yield() })
        try await change()
        var iterator = changes.makeAsyncIterator()
        await iterator.next()
        observation.cancel()
    }

    @Test func `changes of other connections are observed, also through a link and with an unusual name`()
        async throws
    {
        let path = folder.url.appendingPathComponent("a ?#.db").path
        let link = folder.url.appendingPathComponent("link.db").path
        let writer = try CreativeDatabase(path: path)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        let reader = try CreativeDatabase(path: link)
        for number in 0..<20 {
            try await nextChange(of: reader) {
                _ = try await writer.createCampaign(named: "\(number)", seat: "s")
            }
        }
    }
}
