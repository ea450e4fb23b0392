internal import CreativeModel
internal import Foundation

/// A table with all facts that are not read row by row.
struct OpenedTable {
    let table: TableSource
    let found: HeaderSearch.Found
    let survey: Survey
    let dialect: ImportDialect
    let facts: FileFacts
    let layout: RowLayout
    let warnings: [String]

    /// Opens a table: finds its header, surveys all rows, and decides how to read them.
    ///
    /// - Throws: ``ImportError`` if the file cannot be read, or can be read in two ways.
    init(_ table: TableSource, options: CreativeImporter.Options) throws {
        self.table = table
        var found = try HeaderSearch(table, options: options).run()
        var warnings: [String] = []
        try Self.chooseCurrency(&found.match, options: options, table: table, warnings: &warnings)
        self.found = found
        let survey = try Self.survey(table, found, options)
        if let difference = survey.difference {
            let title = Quoted.text(found.match.header[difference.first])
            throw ImportError(
                .undecided, file: table.name, line: difference.line,
                column: found.match.header[difference.first],
                "two columns with different values have the title \(title); rename or remove one")
        }
        dialect = try DialectDecision(table: table, options: options, found: found, survey: survey).dialect()
        self.survey = survey
        var facts = survey.facts
        facts.read(order: dialect.dateOrder)
        self.facts = facts
        let identity = try Self.identity(found, survey, table, &warnings)
        let dates = DateReader(
            timeZone: options.timeZone, format: options.columns?.dayFormat.map(DayForm.normalised),
            order: dialect.dateOrder)
        layout = RowLayout(
            found.match, format: found.format, identity: identity, period: Self.period(found.match, facts),
            dialect: dialect,
            ungrouped: survey.numbers.ungrouped, facts: facts, dates: dates, folder: table.folder)
        if TextEncoding.codePages.contains(found.encoding), options.encoding == nil {
            warnings.append(
                "\(table.name) is not UTF-8 and was read as \(found.encoding); set --encoding if that is wrong"
            )
        }
        if survey.mergedRows > 0 {
            warnings.append(
                "\(counted(survey.mergedRows, "row", "covers", "cover")) several ads each, whose names the platform merged (“… and 2 more ads”)"
            )
        }
        if facts.isIncomplete { warnings.append("\(table.name) states that its figures may be incomplete") }
        self.warnings = warnings
    }

    /// Returns the rows after the header, from start to end.
    func rows(_ options: CreativeImporter.Options) throws -> any RowSource {
        let rows = try table.rows(encoding: found.encoding, delimiter: found.delimiter, options: options)
        try rows.skip(toLine: found.line)
        return rows
    }

    // MARK: Survey of all rows

    private static func survey(
        _ table: TableSource, _ found: HeaderSearch.Found, _ options: CreativeImporter.Options
    ) throws -> Survey {
        var survey = Survey(found.match, facts: found.facts)
        // A format with a fixed dialect needs no survey.
        guard found.match.platform.numbers == nil || !found.match.repeated.isEmpty else { return survey }
        let layout = RowLayout(
            found.match, format: found.format, identity: presumedIdentity(found), period: .lifetime,
            dialect: ImportDialect(),
            dates: DateReader(timeZone: .gmt, format: nil), folder: table.folder)
        try RowPass(table, found, layout, options).run { rows, state, _ in
            try Self.survey(rows, &state, layout, Survey(found.match, facts: FileFacts()))
        } merge: { part, _ in
            survey.merge(part)
        }
        return survey
    }

    private static func survey(
        _ rows: any RowSource, _ state: inout RowSorter.State, _ layout: RowLayout, _ empty: Survey
    ) throws -> Survey {
        var survey = empty
        var sorter = RowSorter(layout, state: state)
        defer { state = sorter.state }
        while true {
            do {
                guard let row = try rows.next() else { return survey }
                switch try sorter.kind(of: row) {
                case .data: survey.add(row)
                case .footer: survey.addFooter(row)
                case .total, .withoutAd: break
                }
            } catch is RowProblem {
            } catch let error as ImportError where error.code != .unreadableFile {}
        }
    }

    private static func presumedIdentity(_ found: HeaderSearch.Found) -> Identity {
        var identity = Identity()
        identity.usesID = found.match.has(.id)
        identity.fields = found.match.platform.identity.filter(found.match.has)
        identity.adLevel = adLevel(found.match)
        return identity
    }

    // MARK: Decisions

    /// Returns the fields that identify a row without an ID; at least one is required. For a map, these are all its fields.
    private static func adLevel(_ match: HeaderMatch) -> [ImportField] {
        let fields = match.platform.identity.filter(match.has)
        let level = fields.filter(Platform.adLevel.contains)
        return match.platform.format == ImportFormat.columnMap.rawValue && level.isEmpty ? fields : level
    }

    private static func identity(
        _ found: HeaderSearch.Found, _ survey: Survey, _ table: TableSource, _ warnings: inout [String]
    ) throws -> Identity {
        let match = found.match
        var identity = presumedIdentity(found)
        if let campaign = [ImportField.campaignID].first(where: match.has), !match.has(.campaign),
            !identity.fields.isEmpty
        {
            identity.fields.insert(campaign, at: 0)
        }
        if match.has(.adGroupID), !match.has(.adGroup), !identity.fields.isEmpty {
            identity.fields.insert(.adGroupID, at: 0)
        }
        guard match.has(.id), survey.ids.isDamaged else {
            if !match.has(.id), identity.adLevel.isEmpty {
                throw ImportError(
                    .unknownFormat, file: table.name, line: found.line,
                    "no column identifies ads, expected IDs or names of ads")
            }
            return identity
        }
        identity.usesID = false
        let example = survey.ids.rounded.map { " (\(Quoted.text($0.text)))" } ?? ""
        if let parameter = match.platform.idParameter, match.has(.adLink) {
            identity.parameter = parameter
            warnings.append(
                "a spreadsheet rounded the IDs\(example); they were taken from the links of the ads")
            return identity
        }
        guard !identity.adLevel.isEmpty else {
            let column = match.columns[.id]?.first.map { match.header[$0] }
            throw ImportError(
                .undecided, file: table.name, line: survey.ids.rounded?.line, column: column,
                "a spreadsheet rounded the IDs\(example), and no other column identifies ads; export the file again, and do not save it from a spreadsheet"
            )
        }
        warnings.append(
            "a spreadsheet rounded the IDs\(example); ads are identified by \(identity.description)")
        return identity
    }

    private static func period(_ match: HeaderMatch, _ facts: FileFacts) -> RowLayout.Period {
        if match.platform.isLifetime { return .lifetime }
        if match.has(.day) { return .day }
        if match.has(.week) { return .week }
        if match.has(.month) { return .month }
        if match.has(.rangeStart) { return .range }
        guard let first = facts.firstDay, let last = facts.lastDay, first <= last else { return .lifetime }
        return .fixed(first == last ? .day(first) : .range(first: first, last: last))
    }

    /// Selects one column if an amount is given in several currencies.
    private static func chooseCurrency(
        _ match: inout HeaderMatch, options: CreativeImporter.Options, table: TableSource,
        warnings: inout [String]
    ) throws {
        var columns = match.columns[.spend] ?? []
        if let pair = match.repeated.first(where: {
            match.known[$0.first] == .spend && match.currencies[$0.first] != match.currencies[$0.second]
        }) {
            columns = match.known.keys.filter { match.known[$0] == .spend && match.currencies[$0] != nil }
                .sorted()
            match.repeated.removeAll { $0 == pair }
        }
        guard columns.count > 1 else { return }
        let known = columns.compactMap { match.currencies[$0] }
        let chosen = columns.first { match.currencies[$0] == options.currency } ?? columns[0]
        guard let currency = match.currencies[chosen] else { return }
        if options.currency != .unknown, currency != options.currency {
            throw ImportError(
                .undecided, file: table.name, line: nil, column: nil,
                "there is no spend in \(options.currency), expected one of \(known.map(\.rawValue).joined(separator: ", "))"
            )
        }
        match.columns[.spend] = [chosen]
        if let upper = match.columns[.spendUpper] {
            match.columns[.spendUpper] = upper.first { match.currencies[$0] == currency }.map { [$0] }
        }
        warnings.append(
            "spend is given in \(columns.count) currencies and was read in \(currency); set --currency for another"
        )
    }
}
