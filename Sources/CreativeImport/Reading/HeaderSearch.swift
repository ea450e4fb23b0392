internal import CreativeModel
internal import Foundation

/// Finds the header of a table, its encoding and its delimiter: of all ways to read the first rows, the one whose header is
/// recognised best.
struct HeaderSearch {
    private let table: TableSource
    private let options: CreativeImporter.Options

    /// A header with the lines before it.
    struct Found {
        var match: HeaderMatch
        var format: ImportFormat
        var line: Int
        var encoding: TextEncoding
        var delimiter: UInt8
        var facts: FileFacts
        var reasons: [String]
    }

    /// One way to read the first rows.
    private struct Attempt {
        var encoding: TextEncoding
        var delimiter: UInt8
        var rows: [(line: Int, cells: [String], isValid: Bool)] = []
        var firstError: ImportError?
        /// The lines before each row.
        var facts: [FileFacts] = []
        var readEncoding = TextEncoding.utf8
    }

    /// The maximum number of rows that are searched.
    static let rowLimit = 30

    init(_ table: TableSource, options: CreativeImporter.Options) {
        self.table = table
        self.options = options
    }

    /// Returns the header.
    ///
    /// - Throws: ``ImportError`` if no header identifies ads. The error describes the table.
    func run() throws -> Found {
        try options.columns?.check(file: "column map")
        let delimiters = try self.delimiters()
        let encodings = try self.encodings()
        var best: Found?
        var attempts: [Attempt] = []
        for encoding in encodings {
            for delimiter in delimiters {
                let attempt = try attempt(encoding: encoding, delimiter: delimiter)
                attempts.append(attempt)
                guard let found = try header(in: attempt), found.match.score > best?.match.score ?? 0 else {
                    continue
                }
                best = found
            }
            // Without non-ASCII text, all code pages are equivalent.
        }
        if let best { return best }
        throw try HeaderRefusal(table, options: options).error(
            attempts.map { ($0.rows.map { ($0.line, $0.cells, $0.isValid) }, $0.firstError, $0.readEncoding) }
        )
    }

    // MARK: Candidate readings

    private func delimiters() throws -> [UInt8] {
        guard let named = options.columns?.delimiter.flatMap(\.first) ?? options.delimiter else {
            guard case .text = table.content else { return [UInt8(ascii: ",")] }
            return [",", ";", "\t", "|"].map { Character($0).asciiValue ?? 0 }
        }
        guard let delimiter = named.asciiValue, ColumnMap.canSeparate(delimiter) else {
            throw ImportError(
                .unknownFormat, file: table.name,
                "the delimiter is \(Quoted.text(String(named))), expected one ASCII character")
        }
        return [delimiter]
    }

    private func encodings() throws -> [TextEncoding] {
        if let named = options.encoding { return [named] }
        guard case .text(let open) = table.content else { return [.utf8] }
        return EncodingSniffer(try head(of: open())).candidates
    }

    private func head(of stream: any ByteStream) throws -> [UInt8] {
        var head: [UInt8] = []
        while head.count < EncodingSniffer.length {
            let more = try stream.read(EncodingSniffer.length - head.count)
            if more.isEmpty { break }
            head += more
        }
        return head
    }

    private func attempt(encoding: TextEncoding, delimiter: UInt8) throws -> Attempt {
        var attempt = Attempt(encoding: encoding, delimiter: delimiter)
        let source = try table.rows(encoding: encoding, delimiter: delimiter, options: options)
        var facts = FileFacts()
        var tries = 0
        while attempt.rows.count < Self.rowLimit, tries < Self.rowLimit * 2 {
            tries += 1
            do {
                guard let row = try source.next() else { break }
                let cells = (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) }
                attempt.rows.append((row.line, cells, row.firstInvalidField == nil))
                attempt.facts.append(facts)
                facts.add(row)
            } catch let error as ImportError where error.code != .unreadableFile {
                if attempt.rows.isEmpty, attempt.firstError == nil { attempt.firstError = error }
            }
        }
        attempt.readEncoding = source.encoding
        return attempt
    }

    // MARK: The header of one candidate

    private func header(in attempt: Attempt) throws -> Found? {
        for (index, row) in attempt.rows.enumerated() {
            if let wanted = options.columns?.headerRow, row.line != wanted { continue }
            guard row.isValid, let (match, format) = match(row.cells) else { continue }
            // A code page is accepted only if the header of a platform is found.
            if TextEncoding.codePages.contains(attempt.encoding), options.encoding == nil,
                match.platform.numbers != nil
            {
                continue
            }
            return Found(
                match: match, format: format, line: row.line, encoding: attempt.readEncoding,
                delimiter: attempt.delimiter,
                facts: attempt.facts[index], reasons: [])
        }
        return nil
    }

    private func match(_ cells: [String]) -> (HeaderMatch, ImportFormat)? {
        if let map = options.columns { return map.match(cells).map { ($0, .columnMap) } }
        let titles = HeaderTitles(cells)
        guard PlatformIndex.shared.mayBeHeader(titles) else { return nil }
        let matches = PlatformIndex.shared.matches(cells, titles, format: options.format?.rawValue)
        guard let best = matches.first(where: \.isEnough),
            let format = ImportFormat(rawValue: best.platform.format)
        else { return nil }
        if best.platform.weak.isEmpty || options.format != nil
            || OtherTable.matching(titles, unknownTo: best) == nil
        {
            return (best, format)
        }
        return nil
    }
}

extension OtherTable {
    /// Returns the kind of table that a header belongs to, by the titles that a platform does not know.
    static func matching(_ titles: HeaderTitles, unknownTo match: HeaderMatch?) -> OtherTable? {
        all.first { table in
            let hits = titles.texts.indices.count {
                table.titles.contains(titles.texts[$0].text) && match?.known[$0] == nil
            }
            return hits >= table.needed
        }
    }
}
