internal import CreativeModel
internal import Foundation

/// The records of runs of classifiers.
extension StoreFile {
    func keep(_ run: ClassificationRun) throws {
        let row = try statement(
            "REPLACE INTO classification_runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        try row.bind(run.id.canonical, at: 1)
        try row.bind(run.goal, at: 2)
        try row.bind(run.trigger, at: 3)
        try row.bind(run.parameters, at: 4)
        try row.bind(run.state.rawValue, at: 5)
        let counts = [
            run.counts.input, run.counts.new, run.counts.reused, run.counts.skipped, run.counts.failed,
        ]
        for (index, count) in counts.enumerated() { try row.bind(Int64(count), at: Int32(index + 6)) }
        try row.bind(run.error, at: 11)
        try row.bind(TimeText.text(run.startedAt), at: 12)
        try row.bind(run.endedAt.map(TimeText.text), at: 13)
        try row.bind(run.startedAt.timeIntervalSinceReferenceDate, at: 14)
        try row.run()
    }

    /// The records of runs, the latest start first; of one start by falling id.
    func classificationRuns(limit: Int) throws -> [ClassificationRun] {
        // The canonical spelling is ordered by its bytes as Swift orders text.
        let rows = try statement(
            "SELECT * FROM classification_runs ORDER BY started_seconds DESC, id DESC LIMIT ?")
        try rows.bind(Int64(max(0, limit)), at: 1)
        var runs: [ClassificationRun] = []
        while try rows.step() { runs.append(try classificationRun(rows)) }
        return runs
    }

    private func classificationRun(_ row: SQLiteStatement) throws -> ClassificationRun {
        guard let state = ClassificationRun.State(rawValue: row.text(4)),
            let start = TimeText.date(row.text(11))
        else { throw damage("state or start of the classification run \(quoted(row.text(0))) is unknown") }
        var run = ClassificationRun(
            id: row.text(0), goal: row.text(1), trigger: row.text(2), parameters: row.text(3),
            startedAt: start)
        run.state = state
        run.counts.input = Int(row.integer(5))
        run.counts.new = Int(row.integer(6))
        run.counts.reused = Int(row.integer(7))
        run.counts.skipped = Int(row.integer(8))
        run.counts.failed = Int(row.integer(9))
        run.error = row.optionalText(10)
        run.endedAt = try time(row, 12, of: "the classification run \(quoted(row.text(0)))")
        return run
    }
}
