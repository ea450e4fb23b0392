import CreativeModel
import Foundation
import StageCore
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Defects of store files, and several users of one file.
@Suite struct FileTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.url.appendingPathComponent("store.db").path }

    private func batch(_ count: Int, days: Int = 3) -> ImportBatch {
        var builder = PerformanceTable.Builder()
        var batch = ImportBatch()
        for number in 0..<count {
            let key = CreativeKey(id: String(number))
            batch.creatives.append(Creative(key: key))
            for day in 0..<days {
                var metrics = PerformanceMetrics()
                metrics.impressions = Int64(100 + day)
                metrics.spend = Micros(rawValue: 1_500_000)
                builder.add(
                    PerformanceRecord(
                        creative: key, period: .day(Day(number: Int32(20_000 + day))), geo: "US",
                        currency: CurrencyCode(rawValue: "USD")!, metrics: metrics))
            }
        }
        batch.performance = builder.build()
        return batch
    }

    /// A store with creatives 0..<10 in campaign 1.
    private func filledStore() async throws -> CreativeDatabase {
        let store = try CreativeDatabase(path: path)
        _ = try await store.add(batch(10))
        let campaign = try await store.createCampaign(named: "One", seat: CreativeKey.defaultSeat)
        try await store.place((0..<10).map { CreativeKey(id: String($0)) }, in: campaign.id)
        return store
    }

    private func code(_ body: () async throws -> Void) async -> SQLiteStoreError.Code? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? SQLiteStoreError)?.code
        }
    }

    // MARK: Versions

    private static let laterVersion = SQLiteSchema(
        purpose: Tables.schema.purpose, applicationID: Tables.schema.applicationID,
        steps: Tables.schema.steps + [{ try $0.run("CREATE TABLE later (a)") }],
        adoption: Tables.schema.adoption)

    @Test func `an earlier version is upgraded`() async throws {
        let before = try await filledStore().snapshot()
        let later = try CreativeDatabase(path: path, schema: Self.laterVersion)
        #expect(try await later.snapshot() == before)
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        let version = Tables.schema.version
        #expect(try connection.integer("PRAGMA user_version") == Int64(version + 1))
        #expect(try connection.integer("SELECT count(*) FROM later") == 0)
        let error = #expect(throws: SQLiteStoreError.self) { try CreativeDatabase(path: path) }
        #expect(error?.code == .newerSchema)
        #expect(
            error?.description
                == "\(path): is a creative store of version \(version + 1), expected at most version \(version): a newer release wrote it"
        )
    }

    @Test func `a file of a newer release is not written by an older one`() async throws {
        let old = try await filledStore()
        let later = try CreativeDatabase(path: path, schema: Self.laterVersion)
        #expect(await code { _ = try await old.createCampaign(named: "Two", seat: "a") } == .newerSchema)
        #expect(try await later.createCampaign(named: "Two", seat: "a").id.rawValue == 2)
    }

    @Test func `a failed upgrade step changes nothing`() async throws {
        let before = try await filledStore().snapshot()
        var steps = Self.laterVersion.steps
        steps.append { try $0.run("CREATE TABLE later (b)") }
        let failing = SQLiteSchema(
            purpose: "a creative store", applicationID: Tables.schema.applicationID, steps: steps)
        #expect(throws: SQLiteStoreError.self) { try CreativeDatabase(path: path, schema: failing) }
        #expect(try await CreativeDatabase(path: path).snapshot() == before)
    }

    @Test func `a database of another program is refused`() throws {
        try SQLiteConnection.openForWriting(path, busyTimeout: 0).run("CREATE TABLE campaigns (a)")
        let error = #expect(throws: SQLiteStoreError.self) { try CreativeDatabase(path: path) }
        #expect(error?.code == .cannotOpen)
        #expect(
            error?.description == "\(path): is the database of another program, expected a creative store")
        _ = try SQLiteCache(path: path + "2")
        #expect(throws: SQLiteStoreError.self) { try CreativeDatabase(path: path + "2") }
    }

    @Test func `a refused database is not changed`() throws {
        do {
            let other = try SQLiteConnection(path: path, busyTimeout: 0)
            try other.run("CREATE TABLE campaigns (a)")
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: SQLiteStoreError.self) { try CreativeDatabase(path: path) }
        #expect(throws: SQLiteStoreError.self) { try SQLiteCache(path: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        let own = try SQLiteConnection.openForWriting(path + "2", busyTimeout: 0, schema: Tables.schema)
        let mode = try own.prepare("PRAGMA journal_mode")
        #expect(try mode.step() && mode.text(0) == "wal")
    }

    @Test func `an error for an unprepared file names the remedy`() throws {
        var options = CreativeDatabase.Options()
        options.readOnly = true
        try Data().write(to: URL(fileURLWithPath: path))
        let empty = #expect(throws: SQLiteStoreError.self) {
            try CreativeDatabase(path: path, options: options)
        }
        #expect(
            empty?.description == "\(path): is empty, expected a creative store: add creatives to it first")
        let other = try SQLiteConnection(path: path, busyTimeout: 0)
        try other.run("CREATE TABLE campaigns (a)")
        try other.run("CREATE TABLE creative_campaigns (a)")
        let origin = #expect(throws: SQLiteStoreError.self) {
            try CreativeDatabase(path: path, options: options)
        }
        #expect(empty?.code == .cannotOpen && origin?.code == .olderSchema)
        #expect(origin?.description.contains("adding creatives or planning campaigns imports them") == true)
        _ = try CreativeDatabase(path: path + "2")
        let later = #expect(throws: SQLiteStoreError.self) {
            let connection = try SQLiteConnection.openForReading(path + "2", busyTimeout: 0)
            try Self.laterVersion.check(connection)
        }
        let version = Tables.schema.version
        #expect(
            later?.description.contains(
                "of version \(version), expected version \(version + 1): adding creatives") == true)
    }

    // MARK: Failures

    /// There is no next number after the largest integer.
    @Test(arguments: ["revision", "last_campaign", "last_neighbourhood"])
    func `IDs that cannot be incremented are reported as damage`(column: String) async throws {
        let store = try await filledStore()
        let other = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
        try other.run("UPDATE store_state SET \(column) = \(Int64.max)")
        let key = CreativeKey(id: "1")
        var plan = CampaignPlan(revision: 0, campaigns: [], unassigned: [])
        plan.unassigned = [UnassignedCreative(creative: key, reason: "alone")]
        plan.neighbourhoods = [PlanNeighbourhood(marks: [], creatives: [key])]
        #expect(await code { _ = try await store.apply(plan) } == .corrupt)
        if column == "revision" {
            #expect(await code { _ = try await store.add(self.batch(11)) } == .corrupt)
        }
        if column == "last_campaign" {
            let error = await #expect(throws: SQLiteStoreError.self) {
                try await store.createCampaign(named: "Two", seat: "a")
            }
            #expect(error?.description.contains("newest campaign's number is 9223372036854775807") == true)
        }
    }

    @Test func `a full disk leaves the store unchanged`() async throws {
        let store = try await filledStore()
        let before = try await store.snapshot()
        try await store.limitPages(toAdditional: 4)
        #expect(await code { _ = try await store.add(self.batch(4000, days: 20)) } == .full)
        #expect(try await store.snapshot() == before)
        try await store.limitPages(toAdditional: 1 << 20)
        #expect(try await store.add(batch(4000, days: 20)).newRows == 80_000 - 30)
    }

    @Test func `a locked file blocks only changes`() async throws {
        _ = try await filledStore()
        var options = CreativeDatabase.Options()
        options.busyTimeout = .seconds(0.05)
        let store = try CreativeDatabase(path: path, options: options)
        let other = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        try other.run("BEGIN IMMEDIATE")
        #expect(await code { _ = try await store.createCampaign(named: "Two", seat: "a") } == .busy)
        #expect(try await store.reports(on: nil, in: .lastDays(7)).count == 1)
        try other.run("ROLLBACK")
        #expect(try await store.createCampaign(named: "Two", seat: "a").id.rawValue == 2)
    }

    @Test func `a locked file without stored reports can be read`() async throws {
        let expected = try await filledStore().reports(on: nil, in: .lastDays(7))
        var options = CreativeDatabase.Options()
        options.busyTimeout = .seconds(0.05)
        let store = try CreativeDatabase(path: path, options: options)
        let other = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        try other.run("DELETE FROM campaign_reports")
        try other.run("DELETE FROM campaign_report_money")
        try other.run("BEGIN IMMEDIATE")
        #expect(try await store.reports(on: nil, in: .lastDays(7)) == expected)
        try other.run("ROLLBACK")
        #expect(try await store.reports(on: nil, in: .lastDays(7)) == expected)
        #expect(try other.integer("SELECT count(*) FROM campaign_reports") == 4)
    }

    /// Any bytes of a page give an error, never a trap.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `damaged pages are errors`(seed: UInt64) async throws {
        let store = try await filledStore()
        let other = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
        var generator = SeededGenerator(seed: seed)
        let rows = try other.prepare("SELECT rows FROM performance_pages WHERE creative_id = 3")
        #expect(try rows.step())
        var bytes = rows.bytes(0)
        rows.reset()
        if seed == 0 { bytes = [] }
        if seed == 1 { bytes = [2] + bytes.dropFirst() }
        if seed == 2 { bytes.append(0) }
        if seed == 3 { bytes.removeLast() }
        if seed == 4 { bytes = [1] + [UInt8](repeating: 0xFF, count: 20) }
        if seed > 4 {
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
        }
        let update = try other.prepare("UPDATE performance_pages SET rows = ? WHERE creative_id = 3")
        try update.bind(bytes, at: 1)
        while try update.step() {}
        let found = await code {
            _ = try await store.reports(on: nil, in: .lastDays(2))
            _ = try await store.reports(on: nil, in: .lastDays(2))
            _ = try await store.add(self.batch(10, days: 5))
        }
        if seed < 5 { #expect(found == .corrupt) } else { #expect(found == nil || found == .corrupt) }
    }

    @Test func `a damaged file is reported as corrupt`() async throws {
        _ = try await filledStore().add(batch(500, days: 30))
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        for index in 60_000..<bytes.count { bytes[index] = 0xFF }
        try bytes.write(to: URL(fileURLWithPath: path))
        let found = await code {
            let store = try CreativeDatabase(path: path)
            _ = try await store.snapshot()
            _ = try await store.performance(of: [(0..<500).map { CreativeKey(id: String($0)) }], in: .all)
        }
        #expect(found == .corrupt)
    }

    // MARK: Read-only files

    @Test func `a reader changes nothing`() async throws {
        let store = try await filledStore()
        var options = CreativeDatabase.Options()
        options.readOnly = true
        let reader = try CreativeDatabase(path: path, options: options)
        #expect(try await reader.snapshot() == store.snapshot())
        #expect(try await reader.reports(on: nil, in: .all) == store.reports(on: nil, in: .all))
        #expect(
            try await reader.reports(on: nil, in: .lastDays(2)) == store.reports(on: nil, in: .lastDays(2)))
        #expect(await code { _ = try await reader.createCampaign(named: "Two", seat: "a") } == .readOnly)
        #expect(throws: SQLiteStoreError.self) { try CreativeDatabase(path: path + "none", options: options) }
    }

    /// Permissions do not restrict root.
    @Test(.enabled(if: geteuid() != 0, "needs a user who is not root"))
    func `a store in a read-only folder can be read`() async throws {
        let expected = try await filledStore().snapshot()
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url.path)
        defer {
            try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path)
        }
        var options = CreativeDatabase.Options()
        options.readOnly = true
        #expect(try await CreativeDatabase(path: path, options: options).snapshot() == expected)
        let error = #expect(throws: SQLiteStoreError.self) { try CreativeDatabase(path: path) }
        #expect(error?.code == .readOnly)
    }

    // MARK: Killed processes

    /// A killed process leaves the files that are on disk after a call.
    @Test func `acknowledged changes survive the process`() async throws {
        let store = try await filledStore()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: path + ".copy" + suffix)
        }
        let copy = try CreativeDatabase(path: path + ".copy")
        #expect(try await copy.snapshot() == store.snapshot())
        #expect(try await copy.edits(limit: 9) == store.edits(limit: 9))
    }

    @Test func `a long log is truncated`() async throws {
        let store = try CreativeDatabase(path: path)
        _ = try await store.add(batch(30_000, days: 30))
        let size = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
        #expect(try #require(size) == 0)
        #expect(try await store.creatives().count == 30_000)
    }

    // MARK: Concurrent connections

    @Test func `changes are visible to other connections`() async throws {
        let one = try await filledStore()
        let two = try CreativeDatabase(path: path)
        _ = try await two.add(
            ImportBatch(creatives: [Creative(key: CreativeKey(seat: "new", id: "1"))]))
        let made = try await one.createCampaign(named: "Two", seat: "new")
        try await two.place([CreativeKey(seat: "new", id: "1")], in: made.id)
        #expect(try await one.snapshot() == two.snapshot())
        #expect(try await one.reports(on: nil, in: .all) == two.reports(on: nil, in: .all))
    }

    @Test func `several connections write concurrently`() async throws {
        let path = path
        _ = try CreativeDatabase(path: path)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<4 {
                group.addTask {
                    let store = try CreativeDatabase(path: path)
                    for round in 0..<10 {
                        let campaign = try await store.createCampaign(named: "\(task)/\(round)", seat: "a")
                        _ = try await store.add(
                            ImportBatch(creatives: [Creative(key: CreativeKey(seat: "a", id: campaign.name))])
                        )
                        try await store.place([CreativeKey(seat: "a", id: campaign.name)], in: campaign.id)
                    }
                }
            }
            try await group.waitForAll()
        }
        let snapshot = try await CreativeDatabase(path: path).snapshot()
        #expect(snapshot.campaigns.map(\.id.rawValue) == Array(1...40))
        #expect(snapshot.assignments.count == 40 && snapshot.revision == 120)
    }

    // MARK: Tables for other programs

    @Test func `daily summaries follow membership`() async throws {
        let store = try await filledStore()
        let other = try SQLiteConnection.openForWriting(path, busyTimeout: 1000)
        let sum = "SELECT sum(total_impressions) FROM campaign_daily_summary"
        #expect(try other.integer(sum) == 3030)
        try await store.remove([CreativeKey(id: "4")], from: CampaignID(rawValue: 1))
        #expect(try other.integer(sum) == 2727)
        #expect(try other.integer("SELECT total_creatives FROM campaign_daily_summary LIMIT 1") == 9)
        #expect(try other.integer("SELECT sum(spend_micros) FROM campaign_daily_spend") == 27 * 1_500_000)
        let row = try other.prepare(
            """
            SELECT s.active_creatives, s.total_clicks, s.total_spend, s.avg_cpm, s.unique_geos, g.geo, s.computed,
                s.total_video_starts
            FROM campaign_daily_summary AS s JOIN geos AS g ON g.id = s.top_geo_id WHERE date = '2024-10-04'
            """)
        #expect(try row.step())
        #expect(row.integer(0) == 9 && row.isNull(1) && row.isNull(7))
        #expect(row.optionalReal(2) == 13.5 && row.optionalReal(3) == 15)
        #expect(row.integer(4) == 1 && row.text(5) == "US" && row.integer(6) == 1)
        row.reset()
        try await store.deleteCampaign(CampaignID(rawValue: 1))
        #expect(try other.integer("SELECT count(*) FROM campaign_daily_summary") == 0)
        #expect(try other.integer("SELECT count(*) FROM campaign_reports") == 0)
        #expect(try other.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0)
    }
}

extension CreativeDatabase {
    /// Limits the growth of the file to a number of pages, like a full disk.
    fileprivate func limitPages(toAdditional count: Int64) throws {
        let pages = try tables.database.value("PRAGMA page_count", as: Int64.self) ?? 0
        _ = try tables.database.value("PRAGMA max_page_count = \(pages + count)", as: Int64.self)
    }
}
