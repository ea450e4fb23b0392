package import CreativeModel
internal import Foundation

/// The record of a run of a classifier, in `classification_runs`.
struct ClassificationRunRow: SQLRecord {
    private var id = ""
    private var goal = ""
    private var trigger = ""
    private var parameters = ""
    private var startedAt = Date.distantPast
    /// Times of any precision are not in order as text: the seconds since 2001 are.
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

/// What classifiers found, and the records of their runs.
package struct ClassificationTables {
    let database: SQLDatabase
    let seats: SeatTable

    /// Keeps classifications; a later one replaces that of the same key.
    package func keep(_ classifications: [CreativeClassification]) throws {
        for found in classifications {
            try database.upsert(
                ClassificationRow(found, seat: seats.findOrInsertID(of: found.key.creative.seat)))
        }
    }

    /// The classifications of some keys, in the order of the keys; unknown ones are left out.
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

    /// All classifications of some creatives, by key.
    package func classifications(of creatives: [CreativeKey]) throws -> [CreativeClassification] {
        try Set(creatives).flatMap { key -> [CreativeClassification] in
            guard let seat = try seats.id(of: key.seat) else { return [] }
            return try database.rows(
                ClassificationRow.self, "WHERE seat_id = ? AND canonical_creative_id = ?", seat,
                key.id.canonical
            ).map { $0.classification(inSeat: try seats.name(of: seat)) }
        }.sorted { $0.key < $1.key }
    }

    /// Keeps the record of a run, in place of an earlier one of the same id.
    package func keep(_ run: ClassificationRun) throws { try database.upsert(ClassificationRunRow(run)) }

    /// The records of runs, the latest start first; of one start by falling id.
    package func runs(limit: Int) throws -> [ClassificationRun] {
        // The canonical spelling is ordered by its bytes as Swift orders text.
        try database.rows(
            ClassificationRunRow.self, "ORDER BY started_seconds DESC, id DESC LIMIT ?", max(0, limit)
        ).map(\.run)
    }
}
