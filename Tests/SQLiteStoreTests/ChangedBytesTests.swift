import CreativeModel
import Foundation
import JobScheduling
import StageCore
import StoreSequences
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// A store file with changed bytes is refused or read unchanged, and never gives other values.
@Suite struct ChangedBytesTests {
    private let folder = TemporaryFolder()

    private static let now = Date(timeIntervalSince1970: 1_767_603_600.123)

    /// The bytes of a store after some random calls, with a job.
    private func randomFile(seed: UInt64) async throws -> [UInt8] {
        let path = folder.url.appendingPathComponent("\(UUID().uuidString).db").path
        do {
            let store = try CreativeDatabase(path: path)
            var input = RandomInput(seed: seed)
            for _ in 0..<30 {
                let snapshot = try await store.snapshot()
                _ = await Call(before: snapshot, stale: snapshot, &input).result(on: store)
            }
            _ = try await store.add(JobDraft("a", ["n": 1], schedule: .once(Self.now)), at: Self.now)
        }
        return try Array(Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Everything that is read from a file.
    private struct Contents: Equatable {
        var snapshot: StoreSnapshot
        var reports: [CampaignReport]
        var unassigned: [UnassignedCreative]
        var edits: [CampaignEdit]
        var deals: [Deal]
        var packages: [PackageProposal]
        var jobs: [JobOverview]
    }

    private func contents(_ bytes: [UInt8]) async throws -> Contents {
        let path = folder.url.appendingPathComponent("\(UUID().uuidString).db").path
        defer {
            for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        var options = CreativeDatabase.Options()
        options.readOnly = true
        let store = try CreativeDatabase(path: path, options: options)
        return Contents(
            snapshot: try await store.snapshot(), reports: try await store.reports(on: nil, in: .all),
            unassigned: try await store.unassigned(), edits: try await store.edits(limit: .max),
            deals: try await store.deals(), packages: try await store.packages(),
            jobs: try await store.jobs(nil))
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `changed bytes are refused in one line or change nothing`(seed: UInt64) async throws {
        let whole = try await randomFile(seed: seed)
        let expected = try await contents(whole)
        var generator = SeededGenerator(seed: seed)
        var refused = 0
        for number in 0..<25 {
            let changed = ByteChange.some(of: whole, &generator)
            do {
                #expect(try await contents(changed) == expected, "file \(number)")
            } catch let error as SQLStoreError {
                refused += 1
                #expect([.corrupt, .cannotOpen].contains(error.code), "file \(number): \(error)")
                #expect(!error.description.contains("\n"))
            }
        }
        #expect(refused > 0)
    }

    @Test func `a change of any page is detected`() async throws {
        let whole = try await randomFile(seed: 9)
        let path = folder.url.appendingPathComponent("x.db").path
        for page in 0..<whole.count / 4096 {
            var changed = whole
            changed[page * 4096 + 2_000] ^= 1
            try Data(changed).write(to: URL(fileURLWithPath: path))
            let connection = try SQLiteConnection(path: path, busyTimeout: 0, access: .readingTidily)
            let error = #expect(throws: SQLStoreError.self) {
                let check = try connection.prepare("PRAGMA integrity_check")
                while try check.step() {}
            }
            #expect(error?.code == .corrupt)
            #expect(error?.description.contains("does not match its checksum") == true, "page \(page)")
        }
    }

    @Test func `a header without space for checksums is reported as damage`() async throws {
        var bytes = try await randomFile(seed: 3)
        bytes[20] = 0
        let error = await #expect(throws: SQLStoreError.self) { try await contents(bytes) }
        #expect(error?.code == .corrupt)
    }
}

/// Mutations of the bytes of a file.
private enum ByteChange: CaseIterable {
    case flips, zeros, swap, cut

    /// Makes one to eight changes, of which at most one cuts the end.
    static func some(of bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var changed = bytes
        repeat {
            for _ in 0..<generator.uniform(in: 1...8) {
                allCases[generator.uniform(in: 0...2)].make(&changed, &generator)
            }
            if generator.chance(0.1) { ByteChange.cut.make(&changed, &generator) }
        } while changed == bytes
        return changed
    }

    private func make(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        switch self {
        case .flips:
            bytes[generator.uniform(in: 0...bytes.count - 1)] ^= 1 << UInt8(generator.uniform(in: 0...7))
        case .zeros:
            let start = generator.uniform(in: 0...bytes.count - 1)
            let end = min(bytes.count, start + generator.uniform(in: 1...600))
            for index in start..<end { bytes[index] = 0 }
        case .swap:
            let pages = bytes.count / 4096
            let (one, other) = (generator.uniform(in: 0...pages - 1), generator.uniform(in: 0...pages - 1))
            for index in 0..<4096 { bytes.swapAt(one * 4096 + index, other * 4096 + index) }
        case .cut:
            bytes.removeLast(generator.uniform(in: 1...bytes.count / 2))
        }
    }
}
