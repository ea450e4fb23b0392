internal import JobScheduling

/// The attempt of a run that a task works for, and the file in which it stands: other files are not its concern.
struct CurrentAttempt {
    var claim: RunClaim
    var path: String

    @TaskLocal static var value: CurrentAttempt?
}

extension StoreFile {
    /// Refuses what a worker still wants to change whose run somebody else has by now. Whoever is asked within a transaction that
    /// writes knows for sure: nobody can take the run before it has ended.
    func checkCurrentAttempt() throws {
        guard let attempt = CurrentAttempt.value, attempt.path == connection.path else { return }
        try checkHeld(attempt.claim)
    }
}
