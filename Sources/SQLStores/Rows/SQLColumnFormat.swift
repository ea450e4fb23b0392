/// How the values of a Swift type are kept in a column.
package protocol SQLColumnFormat {
    associatedtype Value
    static var type: SQLType { get }
    /// The type in the definition of a column, where it is not that of ``type``.
    static var declaration: String { get }
    static func encode(_ value: Value) throws -> SQLValue
    static func decode(_ cell: SQLCell) throws -> Value
}

extension SQLColumnFormat {
    package static var declaration: String { type.keyword }
}

/// A Swift type that has one natural form in a column.
package protocol SQLColumnValue: SQLColumnFormat where Value == Self {}

extension Int64: SQLColumnValue {
    package static var type: SQLType { .integer }
    package static func encode(_ value: Int64) -> SQLValue { .integer(value) }
    package static func decode(_ cell: SQLCell) throws -> Int64 { try cell.integer() }
}

extension Int: SQLColumnValue {
    package static var type: SQLType { .integer }
    package static func encode(_ value: Int) -> SQLValue { .integer(Int64(value)) }
    package static func decode(_ cell: SQLCell) throws -> Int { Int(try cell.integer()) }
}

extension Int32: SQLColumnValue {
    package static var type: SQLType { .integer }
    package static func encode(_ value: Int32) -> SQLValue { .integer(Int64(value)) }
    package static func decode(_ cell: SQLCell) throws -> Int32 {
        guard let value = Int32(exactly: try cell.integer()) else {
            throw cell.unreadable("an integer of 32 bits")
        }
        return value
    }
}

extension Bool: SQLColumnValue {
    package static var type: SQLType { .integer }
    package static var declaration: String { "BOOLEAN" }
    package static func encode(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
    package static func decode(_ cell: SQLCell) throws -> Bool {
        switch try cell.integer() {
        case 0: false
        case 1: true
        default: throw cell.unreadable("0 or 1")
        }
    }
}

extension Double: SQLColumnValue {
    package static var type: SQLType { .real }
    package static func encode(_ value: Double) -> SQLValue { .real(value) }
    package static func decode(_ cell: SQLCell) throws -> Double { try cell.real() }
}

extension String: SQLColumnValue {
    package static var type: SQLType { .text }
    package static func encode(_ value: String) -> SQLValue { .text(value) }
    package static func decode(_ cell: SQLCell) throws -> String { try cell.text() }
}

extension [UInt8]: SQLColumnFormat {}

extension [UInt8]: SQLColumnValue {
    package static var type: SQLType { .bytes }
    package static func encode(_ value: [UInt8]) -> SQLValue { .bytes(value) }
    package static func decode(_ cell: SQLCell) throws -> [UInt8] { try cell.withBytes { Array($0) } }
}
