package import CreativeModel
internal import Foundation

/// A row of `classification_runs`: the record of a classification run.
struct ClassificationRunRow: SQLRecord {
    private var id = ""
    private var goal = ""
    private var trigger = ""
    private var parameters = ""
    private var startedAt = Date.distantPast
    /// The start time in seconds since 2001. Times as text have varying precision and do not sort by time.
    private var startedSeconds = 0.0
    private var state = ClassificationRun.State.running
    private var counts = ClassificationRun.Counts()
    private var error: String?
    private var endedAt: Date?

    init() {}

    init(_ run: ClassificationRun) {
        id = run.id.canonical
        goal = run.goal
        trigger = run.trigger
        parameters = run.parameters
        startedAt = run.startedAt
        startedSeconds = run.startedAt.timeIntervalSinceReferenceDate
        state = run.state
        counts = run.counts
        error = run.error
        endedAt = run.endedAt
    }

    static let table = SQLTable<ClassificationRunRow>("classification_runs", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY")
        try row.column("goal", &goal)
        try row.column("triggered_by", &trigger)
        try row.column("parameters", &parameters)
        try row.column("state", &state, as: WordFormat.self)
        try row.column("input", &counts.input)
        try row.column("new", &counts.new)
        try row.column("reused", &counts.reused)
        try row.column("skipped", &counts.skipped)
        try row.column("failed", &counts.failed)
        try row.column("error", &error)
        try row.column("started_at", &startedAt, as: TimeTextFormat.self)
        try row.column("ended_at", &endedAt, as: TimeTextFormat.self)
        try row.column("started_seconds", &startedSeconds)
    }

    var run: ClassificationRun {
        var run = ClassificationRun(
            id: id, goal: goal, trigger: trigger, parameters: parameters, startedAt: startedAt)
        run.state = state
        run.counts = counts
        run.error = error
        run.endedAt = endedAt
        return run
    }
}

/// The tables of classifications and of the records of their runs.
package struct ClassificationTables {
    let database: SQLDatabase
    let seats: SeatTable

    /// Saves classifications. A later one replaces an earlier one with the same key.
    package func keep(_ classifications: [CreativeClassification]) throws {
        for found in classifications {
            try database.upsert(
                ClassificationRow(found, seat: seats.findOrInsertID(of: found.key.creative.seat)))
        }
    }

    /// Returns the classifications of some keys, in the order of the keys. Unknown keys are ignored.
    package func classifications(_ keys: [CreativeClassification.Key]) throws -> [CreativeClassification] {
        var seen: Set<CreativeClassification.Key> = []
        return try keys.filter { seen.insert($0).inserted }.compactMap { key in
            guard let seat = try seats.id(of: key.creative.seat) else { return nil }
            let canonical = key.canonical
            let row = try database.first(
                ClassificationRow.self,
                """
                WHERE seat_id = ? AND canonical_creative_id = ? AND brand = ? AND input_hash = ?
                    AND prompt_version = ? AND schema_version = ? AND model = ?
                """, seat, canonical.creative.id, canonical.brand, canonical.inputHash,
                canonical.promptVersion,
                canonical.schemaVersion, canonical.model)
            return try row?.classification(inSeat: seats.name(of: seat))
        }
    }

    /// Returns all classifications of some creatives, by key.
    package func classifications(of creatives: [CreativeKey]) throws -> [CreativeClassification] {
        try Set(creatives).flatMap { key -> [CreativeClassification] in
            guard let seat = try seats.id(of: key.seat) else { return [] }
            return try database.rows(
                ClassificationRow.self, "WHERE seat_id = ? AND canonical_creative_id = ?", seat,
                key.id.canonical
            ).map { $0.classification(inSeat: try seats.name(of: seat)) }
        }.sorted { $0.key < $1.key }
    }

    /// Saves the record of a run, replacing an earlier one with the same ID.
    package func keep(_ run: ClassificationRun) throws { try database.upsert(ClassificationRunRow(run)) }

    /// Returns the records of runs, the latest start first; runs with the same start are ordered by descending ID.
    package func runs(limit: Int) throws -> [ClassificationRun] {
        // Bytewise order of the canonical spelling equals Swift's order of strings.
        try database.rows(
            ClassificationRunRow.self, "ORDER BY started_seconds DESC, id DESC LIMIT ?", max(0, limit)
        ).map(\.run)
    }
}
