package import Foundation
internal import JobScheduling
internal import StageCore

/// The storage format of a Swift type in a column.
package protocol SQLColumnFormat {
    associatedtype Value
    static var type: SQLType { get }
    /// The type in the column definition. The default is that of ``type``.
    static var kind: SQLColumnKind { get }
    static func encode(_ value: Value) throws -> SQLValue
    static func decode(_ cell: SQLCell) throws -> Value
}

extension SQLColumnFormat {
    package static var kind: SQLColumnKind { type.kind }
}

/// A Swift type with one natural storage format.
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
            throw cell.unreadable("a 32-bit integer")
        }
        return value
    }
}

extension Bool: SQLColumnValue {
    package static var type: SQLType { .integer }
    package static var kind: SQLColumnKind { .boolean }
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

/// A word of a closed set, stored as its raw value.
package enum WordFormat<Word: RawRepresentable<String>>: SQLColumnFormat {
    package static var type: SQLType { .text }

    package static func encode(_ word: Word) -> SQLValue { .text(word.rawValue) }

    package static func decode(_ cell: SQLCell) throws -> Word {
        guard let word = Word(rawValue: try cell.text()) else {
            throw cell.unreadable("one of the column's words")
        }
        return word
    }
}

/// Text that its reader validates: bytes that are not UTF-8 are replaced, and a number is read as its digits.
package enum RepairedTextFormat: SQLColumnFormat {
    package static var type: SQLType { .text }

    package static func encode(_ text: String) -> SQLValue { .text(text) }

    package static func decode(_ cell: SQLCell) throws -> String { try cell.repairedText() }
}

/// An identifier that wraps an integer.
package enum NumberFormat<Number: RawRepresentable<Int>>: SQLColumnFormat {
    package static var type: SQLType { .integer }

    package static func encode(_ number: Number) -> SQLValue { .integer(Int64(number.rawValue)) }

    package static func decode(_ cell: SQLCell) throws -> Number {
        guard let number = Number(rawValue: Int(try cell.integer())) else {
            throw cell.unreadable("an identifier")
        }
        return number
    }
}

/// A time of the store's own clock, in whole milliseconds, as text that SQL functions understand; see ``TimeText``.
package enum ClockTimeFormat: SQLColumnFormat {
    package static var type: SQLType { .text }
    package static var kind: SQLColumnKind { .clockTime }

    package static func encode(_ time: Date) -> SQLValue { TimeTextFormat.encode(time) }

    package static func decode(_ cell: SQLCell) throws -> Date { try TimeTextFormat.decode(cell) }
}

/// A time of any precision as text that SQL functions understand; see ``TimeText``.
package enum TimeTextFormat: SQLColumnFormat {
    package static var type: SQLType { .text }
    package static var kind: SQLColumnKind { .exactTime }

    package static func encode(_ time: Date) -> SQLValue { .text(TimeText.text(time)) }

    package static func decode(_ cell: SQLCell) throws -> Date {
        guard let time = TimeText.date(try cell.text()) else {
            throw cell.unreadable("a time such as 2025-01-31 12:30:00.000")
        }
        return time
    }
}

/// A time in whole milliseconds since 1970 in UTC, so that integer order equals the order of the times.
package enum MillisecondsFormat: SQLColumnFormat {
    package static var type: SQLType { .integer }

    package static func encode(_ time: Date) -> SQLValue { .integer(time.milliseconds) }

    package static func decode(_ cell: SQLCell) throws -> Date { Date(milliseconds: try cell.integer()) }
}

/// A duration as a number of seconds.
package enum SecondsFormat: SQLColumnFormat {
    package static var type: SQLType { .real }

    package static func encode(_ duration: Duration) -> SQLValue { .real(duration / .seconds(1)) }

    package static func decode(_ cell: SQLCell) throws -> Duration {
        Duration(storedSeconds: try cell.real())
    }
}

/// Any value as JSON with sorted keys.
package enum JSONFormat<Value: Codable>: SQLColumnFormat {
    package static var type: SQLType { .text }

    package static func encode(_ value: Value) throws -> SQLValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return .text(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    package static func decode(_ cell: SQLCell) throws -> Value {
        let text = try cell.text()
        do {
            return try JSONDecoding.value(Value.self, of: text.utf8)
        } catch {
            throw cell.unreadable("JSON in the column's format")
        }
    }
}
