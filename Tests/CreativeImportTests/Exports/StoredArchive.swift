/// Archives with uncompressed contents, for tests of their readers.
enum StoredArchive {
    /// A gzip member (RFC 1952) of stored blocks.
    static func gzip(_ content: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var rest = content[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            bytes.append(rest.isEmpty ? 1 : 0)
            bytes += little(block.count, 2) + little(~block.count, 2)
            bytes += block
        } while !rest.isEmpty
        return bytes + little(Int(checksum(content)), 4) + little(content.count, 4)
    }

    /// A zip archive of stored entries.
    static func zip(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in entries {
            let sizes =
                little(Int(checksum(content)), 4) + little(content.count, 4) + little(content.count, 4)
            let shared =
                little(20, 2) + little(0x0800, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) + sizes
                + little(name.utf8.count, 2) + little(0, 2)
            directory +=
                [0x50, 0x4B, 1, 2] + little(20, 2) + shared + little(0, 2) + little(0, 2) + little(0, 2)
                + little(0, 4) + little(bytes.count, 4) + Array(name.utf8)
            bytes += [0x50, 0x4B, 3, 4] + shared + Array(name.utf8) + content
        }
        let end =
            little(0, 2) + little(0, 2) + little(entries.count, 2) + little(entries.count, 2)
            + little(directory.count, 4) + little(bytes.count, 4) + little(0, 2)
        return bytes + directory + [0x50, 0x4B, 5, 6] + end
    }

    /// A workbook of one sheet whose first row is text; cells of other rows that begin with `#` are numbers, with `@` days.
    static func workbook(_ rows: [[String]], sheetName: String = "Report") -> [UInt8] {
        let names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var texts: [String] = []
        let body = rows.enumerated().map { number, row in
            let cells = row.enumerated().map { column, cell -> String in
                let reference = "\(Character(Unicode.Scalar(UInt8(65 + column))))\(number + 1)"
                if cell.isEmpty { return "" }
                if cell.hasPrefix("#") { return "<c r=\"\(reference)\"><v>\(cell.dropFirst())</v></c>" }
                if cell.hasPrefix("@") {
                    return "<c r=\"\(reference)\" s=\"1\"><v>\(cell.dropFirst())</v></c>"
                }
                texts.append(cell)
                return "<c r=\"\(reference)\" t=\"s\"><v>\(texts.count - 1)</v></c>"
            }.joined()
            return "<row r=\"\(number + 1)\">\(cells)</row>"
        }.joined()
        let shared = texts.map { "<si><r><t>\($0.replacing("&", with: "&amp;"))</t></r></si>" }.joined()
        return zip([
            (
                "xl/workbook.xml",
                Array(
                    "<workbook xmlns=\"\(names)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"\(sheetName)\" sheetId=\"1\" r:id=\"rId7\"/></sheets></workbook>"
                        .utf8)
            ),
            (
                "xl/_rels/workbook.xml.rels",
                Array(
                    "<Relationships><Relationship Id=\"rId7\" Target=\"worksheets/a.xml\"/></Relationships>"
                        .utf8)
            ),
            (
                "xl/styles.xml",
                Array(
                    "<styleSheet xmlns=\"\(names)\"><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"
                        .utf8)
            ),
            ("xl/sharedStrings.xml", Array("<sst xmlns=\"\(names)\">\(shared)</sst>".utf8)),
            (
                "xl/worksheets/a.xml",
                Array("<worksheet xmlns=\"\(names)\"><sheetData>\(body)</sheetData></worksheet>".utf8)
            ),
        ])
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// CRC-32 of IEEE 802.3.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0 as UInt32) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in
                value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
            }
        }
    }
}
