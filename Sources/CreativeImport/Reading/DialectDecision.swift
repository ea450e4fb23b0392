internal import CreativeModel

/// Decides once per file on the decimal mark and the order of day and month. If nothing in the file decides, it is rejected with an error
/// that names the deciding option.
struct DialectDecision {
    let table: TableSource
    let options: CreativeImporter.Options
    let found: HeaderSearch.Found
    let survey: Survey

    /// Returns the dialect.
    ///
    /// - Throws: ``ImportError`` with code `undecided`.
    func dialect() throws -> ImportDialect {
        var dialect = ImportDialect()
        dialect.container = table.container
        dialect.encoding = found.encoding
        if case .text = table.content { dialect.delimiter = Character(Unicode.Scalar(found.delimiter)) }
        dialect.reasons = found.reasons
        try decideNumbers(&dialect)
        try decideDates(&dialect)
        return dialect
    }

    // MARK: Numbers

    private func decideNumbers(_ dialect: inout ImportDialect) throws {
        let evidence = survey.numbers
        func use(_ mark: DecimalMark, _ reason: String, isFixed: Bool = false) {
            dialect.decimal = mark
            dialect.numbers = NumberConvention(
                decimal: mark, groups: evidence.groups.filter { $0.decimal != mark }, isFixed: isFixed)
            dialect.reasons.append("decimal \(mark == .point ? "point" : "comma"): \(reason)")
        }
        if let named = options.decimal ?? options.columns?.decimal {
            use(named, "as specified")
            // A given decimal mark implies the other mark between thousands.
            dialect.numbers.groups.insert(named == .point ? .comma : .point)
        } else if let numbers = found.match.platform.numbers {
            dialect.numbers = numbers
            dialect.decimal = numbers.decimal
        } else if let mark = evidence.decimal {
            let cells = evidence.votes[mark, default: 0]
            use(mark, "\(counted(cells, "number", "has", "have")) no other reading")
        } else if evidence.isTorn {
            throw undecided(
                "as many numbers have a decimal point as a decimal comma; set --decimal . or --decimal ,",
                at: evidence.doubt)
        } else if let mark = survey.otherNumbers.decimal, evidence.doubt == nil || !survey.otherNumbers.isTorn
        {
            use(mark, "the only decimal mark in other columns")
        } else if table.hasTypedNumbers, evidence.doubt?.text.contains(",") != true {
            use(.point, "the file stores typed numbers")
        } else if let doubt = evidence.doubt {
            let number = NumberShape(doubt.text.utf8)
            let digits = String(decoding: number?.digits ?? [], as: UTF8.self)
            let mark = doubt.text.contains(",") ? "," : "."
            throw undecided(
                "\(Quoted.text(doubt.text)) can be \(digits) or \(digits.dropLast(3)).\(digits.suffix(3)), and no other number shows whether “\(mark)” is a decimal mark; set --decimal . or --decimal ,",
                at: doubt)
        } else {
            use(.point, "no number has a decimal mark")
        }
    }

    // MARK: Days

    private func decideDates(_ dialect: inout ImportDialect) throws {
        var around = found.facts.dateEvidence
        for line in survey.facts.lines.dropFirst(found.facts.lines.count) { around.add(line) }
        if let named = options.dateOrder ?? options.columns?.dateOrder {
            dialect.dateOrder = named
            dialect.reasons.append("\(Self.name(of: named)): as specified")
        } else if options.columns?.dayFormat != nil {
            dialect.dateOrder = nil
        } else if let order = survey.dates.order {
            dialect.dateOrder = order
            let cells = survey.dates.votes[order, default: 0]
            dialect.reasons.append(
                "\(Self.name(of: order)): \(counted(cells, "day", "has", "have")) no other reading")
        } else if let order = around.order {
            dialect.dateOrder = order
            dialect.reasons.append("\(Self.name(of: order)): as in the lines around the table")
        } else if let order = found.match.platform.nativeOrder, !found.facts.lines.isEmpty {
            dialect.dateOrder = order
            dialect.reasons.append("\(Self.name(of: order)): the format of \(found.match.platform.name)")
        } else if let doubt = survey.dates.doubt, let day = LocalDay(doubt.text.utf8),
            let first = day.day(.dayFirst), let second = day.day(.monthFirst)
        {
            throw undecided(
                "\(Quoted.text(doubt.text)) can be \(first) or \(second), and no other row shows the order of day and month; set --date-order dmy or --date-order mdy",
                at: doubt)
        }
    }

    private static func name(of order: DateOrder) -> String {
        order == .dayFirst ? "day before month" : "month before day"
    }

    private func undecided(_ message: String, at sample: NumberEvidence.Sample?) -> ImportError {
        let column = sample.flatMap {
            found.match.header.indices.contains($0.column) ? found.match.header[$0.column] : nil
        }
        return ImportError(.undecided, file: table.name, line: sample?.line, column: column, message)
    }
}
