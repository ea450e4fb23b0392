import CreativeModel
import Foundation
import JobScheduling
import StageCore
import Testing

@testable import SQLStores

/// Tests of reading and writing rows by column name.
@Suite struct RowTests {
    private struct SampleRow: SQLRecord, Equatable {
        var id: Int64 = 0
        var name: String?
        var isOn = false
        var ratio: Double?
        var at = Date(timeIntervalSince1970: 0)
        var bytes: [UInt8] = []
        var words: [String] = []

        static let table = SQLTable<SampleRow>("samples", key: "id")

        mutating func code(_ row: inout some SQLRowCoder) throws {
            try row.column("id", &id, "PRIMARY KEY")
            try row.column("name", &name)
            try row.column("is_on", &isOn, "DEFAULT 0")
            try row.column("ratio", &ratio)
            try row.column("at", &at, as: TimeTextFormat.self)
            try row.column("bytes", &bytes)
            try row.column("words", &words, as: JSONFormat.self)
        }
    }

    private func row(_ generator: inout SeededGenerator) -> SampleRow {
        SampleRow(
            id: Int64(generator.next() % 1000),
            name: Bool.random(using: &generator) ? "näme\(generator.next())" : nil,
            isOn: .random(using: &generator),
            ratio: Bool.random(using: &generator) ? Double.random(in: -1...1, using: &generator) : nil,
            at: Date(timeIntervalSince1970: Double(generator.next() % 4_000_000_000_000) / 1000),
            bytes: (0..<Int(generator.next() % 5)).map { _ in UInt8.random(in: 0...255, using: &generator) },
            words: (0..<Int(generator.next() % 4)).map { "w\($0)" })
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `rows round-trip, in any order of the columns`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let row = row(&generator)
        let connection = ScriptedConnection()
        let database = SQLDatabase(connection)
        try database.insert(row)
        let written = try #require(connection.bound.last)
        let order = SampleRow.table.columns.indices.shuffled(using: &generator)
        connection.names = order.map { SampleRow.table.columns[$0].name }
        connection.rows = [order.map { written[$0] }]
        #expect(try database.rows(SampleRow.self) == [row])
    }

    @Test func `an update binds the other columns, then the key`() throws {
        let connection = ScriptedConnection()
        try SQLDatabase(connection).update(SampleRow(id: 7, name: "n"))
        #expect(connection.statements.last?.hasSuffix("words = ? WHERE id = ?") == true)
        #expect(connection.bound.last?.first == .text("n") && connection.bound.last?.last == .integer(7))
    }

    @Test(arguments: [
        ("id", SQLValue.text("7")), ("id", .null), ("name", .integer(1)), ("is_on", .integer(2)),
        ("is_on", .null),
        ("ratio", .text("0.5")), ("at", .text("yesterday")), ("at", .integer(5)), ("bytes", .text("b")),
        ("words", .text("{}")), ("words", .text("[1]")),
    ])
    func `an invalid value is reported as damage with its row`(column: String, value: SQLValue) throws {
        let connection = ScriptedConnection()
        let database = SQLDatabase(connection)
        try database.insert(SampleRow(id: 7))
        connection.names = SampleRow.table.columns.map(\.name)
        var values = connection.bound[0]
        values[try #require(connection.names.firstIndex(of: column))] = value
        connection.rows = [values]
        let error = #expect(throws: SQLStoreError.self) { try database.rows(SampleRow.self) }
        #expect(error?.code == .corrupt && error?.description.contains("samples, id") == true)
        #expect(error?.description.contains("column \(column) holds") == true)
    }

    @Test func `times keep their precision`() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<1000 {
            let time = Date(timeIntervalSinceReferenceDate: Double.random(in: -9e9...9e9, using: &generator))
            #expect(TimeText.date(TimeText.text(time)) == time)
        }
    }
}

/// A connection that records bound values and returns given rows.
private final class ScriptedConnection: SQLConnection {
    var names: [String] = []
    var rows: [[SQLValue]] = []
    var statements: [String] = []
    var bound: [[SQLValue]] = []
    let name = "scripted"
    let lastInsertedKey: Int64 = 1
    let isReadOnly = false

    func statement(_ sql: String) -> any SQLStatement {
        statements.append(sql)
        return Statement(connection: self, rows: sql.hasPrefix("SELECT") ? rows : [])
    }

    func observeChanges(_ onChange: @escaping @Sendable () -> Void) -> (any ChangeObservation)? { nil }

    func transaction<Value>(_ access: SQLAccess, _ body: () throws -> Value) throws -> Value { try body() }

    private final class Statement: SQLStatement {
        private let connection: ScriptedConnection
        private let rows: [[SQLValue]]
        private var index = -1
        private var values: [SQLValue] = []
        var columnNames: [String] { connection.names }

        init(connection: ScriptedConnection, rows: [[SQLValue]]) {
            self.connection = connection
            self.rows = rows
        }

        func bind(_ value: SQLValue, at parameter: Int) {
            #expect(parameter == values.count + 1)
            values.append(value)
        }

        func step() -> Bool {
            if index < 0, !values.isEmpty { connection.bound.append(values) }
            index += 1
            return index < rows.count
        }

        func reset() {
            index = -1
            values = []
        }

        func type(of column: Int) -> SQLType? {
            switch rows[index][column] {
            case .null: nil
            case .integer: .integer
            case .real: .real
            case .text: .text
            case .bytes: .bytes
            }
        }

        func integer(of column: Int) -> Int64 {
            if case .integer(let value) = rows[index][column] { value } else { 0 }
        }
        func real(of column: Int) -> Double {
            if case .real(let value) = rows[index][column] { value } else { 0 }
        }
        func text(of column: Int) -> String? {
            if case .text(let value) = rows[index][column] { value } else { nil }
        }

        func withBytes<Value>(of column: Int, _ body: (UnsafeRawBufferPointer) throws -> Value) rethrows
            -> Value
        {
            let bytes = if case .bytes(let value) = rows[index][column] { value } else { [UInt8]() }
            return try bytes.withUnsafeBytes(body)
        }
    }
}
