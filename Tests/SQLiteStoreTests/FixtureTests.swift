import CreativeModel
import Foundation
import JobScheduling
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Files of releases with earlier schema versions, stored in `Fixtures`.
@Suite struct FixtureTests {
    private let folder = TemporaryFolder()

    /// Restores the file of a dump.
    private func makeFile(version: Int) throws -> String {
        let path = folder.url.appendingPathComponent("\(UUID().uuidString).db").path
        let dump = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/version-\(version).sql")
        let connection = try SQLiteConnection(path: path, busyTimeout: 0)
        if version >= 7 { connection.reserveChecksums() }
        for statement in try String(contentsOf: dump, encoding: .utf8).components(separatedBy: ";\n")
        where !statement.allSatisfy(\.isWhitespace) {
            try connection.run(statement)
        }
        return path
    }

    @Test(arguments: 1...7)
    func `a file of an earlier version is read completely`(version: Int) async throws {
        let store = try CreativeDatabase(path: makeFile(version: version))
        let snapshot = try await store.snapshot()
        #expect(snapshot.creatives.count == 14 && snapshot.campaigns.map(\.name) == ["Spring", "Half"])
        #expect(snapshot.assignments.count == 13 && snapshot.exclusions.count == 4)
        #expect(snapshot.assignments.filter { $0.assignedBy == .user }.count == 3)
        #expect(
            snapshot.assignments.allSatisfy { $0.assignedAt > Date(timeIntervalSince1970: 1_700_000_000) })
        #expect(snapshot.decisions.map(\.reason) == (version < 3 ? [] : ["same page"]))
        let spend = try await store.reports(on: nil, in: .all).map {
            $0.performance.totals.spend.map(\.amount.rawValue)
        }
        #expect(spend.flatMap(\.self).reduce(0, +) == 20_146_874)
        #expect(try await store.edits(limit: 10).map(\.kind) == [.created, .removed, .split, .renamed])
        #expect(try await store.deals().count == 12)
        let jobs = try await store.jobs(nil)
        #expect(jobs.map(\.job.type) == (version < 2 ? [] : ["summary_refresh", "summary_refresh"]))
        let classified = try await store.classifications(of: snapshot.creatives.map(\.key))
        #expect(classified.compactMap { $0.creativeLevel?.confidence } == (version < 2 ? [] : [0.5]))
    }

    /// New and upgraded files have the same tables, except for the order of columns.
    @Test(arguments: 1...7)
    func `an upgraded file has the tables of a new one`(version: Int) throws {
        let old = try makeFile(version: version)
        _ = try CreativeDatabase(path: old)
        let new = folder.url.appendingPathComponent("new.db").path
        _ = try CreativeDatabase(path: new)
        #expect(try columns(of: old) == columns(of: new))
        #expect(try indices(of: old) == indices(of: new))
    }

    private func columns(of path: String) throws -> Set<String> {
        try texts(
            path,
            """
            SELECT t.name || ' ' || lower(c.name) || ' ' || upper(c.type) || ' ' || c."notnull" || ' ' || c.pk || ' '
                || coalesce(upper(c.dflt_value), '')
            FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
            """)
    }

    private func indices(of path: String) throws -> Set<String> {
        try texts(
            path,
            """
            SELECT t.name || ' ' || i."unique" || ' ' || i.partial || ' '
                || (SELECT group_concat(coalesce(name, 'expression')) FROM pragma_index_info(i.name))
            FROM sqlite_schema AS t, pragma_index_list(t.name) AS i WHERE t.type = 'table'
            """)
    }

    private func texts(_ path: String, _ sql: String) throws -> Set<String> {
        let rows = try SQLiteConnection.openForReading(path, busyTimeout: 0).prepare(sql)
        var texts: Set<String> = []
        while try rows.step() { texts.insert(rows.text(0)) }
        return texts
    }
}
