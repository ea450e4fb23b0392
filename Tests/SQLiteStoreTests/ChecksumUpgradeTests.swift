import CPageChecksums
import Foundation
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Files before version 7 are rewritten with checksums, or remain unchanged.
@Suite struct ChecksumUpgradeTests {
    private let folder = TemporaryFolder()

    private var path: String { folder.url.appendingPathComponent("old.db").path }

    /// Makes a file of version 6 with some rows.
    private func makeOldFile() throws {
        let connection = try SQLiteConnection(path: path, busyTimeout: 0)
        var schema = Tables.schema
        schema.hasChecksums = false
        _ = try schema.prepare(connection)
        try connection.run("INSERT INTO seats (id, seat) VALUES (1, 'north')")
        try connection.run("PRAGMA user_version = 6")
    }

    /// The numbers of the pages of the closed file that do not match their checksums.
    private func mismatches() throws -> [Int] {
        let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
        return (0..<bytes.count / 4096).filter { page in
            let size = 4096
            let expected = bytes[page * size..<(page + 1) * size].withUnsafeBytes {
                cpc_page_checksum($0.baseAddress, size, UInt32(page + 1))
            }
            let found = bytes[(page + 1) * size - 8..<(page + 1) * size].reversed().reduce(0 as UInt64) {
                $0 << 8 | UInt64($1)
            }
            return found != expected
        }
    }

    private func integer(_ sql: String) throws -> Int64 {
        try SQLiteConnection.openForReading(path, busyTimeout: 0).integer(sql)
    }

    @Test func `an old file is rewritten with checksums`() throws {
        try makeOldFile()
        #expect(try !mismatches().isEmpty)
        _ = try CreativeDatabase(path: path)
        #expect(try mismatches().isEmpty)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path))[20] == 8)
        #expect(try integer("PRAGMA user_version") == Int64(Tables.schema.version))
        #expect(try integer("SELECT count(*) FROM seats WHERE seat = 'north'") == 1)
    }

    @Test func `a new file has checksums without being rewritten`() throws {
        let connection = try SQLiteConnection(path: path, busyTimeout: 0)
        #expect(try Tables.schema.prepare(connection) == false)
        #expect(PageChecksums.areKept(by: connection))
        #expect(try mismatches().isEmpty)
    }

    @Test func `reading does not rewrite an old file`() throws {
        try makeOldFile()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        var options = CreativeDatabase.Options()
        options.readOnly = true
        let error = #expect(throws: SQLStoreError.self) { try CreativeDatabase(path: path, options: options) }
        #expect(error?.code == .olderSchema)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    /// A kill leaves a file like this.
    @Test func `an interrupted upgrade is completed when the file is opened again`() throws {
        try makeOldFile()
        do {
            let connection = try SQLiteConnection(path: path, busyTimeout: 0)
            #expect(try Tables.schema.prepare(connection))
        }
        var options = CreativeDatabase.Options()
        options.readOnly = true
        let error = #expect(throws: SQLStoreError.self) { try CreativeDatabase(path: path, options: options) }
        #expect(error?.code == .olderSchema && error?.description.contains("unfinished upgrade") == true)
        _ = try CreativeDatabase(path: path)
        #expect(try mismatches().isEmpty)
        #expect(try integer("PRAGMA user_version") == Int64(Tables.schema.version))
    }

    @Test func `a failed upgrade leaves a file of the previous version`() throws {
        try makeOldFile()
        do {
            let connection = try SQLiteConnection(path: path, busyTimeout: 0)
            #expect(try Tables.schema.prepare(connection))
            // A file that is being read is not rewritten.
            let reading = try connection.prepare("SELECT seat FROM seats")
            #expect(try reading.step())
            #expect(throws: SQLStoreError.self) { try Tables.schema.finish(connection) }
        }
        #expect(try integer("PRAGMA user_version") == 6)
        #expect(try integer("SELECT count(*) FROM seats") == 1)
        _ = try CreativeDatabase(path: path)
        #expect(try mismatches().isEmpty)
    }
}
