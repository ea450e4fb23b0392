internal import CreativeModel

/// Decides once per file what the marks of its numbers and the parts of its days mean. Where nothing decides, the file is refused, with
/// the option that does.
struct DialectDecision {
    let table: TableSource
    let options: CreativeImporter.Options
    let found: HeaderSearch.Found
    let survey: Survey

    /// The dialect.
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
            use(named, "named")
            // Whoever names the mark says what the other one is.
            dialect.numbers.groups.insert(named == .point ? .comma : .point)
        } else if let numbers = found.match.platform.numbers {
            dialect.numbers = numbers
            dialect.decimal = numbers.decimal
        } else if let mark = evidence.decimal {
            let cells = evidence.votes[mark, default: 0]
            use(mark, "\(counted(cells, "number")) can be read in no other way")
        } else if evidence.isTorn {
            throw undecided(
                "as many numbers have a decimal point as have a decimal comma; --decimal . or --decimal , decides",
                at: evidence.doubt)
        } else if let mark = survey.otherNumbers.decimal, evidence.doubt == nil || !survey.otherNumbers.isTorn
        {
            use(mark, "other columns have no other")
        } else if table.hasTypedNumbers, evidence.doubt?.text.contains(",") != true {
            use(.point, "the file holds numbers as numbers")
        } else if let doubt = evidence.doubt {
            let number = NumberShape(doubt.text.utf8)
            let digits = String(decoding: number?.digits ?? [], as: UTF8.self)
            let mark = doubt.text.contains(",") ? "," : "."
            throw undecided(
                "\(Quoted.text(doubt.text)) can be \(digits) or \(digits.dropLast(3)).\(digits.suffix(3)), and no other number decides whether “\(mark)” is a decimal mark: --decimal . or --decimal , does",
                at: doubt)
        } else {
            use(.point, "no number has a mark")
        }
    }

    // MARK: Days

    private func decideDates(_ dialect: inout ImportDialect) throws {
        var around = found.facts.dateEvidence
        for line in survey.facts.lines.dropFirst(found.facts.lines.count) { around.add(line) }
        if let named = options.dateOrder ?? options.columns?.dateOrder {
            dialect.dateOrder = named
            dialect.reasons.append("\(Self.name(of: named)): named")
        } else if options.columns?.dayFormat != nil {
            dialect.dateOrder = nil
        } else if let order = survey.dates.order {
            dialect.dateOrder = order
            let cells = survey.dates.votes[order, default: 0]
            dialect.reasons.append(
                "\(Self.name(of: order)): \(counted(cells, "day")) can be read in no other way")
        } else if let order = around.order {
            dialect.dateOrder = order
            dialect.reasons.append("\(Self.name(of: order)): the lines around the table have such days")
        } else if let order = found.match.platform.nativeOrder, !found.facts.lines.isEmpty {
            dialect.dateOrder = order
            dialect.reasons.append("\(Self.name(of: order)): as \(found.match.platform.name) writes days")
        } else if let doubt = survey.dates.doubt, let day = LocalDay(doubt.text.utf8),
            let first = day.day(.dayFirst), let second = day.day(.monthFirst)
        {
            throw undecided(
                "\(Quoted.text(doubt.text)) can be \(first) or \(second), and no other row decides the order of day and month: --date-order dmy or --date-order mdy does",
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
