internal import CreativeModel
internal import Foundation

/// Reads typed values out of one row by field.
struct Cells {
    let row: CSVRow
    let layout: RowLayout
    let pool: TextPool

    func has(_ field: ImportField) -> Bool { layout.places[field.rawValue] >= 0 }

    /// The bytes of a field; empty where it has no column, or says that there is no value.
    func bytes(_ field: ImportField) -> FieldBytes {
        let place = layout.places[field.rawValue]
        guard place >= 0 else { return FieldBytes(start: nil, count: 0) }
        let bytes = row[place]
        // In a column of countries, NA is Namibia, and an account may well be called after North America.
        if bytes.count == 2, Self.mayBeNA(field), bytes.elementsEqual("NA".utf8) { return bytes }
        return Self.isAbsent(bytes) ? FieldBytes(start: nil, count: 0) : bytes
    }

    /// The text of a field without white space around it, or `nil`. Of a field with several columns, their different texts, a line
    /// each.
    func text(_ field: ImportField) -> String? {
        guard !layout.further[field.rawValue].isEmpty else { return text(bytes(field)) }
        let texts = texts(field)
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }

    /// The different texts of a field's columns.
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
        // Only what is no plain character at an end can be white space there.
        let isTrimmed = (0x21...0x7E).contains(first) && (0x21...0x7E).contains(last)
        let trimmed = isTrimmed ? text : text.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// A count; never negative.
    func integer(_ field: ImportField) throws -> Int64? {
        let bytes = bytes(field)
        if bytes.isEmpty { return nil }
        if let value = NumberText.plainInteger(bytes) { return value }
        guard let value = try number(field, bytes, isCount: true)?.integer, value >= 0 else {
            throw problem(field, "expected a whole number of at least 0")
        }
        return value
    }

    /// An amount in millionths.
    func micros(_ field: ImportField) throws -> Micros? {
        let bytes = bytes(field)
        if bytes.isEmpty { return nil }
        if let value = NumberText.plainMicros(bytes, decimal: layout.numbers.decimal) {
            return value
        }
        guard let value = try number(field, bytes, isCount: false)?.micros else {
            let example = layout.numbers.decimal == .point ? "1,234.56" : "1.234,56"
            throw problem(field, "expected a number such as \(example)")
        }
        return value
    }

    /// The currency that a sign beside an amount names.
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
                field, "expected a number with a decimal \(mark), as the file has them; --decimal decides")
        } catch .doubtful(let reason) {
            throw problem(field, "\(reason); --decimal decides, or the cell is to be mended")
        }
    }

    func problem(_ field: ImportField, _ expectation: String) -> RowProblem {
        let place = layout.places[field.rawValue]
        return RowProblem(.malformedValue, field: place, "found \(Quoted.text(row[place])), \(expectation)")
    }

    private static func mayBeNA(_ field: ImportField) -> Bool {
        switch field {
        case .geo, .country, .id, .seat: true
        default: false
        }
    }

    /// What reports write where there is no value.
    static func isAbsent(_ bytes: FieldBytes) -> Bool {
        guard bytes.count <= 9 else { return false }
        switch bytes.count {
        case 0: return true
        case 1: return bytes.first == UInt8(ascii: "-")
        case 2: return bytes.elementsEqual("--".utf8) || bytes.elementsEqual("NA".utf8)
        default:
            // Nearly every value begins otherwise, and is spared the comparisons.
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
