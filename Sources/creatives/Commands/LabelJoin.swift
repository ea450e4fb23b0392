internal import CreativeIntelligence
internal import StageCore

/// Joins assignments with the truth row by row.
struct LabelJoin {
    /// The cluster of each row. A row without a cluster has one of its own.
    private(set) var labels: [String] = []
    /// The class of each row, as one text that differs for different values.
    private(set) var truth: [String] = []
    /// The class of each row for people.
    private(set) var classNames: [String] = []
    /// The cluster of each row for people; `nil` for a row without one.
    private(set) var clusterNames: [String?] = []
    /// The index of each row in a file of vectors: that of its assignment, or `nil` if it has none.
    private(set) var indices: [Int?] = []
    /// The number of rows of the truth without an assignment.
    private(set) var missing = 0
    /// The number of rows of the truth that are in a campaign.
    private(set) var assignedCount = 0
    /// The number of rows of the truth that match an ID in several seats.
    private(set) var ambiguous = 0

    /// The share of rows of the truth that are in a campaign; 1 if there are none.
    var assignedShare: Double { truth.isEmpty ? 1 : Double(assignedCount) / Double(truth.count) }

    init(assignments: LabelFile, truth file: LabelFile, truthColumns names: [String]?) throws {
        if assignments.hasIDs, file.hasIDs {
            try joinIDs(assignments.table, file.table, names)
        } else {
            try joinRows(assignments, file, names)
        }
        guard !truth.isEmpty else {
            throw file.table.error("no row has a value in the column of the truth, expected at least one")
        }
    }

    /// Joins rows by their position.
    private mutating func joinRows(
        _ assignments: LabelFile, _ file: LabelFile, _ names: [String]?
    ) throws {
        let (assigned, table) = (assignments.table, file.table)
        guard assigned.rows.count == table.rows.count else {
            throw table.error(
                "has \(counted(table.rows.count, "row")), expected \(grouped(assigned.rows.count)) as in "
                    + "\(quoted(assigned.file)): rows without IDs are joined by position")
        }
        let label = assignments.hasIDs ? JoinColumns(assigned).label : 0
        let known = file.hasIDs ? JoinColumns(table).label : 0
        let columns = try names.map { try $0.map(table.column(named:)) } ?? [known]
        for (index, row) in table.rows.enumerated() {
            guard let values = Self.values(of: row, columns) else { continue }
            append(assigned.rows[index][label], truth: values, at: index, number: 0, row: index)
        }
    }

    /// Joins rows by their IDs.
    private mutating func joinIDs(_ assignments: CSVTable, _ table: CSVTable, _ names: [String]?) throws {
        let assigned = JoinColumns(assignments)
        let known = JoinColumns(table)
        let columns = try names.map { try $0.map(table.column(named:)) } ?? [known.label]
        let seatColumns = assigned.seat.flatMap { own in known.seat.map { (own, $0) } }
        var campaigns: [String: [String: Int]] = [:]
        var repeated: [CreativeKey] = []
        for (index, row) in assignments.rows.enumerated() {
            let (id, seat) = (row[assigned.id], assigned.seat.map { row[$0] } ?? "")
            if campaigns[id, default: [:]].updateValue(index, forKey: seat) != nil {
                repeated.append(CreativeKey(seat: seat, id: id))
            }
        }
        // The one with the smallest key, regardless of its row.
        if let key = repeated.min() {
            let location = assigned.seat == nil ? "" : " of seat \(quoted(key.seat))"
            throw assignments.error("creative \(quoted(key.id))\(location) is assigned twice")
        }
        for (index, row) in table.rows.enumerated() {
            guard let values = Self.values(of: row, columns) else { continue }
            let bySeat = campaigns[row[known.id]] ?? [:]
            let found =
                if let seatColumns { [bySeat[row[seatColumns.1]]].compactMap(\.self) } else {
                    bySeat.sorted { $0.key < $1.key }.map(\.value)
                }
            if found.isEmpty {
                missing += 1
                append("", truth: values, at: nil, number: 0, row: index)
            }
            if found.count > 1 { ambiguous += 1 }
            for (number, position) in found.enumerated() {
                append(
                    assignments.rows[position][assigned.label], truth: values, at: position, number: number,
                    row: index)
            }
        }
        guard truth.isEmpty || missing < truth.count else {
            throw Self.noSharedIDs(assignments, table, known.id)
        }
    }

    private static func noSharedIDs(_ assignments: CSVTable, _ table: CSVTable, _ id: Int) -> ImportError {
        let example = table.rows.first.map { ", such as \(quoted($0[id], limit: 40))" } ?? ""
        return table.error(
            "no ID of its column \(quoted(table.header[id]))\(example) is in \(quoted(assignments.file)), "
                + "expected the IDs of the same rows")
    }

    /// Returns the values of a row in lower case, or `nil` if one is missing.
    private static func values(of row: [String], _ columns: [Int]) -> [String]? {
        let values = columns.map { row[$0].lowercased() }
        return values.allSatisfy { !$0.isEmpty } ? values : nil
    }

    private mutating func append(
        _ campaign: String, truth values: [String], at position: Int?, number: Int, row: Int
    ) {
        // Length prefixes prevent collisions of joined values. No campaign ID begins with a control character.
        truth.append(values.map { "\($0.utf8.count):\($0)" }.joined())
        classNames.append(values.joined(separator: " / "))
        if !campaign.isEmpty { assignedCount += 1 }
        labels.append(campaign.isEmpty ? "\u{1}alone \(row) \(number)" : campaign)
        clusterNames.append(campaign.isEmpty ? nil : campaign)
        indices.append(position)
    }
}

/// The join columns of a table: the ID in the first column, its label in the next, and an optional seat.
private struct JoinColumns {
    let id: Int
    let label: Int
    /// `nil` if there is no seat column, or no other column would be left.
    let seat: Int?

    init(_ table: CSVTable) {
        let found = table.header.firstIndex { title in
            let words = title.lowercased().split { $0 == "_" || $0 == " " }
            return words == ["seat"] || words == ["seat", "id"]
        }
        seat = table.header.count > 2 ? found : nil
        let others = table.header.indices.filter { [seat] in $0 != seat }
        (id, label) = (others[0], others[1])
    }
}
