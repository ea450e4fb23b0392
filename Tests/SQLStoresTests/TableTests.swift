import Testing

@testable import SQLStores

/// Tests of tables derived from the columns of their rows.
@Suite struct TableTests {
    @Test func `columns determine the definition and the statements`() {
        #expect(
            JobLogRow.table.creation(in: .sqlite) == """
                CREATE TABLE job_log (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    run_id INTEGER NOT NULL REFERENCES job_runs(id),
                    at INTEGER NOT NULL,
                    attempt INTEGER NOT NULL,
                    kind TEXT NOT NULL,
                    message TEXT NOT NULL)
                """)
        #expect(
            JobLogRow.table.update
                == "UPDATE job_log SET run_id = ?, at = ?, attempt = ?, kind = ?, message = ? WHERE id = ?")
    }
}
