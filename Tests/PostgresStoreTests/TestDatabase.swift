import Foundation
import JobScheduling
import StageCore
import Testing

@testable import PostgresStore
@testable import SQLStores

/// A schema of its own in the database of `CREATIVES_POSTGRES`. `Scripts/postgres run` removes it with the server.
struct TestDatabase: Sendable {
    /// The URL of the schema.
    let url: String

    init() throws {
        let server = try #require(Self.server)
        let schema = "test_\(UUID().uuidString.lowercased().filter { $0 != "-" })"
        url = "\(server)\(server.contains("?") ? "&" : "?")options=-csearch_path%3D\(schema)"
        let connection = try PostgresConnection(PostgresAddress(server), options: PostgresOptions())
        try connection.transaction("BEGIN") { try connection.run("CREATE SCHEMA \(schema)") }
    }

    static var server: String? { ProcessInfo.processInfo.environment["CREATIVES_POSTGRES"] }

    func store(
        _ options: PostgresOptions = PostgresOptions(), now: @escaping @Sendable () -> Date = { Date() }
    ) throws -> CreativeDatabase {
        try CreativeDatabase(postgres: url, options: options, now: now)
    }

    /// Runs statements outside any store.
    func run(_ statements: String...) throws {
        let connection = try PostgresConnection(PostgresAddress(url), options: PostgresOptions())
        try connection.transaction("BEGIN") { for sql in statements { try connection.run(sql) } }
    }

    /// Returns the integer in the first column of the first row.
    func integer(_ sql: String) throws -> Int64 {
        let connection = try PostgresConnection(PostgresAddress(url), options: PostgresOptions())
        return try connection.transaction(.reading) {
            let rows = try #require(try connection.rows(sql))
            return rows.integer(0, 0)
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips tests without a server.
    static var postgres: Self {
        .enabled(
            if: TestDatabase.server != nil,
            "no PostgreSQL server: run the tests by Scripts/postgres run")
    }
}

extension TestDatabase {
    /// Empties all tables, as if they were new.
    func empty() throws {
        let tables = StoreSchema.tableNames.joined(separator: ", ")
        try run("TRUNCATE \(tables) RESTART IDENTITY", "INSERT INTO store_state (id) VALUES (1)")
    }
}
