internal import Foundation

/// Validates column maps.
enum ColumnMapCheck {
    /// Rejects unknown keys, and suggests the nearest known key.
    static func checkKeys(_ data: Data, file: String) throws {
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else { return }
        let known = ColumnMap.CodingKeys.allCases.map(\.rawValue)
        for key in object.keys.sorted() where !known.contains(key) {
            let hint = NearestName.hint(for: key, among: known)
            throw ImportError(
                .invalidColumnMap, file: file,
                "unknown key \(Quoted.text(key))\(hint); the keys are \(known.sorted().joined(separator: ", "))"
            )
        }
    }

    /// Returns the reason why JSON is not a column map.
    static func reason(for error: any Error) -> String {
        if case DecodingError.dataCorrupted(let context) = error,
            let key = context.codingPath.first?.stringValue
        {
            return expectation(of: key)
        }
        if case DecodingError.typeMismatch(_, let context) = error,
            let key = context.codingPath.first?.stringValue, key != "columns"
        {
            return expectation(of: key)
        }
        return
            #"not a column map, expected JSON such as {"columns": {"id": "Ad", "landing_url": "Final URL"}}"#
    }

    private static func expectation(of key: String) -> String {
        switch key {
        case "decimal": #"invalid decimal, expected "." or ",""#
        case "date_order": #"invalid date_order, expected "dmy" or "mdy""#
        case "header_row": "invalid header_row, expected a line number of at least 1"
        case "identity":
            #"invalid identity, expected a list of fields such as ["campaign", "ad_group", "name"]"#
        default: "the value of \(key) cannot be read"
        }
    }

    static func check(_ map: ColumnMap, file: String) throws {
        func refuse(_ message: String) -> ImportError { ImportError(.invalidColumnMap, file: file, message) }
        let known = ImportField.allCases.filter(\.canBeMapped).map(\.name)
        for name in map.columns.keys.sorted() {
            guard let field = ImportField(name: name) else { throw unknownField(name, known, file) }
            let titles = map.columns[name]?.titles ?? []
            guard !titles.isEmpty else { throw refuse("the field \(Quoted.text(name)) has no column") }
            guard titles.count == 1 || field.joinsColumns else {
                throw refuse("the field \(Quoted.text(name)) has \(titles.count) columns, expected one")
            }
        }
        for name in map.identity ?? [] {
            guard let field = ImportField(name: name) else { throw unknownField(name, known, file) }
            guard map.columns[name] != nil else {
                throw refuse("identity names \(Quoted.text(name)), which has no column")
            }
            guard !field.isNumeric, !field.isDate else {
                throw refuse("identity names \(Quoted.text(name)), which does not identify ads")
            }
        }
        guard map.columns["id"] != nil || map.identity?.isEmpty == false else {
            throw refuse(
                "expected a column for the field “id”, or “identity” with the fields that identify ads")
        }
        if let delimiter = map.delimiter,
            delimiter.utf8.count != 1 || !delimiter.utf8.allSatisfy(ColumnMap.canSeparate)
        {
            throw refuse("the delimiter is \(Quoted.text(delimiter)), expected one ASCII character")
        }
        if let row = map.headerRow, row < 1 {
            throw refuse("header_row is \(row), expected a line number of at least 1")
        }
        if let form = map.dayFormat, let problem = DayForm.problem(with: form) {
            throw refuse(
                "day_format is \(Quoted.text(form)): \(problem), expected a format such as DD.MM.YYYY")
        }
    }

    private static func unknownField(_ name: String, _ known: [String], _ file: String) -> ImportError {
        ImportError(
            .invalidColumnMap, file: file,
            "unknown field \(Quoted.text(name))\(NearestName.hint(for: name, among: known)); the fields are \(known.joined(separator: ", "))"
        )
    }
}

/// Finds the known name nearest to a misspelled one.
enum NearestName {
    /// Returns a hint such as ` (did you mean “spend”?)`, or an empty string if no name is near.
    static func hint(for typed: String, among names: [String]) -> String {
        let given = Array(plain(typed))
        guard (1...60).contains(given.count) else { return "" }
        let nearest = names.map { (name: $0, errors: distance(given, Array(plain($0)))) }.min {
            $0.errors < $1.errors
        }
        guard let nearest, nearest.errors <= max(1, min(2, given.count / 3)) else { return "" }
        return " (did you mean “\(nearest.name)”?)"
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// Returns the number of letters to insert, delete or replace.
    private static func distance(_ first: [Character], _ second: [Character]) -> Int {
        var row = Array(0...second.count)
        for (index, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in second.indices {
                let replaced = diagonal + (letter == second[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[second.count]
    }
}
