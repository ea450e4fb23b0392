internal import JobScheduling

/// The attempt of a run that a task works for, and the database in which it stands: others are not its concern.
struct CurrentAttempt {
    var claim: RunClaim
    var database: String

    @TaskLocal static var value: CurrentAttempt?
}

extension StoreTables {
    /// Refuses what a worker still wants to change whose run somebody else has by now. Whoever is asked within a transaction that
    /// writes knows for sure: nobody can take the run before it has ended.
    func checkCurrentAttempt() throws {
        guard let attempt = CurrentAttempt.value, attempt.database == database.connection.name else { return }
        try jobs.checkHeld(attempt.claim)
    }
}
