internal import CreativeModel
internal import Foundation
internal import SQLStores

/// The server's binary format of values.
enum PostgresEncoding {
    /// Appends the bytes of a value that is not NULL.
    ///
    /// - Throws: ``UnstorableValue``.
    static func append(
        _ value: SQLValue, type: PostgresType, to bytes: inout [UInt8]
    ) throws(UnstorableValue) {
        switch (value, type) {
        case (.null, _): break
        case (.integer(let integer), .largeInteger): append(integer, to: &bytes)
        case (.integer(let integer), .integer): append(try exact(integer, as: Int32.self), to: &bytes)
        case (.integer(let integer), .smallInteger): append(try exact(integer, as: Int16.self), to: &bytes)
        case (.integer(let integer), .boolean): bytes.append(integer == 0 ? 0 : 1)
        case (.integer(let integer), .real): append(Double(integer).bitPattern, to: &bytes)
        case (.real(let real), .real): append(real.bitPattern, to: &bytes)
        case (.text(let text), .time): append(try microseconds(of: text), to: &bytes)
        case (.text(let text), .date): append(try days(of: text), to: &bytes)
        case (.text(let text), .json):
            // Preceded by a version.
            bytes.append(1)
            bytes += text.utf8
        case (.text(let text), .text):
            guard !text.utf8.contains(0) else {
                throw UnstorableValue(reason: "text with a NUL character cannot be stored in PostgreSQL")
            }
            bytes += text.utf8
        case (.bytes(let value), .bytes): bytes += value
        default: throw UnstorableValue(reason: "a value has another type than its column")
        }
    }

    static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.bigEndian) { bytes += $0 }
    }

    private static func exact<Small: FixedWidthInteger>(
        _ value: Int64, as type: Small.Type
    ) throws(UnstorableValue) -> Small {
        guard let small = Small(exactly: value) else {
            throw UnstorableValue(reason: "\(value) does not fit in \(Small.bitWidth) bits")
        }
        return small
    }

    /// Returns the microseconds since 2000 of a time.
    private static func microseconds(of text: String) throws(UnstorableValue) -> Int64 {
        guard let time = TimeText.date(text) else {
            throw UnstorableValue(reason: "\(text) is not a time")
        }
        let exact = (time.timeIntervalSinceReferenceDate * 1e6).rounded()
        guard abs(exact) < 2e17, TimeText.date(TimeText.text(microseconds: Int64(exact) + from1970)) == time
        else {
            throw UnstorableValue(reason: "time \(text) cannot be stored, expected whole microseconds")
        }
        return Int64(exact) + from2000
    }

    /// Returns the days since 2000 of a day.
    private static func days(of text: String) throws(UnstorableValue) -> Int32 {
        guard let day = Day(text) else {
            throw UnstorableValue(reason: "\(text) cannot be stored, expected a day such as 2025-01-31")
        }
        return day.number - PostgresRows.daysFrom1970
    }

    /// The microseconds from 2000, and from 1970, to Foundation's reference date in 2001.
    private static let from2000: Int64 = 366 * 86_400_000_000
    private static let from1970: Int64 = 978_307_200_000_000
}

/// A value that the server cannot store exactly.
struct UnstorableValue: Error {
    var reason: String
}
