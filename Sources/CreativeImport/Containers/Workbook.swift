internal import Foundation

/// The parts of an xlsx workbook that are needed to read a sheet: the sheets, the shared strings, and the styles that show days.
final class Workbook {
    /// One sheet.
    struct Sheet {
        var name: String
        /// The archive entry with its rows.
        var part: String
    }

    let archive: ZipArchive
    private(set) var sheets: [Sheet] = []
    private(set) var texts: [String] = []
    /// For each cell style, whether it shows a day or time.
    private(set) var showsDate: [Bool] = []
    /// Whether day 0 is 1904-01-01, as in workbooks of older Macs.
    private(set) var countsFrom1904 = false

    /// The maximum size of a part that is held in memory: 256 MiB.
    private static let largestPart = 256 << 20

    /// Returns whether an archive is a workbook.
    static func isWorkbook(_ archive: ZipArchive) -> Bool { archive.entry(named: "xl/workbook.xml") != nil }

    /// Reads the parts that all sheets share.
    init(_ archive: ZipArchive) throws {
        self.archive = archive
        try readSheets(targets: try relations())
        try readTexts()
        try readStyles()
    }

    /// Returns the sheet with a name, or the first one.
    ///
    /// - Throws: ``ImportError`` if there is no such sheet.
    func sheet(named name: String?) throws -> Sheet {
        guard let name else {
            guard let first = sheets.first else {
                throw ImportError(.emptyFile, file: archive.name, "the workbook has no sheet")
            }
            return first
        }
        if let sheet = sheets.first(where: { $0.name.lowercased() == name.lowercased() }) { return sheet }
        let known = sheets.prefix(20).map { Quoted.text($0.name) }.joined(separator: ", ")
        throw ImportError(
            .unknownFormat, file: archive.name,
            "the workbook has no sheet \(Quoted.text(name)), expected one of \(known)")
    }

    private func reader(_ part: String) throws -> XMLReader? {
        guard let entry = archive.entry(named: part) else { return nil }
        guard entry.size <= Self.largestPart else {
            throw ImportError(
                .fileTooLarge, file: archive.name,
                "\(Quoted.text(part)) decompresses to more than \(Self.largestPart >> 20) MiB; save the sheet as CSV"
            )
        }
        return try XMLReader(try archive.stream(entry), file: archive.name, part: part)
    }

    /// Returns the part of each relationship of the workbook, by ID.
    private func relations() throws -> [String: String] {
        var targets: [String: String] = [:]
        guard let reader = try reader("xl/_rels/workbook.xml.rels") else { return [:] }
        while let node = try reader.next() {
            guard case .start("Relationship") = node, let id = reader.attribute("Id"),
                let target = reader.attribute("Target")
            else { continue }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        return targets
    }

    private func readSheets(targets: [String: String]) throws {
        guard let reader = try reader("xl/workbook.xml") else { return }
        while let node = try reader.next() {
            guard case .start(let name) = node else { continue }
            if name == "workbookPr" {
                countsFrom1904 = ["1", "true"].contains(reader.attribute("date1904") ?? "")
            }
            guard name == "sheet", let id = reader.attribute("r:id") ?? reader.attribute("id"),
                let part = targets[id]
            else { continue }
            sheets.append(Sheet(name: reader.attribute("name") ?? "", part: part))
        }
    }

    private func readTexts() throws {
        guard let reader = try reader("xl/sharedStrings.xml") else { return }
        var text = ""
        var isText = false
        var isPhonetic = false
        while let node = try reader.next() {
            switch node {
            case .start("si"): text = ""
            case .start("t"): isText = true
            case .end("t"): isText = false
            // The phonetic reading of a text is not part of it.
            case .start("rPh"): isPhonetic = true
            case .end("rPh"): isPhonetic = false
            case .text(let part) where isText && !isPhonetic: text += part
            case .end("si"): texts.append(try SheetText.decoded(text, file: archive.name))
            default: break
            }
        }
    }

    private func readStyles() throws {
        guard let reader = try reader("xl/styles.xml") else { return }
        var formats: [Int: String] = [:]
        var isCellStyle = false
        while let node = try reader.next() {
            switch node {
            case .start("numFmt"):
                if let id = reader.attribute("numFmtId").flatMap({ Int($0) }) {
                    formats[id] = reader.attribute("formatCode")
                }
            case .start("cellXfs"): isCellStyle = true
            case .end("cellXfs"): isCellStyle = false
            case .start("xf") where isCellStyle:
                let id = reader.attribute("numFmtId").flatMap { Int($0) } ?? 0
                showsDate.append(Self.showsDate(id, format: formats[id]))
            default: break
            }
        }
    }

    /// Returns whether a format shows a day: one of the built-in formats (ECMA-376, 18.8.30), or one with day letters.
    private static func showsDate(_ id: Int, format: String?) -> Bool {
        if let format {
            var isQuoted = false
            var isBracketed = false
            for letter in format.lowercased() {
                switch letter {
                case "\"": isQuoted.toggle()
                case "[": isBracketed = true
                case "]": isBracketed = false
                case "d", "y", "m": if !isQuoted, !isBracketed { return true }
                default: break
                }
            }
            return false
        }
        return (14...17).contains(id) || id == 22 || (27...36).contains(id) || (50...58).contains(id)
    }
}
