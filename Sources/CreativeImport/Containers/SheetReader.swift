internal import CreativeModel
internal import Foundation

/// Reads the rows of one worksheet. Numbers get a decimal point and days ISO 8601, whatever their display format.
final class SheetReader: RowSource {
    private let workbook: Workbook
    private let reader: XMLReader
    private let stream: ZipEntryStream
    private let row = CSVRow()
    private var lastNumber = 0
    private let longest: Int

    var position: Int { stream.position }
    let encoding = TextEncoding.utf8

    /// The maximum number of columns in a worksheet.
    private static let mostColumns = 16_384

    /// Creates a reader for a sheet.
    ///
    /// - Parameter longest: The maximum length of a row in bytes.
    init(_ workbook: Workbook, sheet: Workbook.Sheet, longest: Int) throws {
        self.workbook = workbook
        self.longest = longest
        guard let entry = workbook.archive.entry(named: sheet.part) else {
            throw ImportError(
                .unreadableFile, file: workbook.archive.name,
                "is damaged: the rows of sheet \(Quoted.text(sheet.name)) are missing")
        }
        stream = try workbook.archive.stream(entry)
        reader = try XMLReader(stream, file: workbook.archive.name, part: sheet.part)
    }

    func next() throws -> CSVRow? {
        while let node = try reader.next() {
            guard case .start("row") = node else { continue }
            let number = reader.attribute("r").flatMap { Int($0) } ?? lastNumber + 1
            let cells = try readCells()
            let followsBlankLine = number > lastNumber + 1
            lastNumber = number
            guard cells.contains(where: { !$0.isEmpty }) else {
                // Rows that only have a style are blank.
                lastNumber = number - 1
                continue
            }
            row.begin(line: number)
            row.followsBlankLine = followsBlankLine
            for var cell in cells {
                cell.withUTF8 { CSVRow.append(UnsafeRawBufferPointer($0), to: row.callbackContext) }
            }
            CSVRow.complete(row.callbackContext)
            return row
        }
        return nil
    }

    /// Reads the cells of a row. Omitted cells are empty.
    private func readCells() throws -> [String] {
        var cells: [String] = []
        var size = 0
        while let node = try reader.next() {
            switch node {
            case .start("c"):
                let column = reader.attribute("r").flatMap(Self.column) ?? cells.count
                let text = try readCell()
                guard column < Self.mostColumns else { continue }
                while cells.count <= column { cells.append("") }
                guard cells[column].isEmpty else {
                    throw ImportError(
                        .malformedRow, file: workbook.archive.name, line: lastNumber + 1,
                        "two cells of the row are in the same column")
                }
                cells[column] = text
                size += text.utf8.count
                guard size <= longest else {
                    throw ImportError(
                        .recordTooLong, file: workbook.archive.name, line: lastNumber + 1,
                        "the row is longer than \(longest) bytes")
                }
            case .end("row"): return cells
            default: break
            }
        }
        return cells
    }

    private func readCell() throws -> String {
        let kind = reader.attribute("t") ?? "n"
        let style = reader.attribute("s").flatMap { Int($0) } ?? 0
        var value = ""
        var isText = false
        var isPhonetic = false
        loop: while let node = try reader.next() {
            switch node {
            case .start("v"), .start("t"): isText = true
            case .end("v"), .end("t"): isText = false
            case .start("rPh"): isPhonetic = true
            case .end("rPh"): isPhonetic = false
            case .text(let part) where isText && !isPhonetic: value += part
            case .end("c"): break loop
            default: break
            }
        }
        switch kind {
        case "s":
            return Int(value).flatMap { workbook.texts.indices.contains($0) ? workbook.texts[$0] : nil } ?? ""
        case "b": return value == "1" ? "TRUE" : "FALSE"
        case "n":
            let showsDate = workbook.showsDate.indices.contains(style) && workbook.showsDate[style]
            return showsDate
                ? SheetNumber.date(value, from1904: workbook.countsFrom1904) : SheetNumber.plain(value)
        case "e": return ""
        case "inlineStr", "str": return try SheetText.decoded(value, file: workbook.archive.name)
        default: return value
        }
    }

    /// Returns the index of the column in a reference such as `AB12`.
    private static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            guard (0x41...0x5A).contains(byte) else { break }
            column = column * 26 + Int(byte - 0x40)
            guard column <= mostColumns else { return mostColumns }
        }
        return column > 0 ? column - 1 : nil
    }
}

/// Converts the numbers of cells to text.
enum SheetNumber {
    /// Returns the shortest decimal number with the same value in a spreadsheet, without an exponent.
    static func plain(_ text: String) -> String {
        guard let value = Double(text), value.isFinite else { return text }
        // Spreadsheets keep fifteen digits, but write seventeen.
        let hasExponent = text.contains { "eE".contains($0) }
        if abs(value) >= 1e15, hasExponent || abs(value) > 9_007_199_254_740_992 {
            return Decimal(string: String(format: "%.14e", value)).map { "\($0)" } ?? text
        }
        if value == value.rounded(), abs(value) < 1e18 { return String(Int64(value)) }
        let shortest = value.description
        guard shortest.contains("e") else { return shortest }
        return Decimal(string: shortest).map { "\($0)" } ?? shortest
    }

    /// Returns the day of a serial number in ISO 8601, with the time unless it is midnight.
    static func date(_ text: String, from1904: Bool) -> String {
        guard let value = Double(text), value >= 1, value < 2_958_466 else { return plain(text) }
        // Excel treats 1900 as a leap year: its serial 60 is a day that does not exist.
        let epoch = from1904 ? -24_107 : value < 60 ? -25_568 : -25_569
        let seconds = (value * 86_400).rounded()
        let number = Int(seconds / 86_400) + epoch
        let day = Day(number: Int32(number)).description
        let time = Int(seconds) % 86_400
        guard time > 0 else { return day }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day) \(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))"
    }
}
