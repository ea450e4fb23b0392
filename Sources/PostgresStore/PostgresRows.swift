internal import CPQ
internal import CreativeModel
internal import SQLStores

/// The rows of a statement in the server's binary format.
final class PostgresRows {
    private let result: OpaquePointer
    private let columns: [PostgresPlan.Column]
    let count: Int32

    /// Takes ownership of a result.
    init(_ result: OpaquePointer, of plan: PostgresPlan) {
        self.result = result
        columns = plan.columns
        count = PQntuples(result)
    }

    deinit { PQclear(result) }

    /// Returns the type of a value, or `nil` for NULL. Truth values count as integers; times, days and JSON as text.
    func type(_ row: Int32, _ column: Int) -> SQLType? {
        guard PQgetisnull(result, row, Int32(column)) == 0 else { return nil }
        return switch columns[column].type {
        case .boolean, .smallInteger, .integer, .largeInteger: .integer
        case .real: .real
        case .bytes: .bytes
        case .date, .time, .json, .text: .text
        }
    }

    func integer(_ row: Int32, _ column: Int) -> Int64 {
        let bytes = bytes(row, column)
        return switch bytes.count {
        case 1: Int64(bytes[0])
        case 2: Int64(big(bytes, Int16.self))
        case 4: Int64(big(bytes, Int32.self))
        case 8: big(bytes, Int64.self)
        default: 0
        }
    }

    func real(_ row: Int32, _ column: Int) -> Double {
        let bytes = bytes(row, column)
        return bytes.count == 8 ? Double(bitPattern: big(bytes, UInt64.self)) : Double(integer(row, column))
    }

    /// Returns the text of a value, or `nil` if its bytes are not UTF-8.
    func text(_ row: Int32, _ column: Int) -> String? {
        let bytes = bytes(row, column)
        switch columns[column].type {
        case .time: return TimeText.text(microseconds: big(bytes, Int64.self) + Self.microsecondsFrom1970)
        case .date: return Day(number: big(bytes, Int32.self) + Self.daysFrom1970).description
        // Preceded by a version.
        case .json: return String(validating: bytes.dropFirst(), as: UTF8.self)
        default: return String(validating: bytes, as: UTF8.self)
        }
    }

    /// The bytes of a value, which are valid as long as the rows.
    func bytes(_ row: Int32, _ column: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: PQgetvalue(result, row, Int32(column)),
            count: Int(PQgetlength(result, row, Int32(column))))
    }

    private func big<Value: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, _ type: Value.Type) -> Value {
        Value(bigEndian: bytes.loadUnaligned(as: Value.self))
    }

    /// The server counts times and days from 2000.
    static let daysFrom1970: Int32 = 10_957
    private static let microsecondsFrom1970 = Int64(daysFrom1970) * 86_400_000_000
}
