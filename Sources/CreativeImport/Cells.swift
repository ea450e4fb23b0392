internal import CreativeModel
internal import Foundation

/// Reads typed values from one row by field.
struct Cells {
    let row: CSVRow
    let layout: RowLayout
    let pool: TextPool

    func has(_ field: ImportField) -> Bool { layout.indices[field.rawValue] >= 0 }

    /// Returns the bytes of a field, or an empty buffer if it has no column or its cell means "no value".
    func bytes(_ field: ImportField) -> FieldBytes {
        let index = layout.indices[field.rawValue]
        guard index >= 0 else { return FieldBytes(start: nil, count: 0) }
        let bytes = row[index]
        // In a country column, NA is Namibia, and an account may be named after North America.
        if bytes.count == 2, Self.mayBeNA(field), bytes.elementsEqual("NA".utf8) { return bytes }
        return Self.isAbsent(bytes) ? FieldBytes(start: nil, count: 0) : bytes
    }

    /// Returns the trimmed text of a field, or `nil` if it is empty. A field with several columns yields its distinct texts, one per line.
    func text(_ field: ImportField) -> String? {
        guard !layout.further[field.rawValue].isEmpty else { return text(bytes(field)) }
        let texts = texts(field)
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }

    /// Returns the distinct texts of a field's columns.
    func texts(_ field: ImportField) -> [String] {
        var texts: [String] = text(bytes(field)).map { [$0] } ?? []
        for column in layout.further[field.rawValue] where !Self.isAbsent(row[column]) {
            if let text = text(row[column]), !texts.contains(text) { texts.append(text) }
        }
        return texts
    }

    private func text(_ bytes: FieldBytes) -> String? {
        guard let first = bytes.first, let last = bytes.last else { return nil }
        let text = pool.text(bytes)
        // Only a character outside printable ASCII can be white space at an end.
        let isTrimmed = (0x21...0x7E).contains(first) && (0x21...0x7E).contains(last)
        let trimmed = isTrimmed ? text : text.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// Returns a count, which is never negative.
    func integer(_ field: ImportField) throws -> Int64? {
        let bytes = bytes(field)
        if bytes.isEmpty { return nil }
        if let value = NumberText.plainInteger(bytes) { return value }
        let number = try number(field, bytes, isCount: true)
        guard let value = number?.integer, value >= 0 else {
            throw problem(
                field,
                number?.isTooLarge == true
                    ? "which does not fit, expected a number of at most \(Int64.max)"
                    : "expected a whole number of at least 0")
        }
        return value
    }

    /// Returns an amount in millionths.
    func micros(_ field: ImportField) throws -> Micros? {
        let bytes = bytes(field)
        if bytes.isEmpty { return nil }
        if let value = NumberText.plainMicros(bytes, decimal: layout.numbers.decimal) {
            return value
        }
        let number = try number(field, bytes, isCount: false)
        guard let value = number?.micros else {
            if number != nil {
                throw problem(
                    field, "which does not fit, expected a number of at most \(Micros(rawValue: .max))")
            }
            let example = layout.numbers.decimal == .point ? "1,234.56" : "1.234,56"
            throw problem(field, "expected a number such as \(example)")
        }
        return value
    }

    /// Returns the currency named by a sign next to an amount.
    func currencySign(_ field: ImportField) -> CurrencyCode? {
        let bytes = bytes(field)
        guard let first = bytes.first, let last = bytes.last, first &- 0x30 > 9 || last &- 0x30 > 9 else {
            return nil
        }
        return NumberShape(bytes)?.currency
    }

    private func number(_ field: ImportField, _ bytes: FieldBytes, isCount: Bool) throws -> NumberText? {
        do {
            return try NumberText(
                bytes, by: layout.numbers, isCount: isCount, isUngrouped: layout.isUngrouped[field.rawValue])
        } catch .malformed {
            guard let shape = NumberShape(bytes), shape.form != .plain, !layout.numbers.isFixed else {
                return nil
            }
            let mark = layout.numbers.decimal == .point ? "point" : "comma"
            throw problem(
                field,
                "expected a number with a decimal \(mark), as in the rest of the file; set --decimal if that is wrong"
            )
        } catch .doubtful(let reason) {
            throw problem(field, "\(reason); set --decimal, or correct the cell")
        }
    }

    func problem(_ field: ImportField, _ expectation: String) -> RowProblem {
        let index = layout.indices[field.rawValue]
        return RowProblem(.malformedValue, field: index, "found \(Quoted.text(row[index])), \(expectation)")
    }

    private static func mayBeNA(_ field: ImportField) -> Bool {
        switch field {
        case .geo, .country, .id, .seat: true
        default: false
        }
    }

    /// Returns whether a cell holds one of the markers that reports write for a missing value.
    static func isAbsent(_ bytes: FieldBytes) -> Bool {
        guard bytes.count <= 9 else { return false }
        switch bytes.count {
        case 0: return true
        case 1: return bytes.first == UInt8(ascii: "-")
        case 2: return bytes.elementsEqual("--".utf8) || bytes.elementsEqual("NA".utf8)
        default:
            // Nearly all values begin with another character and skip the comparisons.
            switch bytes[0] {
            case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "("), UInt8(ascii: "#"),
                UInt8(ascii: " "), 0xE2:
                break
            default: return false
            }
            return absentWords.contains(String(decoding: bytes, as: UTF8.self).lowercased())
        }
    }

    private static let absentWords: Set<String> = [
        "n/a", "null", "nil", "none", "nan", "(not set)", "#n/a", "—", "–", " --",
    ]
}
