internal import CreativeModel

/// Explains why no header was found: what the table is, and what to import instead.
struct HeaderRefusal {
    typealias Attempt = (
        rows: [(line: Int, cells: [String], isValid: Bool)], firstError: ImportError?, encoding: TextEncoding
    )

    private let table: TableSource
    private let options: CreativeImporter.Options

    init(_ table: TableSource, options: CreativeImporter.Options) {
        self.table = table
        self.options = options
    }

    func error(_ attempts: [Attempt]) throws -> ImportError {
        // The reading that finds most columns in one of the first rows. Non-ASCII text is UTF-8 until detected otherwise.
        let attempts = attempts.filter {
            !TextEncoding.codePages.contains($0.encoding) || $0.encoding == options.encoding
        }
        guard let first = attempts.first else { return emptyFile }
        var widest = first
        for attempt in attempts where width(attempt) > width(widest) { widest = attempt }
        guard let row = widest.rows.first else { return first.firstError ?? emptyFile }
        if let error = first.firstError, error.line == 1, width(widest) < 2 || width(first) == width(widest) {
            return error
        }
        guard row.isValid else {
            return ImportError(
                .invalidEncoding, file: table.name, line: row.line,
                "the header is not \(widest.encoding), expected UTF-8, or UTF-16 with a byte order mark; set --encoding for another"
            )
        }
        if let map = options.columns { return missingColumn(of: map, in: attempts) }
        if options.format == nil, let error = otherTable(attempts) ?? withoutAds(attempts) { return error }
        return unknownHeader(row.line, row.cells)
    }

    private var emptyFile: ImportError {
        ImportError(.emptyFile, file: table.name, line: 1, "the file is empty, expected a header and rows")
    }

    private func width(_ attempt: Attempt) -> Int { attempt.rows.map(\.cells.count).max() ?? 0 }

    private func otherTable(_ attempts: [Attempt]) -> ImportError? {
        for row in attempts.flatMap(\.rows) {
            guard let other = OtherTable.matching(HeaderTitles(row.cells), unknownTo: nil) else { continue }
            return ImportError(
                .unknownFormat, file: table.name, line: row.line,
                "the table is \(other.name) and contains no ads; \(other.advice)")
        }
        return nil
    }

    /// Returns an error for a report of a platform that has figures but no ads.
    private func withoutAds(_ attempts: [Attempt]) -> ImportError? {
        var best: (match: HeaderMatch, line: Int)?
        for row in attempts.flatMap(\.rows) {
            let titles = HeaderTitles(row.cells)
            guard PlatformIndex.shared.mayBeHeader(titles) else { continue }
            for match in PlatformIndex.shared.matches(row.cells, titles, format: nil)
            where match.score > best?.match.score ?? 2 && match.columns.keys.contains(where: \.isNumeric) {
                best = (match, row.line)
            }
        }
        guard let (match, line) = best, match.platform.weak.isEmpty, !match.namesAds else { return nil }
        let level =
            match.has(.adGroup) || match.has(.adGroupID)
            ? "ad group"
            : match.has(.campaign) || match.has(.campaignID)
                ? "campaign" : match.has(.advertiser) ? "account" : "day"
        let advice = match.platform.advice.isEmpty ? "" : "; take \(match.platform.advice)"
        return ImportError(
            .unknownFormat, file: table.name, line: line,
            "the table is a report by \(level) as in \(match.platform.name) and contains no ads\(advice)")
    }

    private func missingColumn(of map: ColumnMap, in attempts: [Attempt]) -> ImportError {
        let rows = attempts.flatMap(\.rows).filter { row in map.headerRow.map { row.line == $0 } ?? true }
        let best = rows.max { map.knownTitles(in: $0.cells) < map.knownTitles(in: $1.cells) }
        // The first of several equal rows.
        let row = rows.first { row in
            best.map { map.knownTitles(in: row.cells) == map.knownTitles(in: $0.cells) } ?? false
        }
        let columns = (row?.cells ?? []).prefix(40).map { Quoted.text($0) }.joined(separator: ", ")
        return ImportError(
            .invalidColumnMap, file: table.name, line: row?.line ?? map.headerRow ?? 1,
            "there is no column \(Quoted.text(map.firstMissingTitle(in: row?.cells ?? []) ?? "")), which the column map names; the columns are \(columns)"
        )
    }

    private func unknownHeader(_ line: Int, _ header: [String]) -> ImportError {
        let expected =
            options.format.map { "the columns of format \($0)" }
            ?? "IDs or names of ads in an export, or a column map (--columns)"
        let text = header.joined(separator: ",")
        let delimiter = options.columns?.delimiter ?? options.delimiter.map(String.init) ?? ","
        for (mark, name) in [(";", "“;”"), ("\t", "a tab"), ("|", "“|”"), (",", "a comma")]
        where options.delimiter != nil && text.filter({ String($0) == mark }).count >= max(2, header.count)
            && mark != delimiter
        {
            return ImportError(
                .unknownFormat, file: table.name, line: line,
                "the header seems to be delimited by \(name), expected \(Quoted.text(delimiter)); set --delimiter if that is wrong"
            )
        }
        let columns = header.prefix(8).map { Quoted.text($0) }.joined(separator: ", ")
        return ImportError(
            .unknownFormat, file: table.name, line: line,
            "no format matches the header \(columns)\(header.count > 8 ? " …" : ""), and no column identifies ads; expected \(expected)"
        )
    }
}
