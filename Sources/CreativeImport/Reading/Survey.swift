internal import CreativeModel
internal import Foundation

/// The evidence of all rows of a table: its number and date conventions, whether its IDs are intact, and the lines around the rows. It
/// is collected before the first value is read, so that all rows are read in the same way.
struct Survey {
    private(set) var numbers = NumberEvidence()
    /// The evidence of columns that are not read, used if the other columns show nothing.
    private(set) var otherNumbers = NumberEvidence()
    private(set) var dates = DateEvidence()
    private(set) var ids = IDEvidence()
    /// The first line at which columns with the same title differ, with the columns.
    private(set) var difference: (line: Int, first: Int, second: Int)?
    /// The number of rows that each cover several ads merged by the platform.
    private(set) var mergedRows = 0
    private(set) var facts: FileFacts
    private(set) var rows = 0

    private let match: HeaderMatch
    private let numeric: [(column: Int, isCount: Bool, isUsed: Bool)]
    private let others: [Int]
    private let dateColumns: [(column: Int, isUsed: Bool)]
    private let nameColumn: Int?
    private let idColumn: Int?

    /// Prepares for the rows of a header.
    init(_ match: HeaderMatch, facts: FileFacts) {
        self.match = match
        self.facts = facts
        var numeric: [(column: Int, isCount: Bool, isUsed: Bool)] = []
        var dateColumns: [(column: Int, isUsed: Bool)] = []
        for (field, columns) in match.columns {
            if field.isNumeric {
                let isUsed = field.metric != nil || field == .spendUpper || field == .impressionsUpper
                numeric += columns.map { ($0, field.isCount, isUsed) }
            }
            if field.isDate {
                let isUsed = field != .rangeStart && field != .rangeEnd || !match.has(.day)
                dateColumns += columns.map { ($0, isUsed) }
            }
        }
        // A column can be several metrics.
        let firsts = Dictionary(numeric.map { ($0.column, $0) }) { $0.isUsed || !$1.isUsed ? $0 : $1 }
        self.numeric = firsts.values.sorted { $0.column < $1.column }
        self.dateColumns = dateColumns.sorted { $0.column < $1.column }
        let used = Set(match.columns.values.flatMap(\.self))
        others = match.known.filter { $0.value == .ignored && !used.contains($0.key) }.keys.sorted()
        nameColumn = match.columns[.name]?.first
        idColumn = match.columns[.id]?.first
    }

    /// Adds a row of data.
    mutating func add(_ row: CSVRow) {
        rows += 1
        for (column, isCount, isUsed) in numeric {
            let cell = row[column]
            // Short numbers without marks show nothing, and are most of the cells.
            if cell.count < 4, cell.allSatisfy({ $0 &- 0x30 < 10 }) { continue }
            numbers.add(cell, line: row.line, column: column, isCount: isCount, isUsed: isUsed)
        }
        for column in others {
            otherNumbers.add(row[column], line: row.line, column: column, isCount: false, isUsed: false)
        }
        for (column, isUsed) in dateColumns {
            dates.add(row[column], line: row.line, column: column, isUsed: isUsed)
        }
        if let idColumn { ids.add(row[idColumn], line: row.line) }
        if let nameColumn, Self.isMerged(row[nameColumn]) { mergedRows += 1 }
        guard difference == nil else { return }
        for (first, second) in match.repeated where !row[first].elementsEqual(row[second]) {
            difference = (row.line, first, second)
        }
    }

    /// Adds a line that is not a row.
    mutating func addFooter(_ row: CSVRow) { facts.add(row) }

    /// Adds the evidence of a later part of the file.
    mutating func merge(_ later: Survey) {
        rows += later.rows
        numbers.merge(later.numbers)
        otherNumbers.merge(later.otherNumbers)
        dates.merge(later.dates)
        ids.merge(later.ids)
        mergedRows += later.mergedRows
        difference = difference ?? later.difference
        for line in later.facts.lines { facts.add(line) }
    }

    /// Returns whether a name is `Ad 2;...and 3 more ads`, as Meta joins several names.
    private static func isMerged(_ name: FieldBytes) -> Bool {
        guard name.count > 8,
            name.contains(UInt8(ascii: ";")) || name.contains(0xE2) || name.contains(UInt8(ascii: "."))
        else { return false }
        return String(decoding: name, as: UTF8.self).contains(
            /(;|\.\.\.|…)\s*(\.\.\.|…)?\s*\p{L}{1,4}\s+\d+\s+\p{L}+/)
    }
}

/// Evidence on whether the IDs of a column are intact.
struct IDEvidence {
    /// The first ID in scientific notation.
    private(set) var rounded: NumberEvidence.Sample?
    private(set) var count = 0
    private var longCount = 0
    /// The number of zeros after the fifteenth digit, in IDs with only zeros there.
    private var lostDigits = 0
    private var hasWholeLong = false

    mutating func add(_ id: FieldBytes, line: Int) {
        guard !Cells.isAbsent(id) else { return }
        count += 1
        if id.count <= 15 {
            // `1.29903E+17`, with a comma in some languages.
            guard rounded == nil, id.contains(UInt8(ascii: "E")) || id.contains(UInt8(ascii: "e")) else {
                return
            }
            let text = String(decoding: id, as: UTF8.self)
            if text.wholeMatch(of: /\d([.,]\d+)?[eE]\+?\d{2}/) != nil {
                rounded = .init(line: line, column: 0, text: text)
            }
            return
        }
        guard id.count <= 20, id.allSatisfy({ $0 &- 0x30 < 10 }) else { return }
        longCount += 1
        if id.dropFirst(15).allSatisfy({ $0 == UInt8(ascii: "0") }) {
            lostDigits += id.count - 15
        } else {
            hasWholeLong = true
        }
    }

    /// Adds the evidence of a later part of the file.
    mutating func merge(_ later: IDEvidence) {
        rounded = rounded ?? later.rounded
        count += later.count
        longCount += later.longCount
        lostDigits += later.lostDigits
        hasWholeLong = hasWholeLong || later.hasWholeLong
    }

    /// Whether a spreadsheet rounded the IDs, as it keeps only fifteen digits.
    var isDamaged: Bool { rounded != nil || !hasWholeLong && longCount > 1 && lostDigits >= 6 }
}
