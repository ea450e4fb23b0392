internal import CreativeIntelligence
internal import StageCore

/// Joins assignments with the truth row by row.
struct LabelJoin {
    private(set) var labels: [String] = []
    private(set) var truth: [String] = []
    /// The number of rows of the truth without an assignment.
    private(set) var missing = 0
    /// The number of rows of the truth that are in a campaign.
    private(set) var assignedCount = 0
    /// The number of rows of the truth that match an ID in several seats.
    private(set) var ambiguous = 0

    /// The share of rows of the truth that are in a campaign; 1 if there are none.
    var assignedShare: Double { truth.isEmpty ? 1 : Double(assignedCount) / Double(truth.count) }

    init(assignments: CSVTable, truth table: CSVTable, truthColumns names: [String]?) throws {
        guard assignments.header.count >= 2, table.header.count >= 2 else {
            throw (assignments.header.count < 2 ? assignments : table).error(
                "has one column, expected an ID in the first column and a campaign in the second")
        }
        let assigned = JoinColumns(assignments)
        let known = JoinColumns(table)
        let columns = try names.map { try $0.map(table.column(named:)) } ?? [known.label]
        let seatColumns = assigned.seat.flatMap { own in known.seat.map { (own, $0) } }
        var campaigns: [String: [String: String]] = [:]
        var repeated: [CreativeKey] = []
        for row in assignments.rows {
            let (id, seat) = (row[assigned.id], assigned.seat.map { row[$0] } ?? "")
            if campaigns[id, default: [:]].updateValue(row[assigned.label], forKey: seat) != nil {
                repeated.append(CreativeKey(seat: seat, id: id))
            }
        }
        // The one with the smallest key, regardless of its row.
        if let key = repeated.min() {
            let location = assigned.seat == nil ? "" : " of seat \(quoted(key.seat))"
            throw assignments.error("creative \(quoted(key.id))\(location) is assigned twice")
        }
        for (index, row) in table.rows.enumerated() {
            let values = columns.map { row[$0].lowercased() }
            guard values.allSatisfy({ !$0.isEmpty }) else { continue }
            // Length prefixes prevent collisions of joined values. No campaign ID begins with a control
            // character.
            let label = values.map { "\($0.utf8.count):\($0)" }.joined()
            let bySeat = campaigns[row[known.id]] ?? [:]
            let found =
                if let seatColumns { [bySeat[row[seatColumns.1]]].compactMap(\.self) } else {
                    bySeat.sorted { $0.key < $1.key }.map(\.value)
                }
            if found.isEmpty { missing += 1 }
            if found.count > 1 { ambiguous += 1 }
            for (number, campaign) in (found.isEmpty ? [""] : found).enumerated() {
                truth.append(label)
                if !campaign.isEmpty { assignedCount += 1 }
                labels.append(campaign.isEmpty ? "\u{1}alone \(index) \(number)" : campaign)
            }
        }
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
