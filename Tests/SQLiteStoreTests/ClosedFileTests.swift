import CreativeModel
import Foundation
import Testing

@testable import SQLStores
@testable import SQLiteStore

@Suite("A closed store is one file")
struct ClosedFileTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.url.appendingPathComponent("store.db").path }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    }

    private func open(readOnly: Bool) throws -> CreativeDatabase {
        var options = CreativeDatabase.Options()
        options.readOnly = readOnly
        return try CreativeDatabase(path: path, options: options)
    }

    @Test(arguments: [false, true])
    func `the log is checkpointed when the last connection closes`(readOnly: Bool) async throws {
        do {
            let store = try open(readOnly: false)
            _ = try await store.createCampaign(named: "One", seat: CreativeKey.defaultSeat)
            #expect(try names().count == 3)
            // The reader is the last connection.
            let reader = try open(readOnly: readOnly)
            #expect(try await reader.snapshot().campaigns.count == 1)
        }
        #expect(try names() == ["store.db"])
        do { #expect(try await open(readOnly: readOnly).snapshot().campaigns.count == 1) }
        #expect(try names() == ["store.db"])
    }

    @Test func `a reader cannot change anything, and leaves one file after a refusal`()
        async throws
    {
        do { _ = try open(readOnly: false) }
        do {
            let reader = try open(readOnly: true)
            await #expect(throws: SQLiteStoreError.self) {
                _ = try await reader.createCampaign(named: "One", seat: CreativeKey.defaultSeat)
            }
        }
        do {
            let store = try open(readOnly: false)
            await #expect(throws: StoreError.self) {
                try await store.deleteCampaign(CampaignID(rawValue: 77))
            }
        }
        #expect(try names() == ["store.db"])
    }

    @Test(arguments: 0..<20)
    func `connections that close simultaneously leave one file`(round: Int) async throws {
        do { _ = try open(readOnly: false) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<6 {
                group.addTask {
                    let store = try open(readOnly: index % 2 == 0)
                    if index % 2 == 1 {
                        _ = try await store.createCampaign(named: "\(index)", seat: CreativeKey.defaultSeat)
                    } else {
                        _ = try await store.snapshot()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try names() == ["store.db"])
        #expect(try await open(readOnly: true).snapshot().campaigns.count == 3)
    }

    @Test func `the next reader checkpoints the log of a killed process`() async throws {
        let copy = folder.url.appendingPathComponent("killed.db").path
        do {
            let store = try open(readOnly: false)
            _ = try await store.createCampaign(named: "One", seat: CreativeKey.defaultSeat)
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
            }
        }
        do {
            var options = CreativeDatabase.Options()
            options.readOnly = true
            let reader = try CreativeDatabase(path: copy, options: options)
            #expect(try await reader.snapshot().campaigns.count == 1)
        }
        #expect(try names() == ["killed.db", "store.db"])
    }

    @Test func `pipes and devices are refused immediately`() throws {
        #expect(mkfifo(path, 0o600) == 0)
        for (path, kind) in [(path, "pipe"), ("/dev/null", "device"), (folder.url.path, "folder")] {
            for readOnly in [false, true] {
                var options = CreativeDatabase.Options()
                options.readOnly = readOnly
                let error = #expect(throws: SQLiteStoreError.self) {
                    try CreativeDatabase(path: path, options: options)
                }
                #expect(error?.code == .cannotOpen && error?.description.contains("is a \(kind)") == true)
            }
        }
    }
}
