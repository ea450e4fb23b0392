internal import SQLStores

/// What stands in a file of ours: a mark, a version, and the tables of that version.
struct SQLiteSchema: Sendable {
    /// What the file is for, in words.
    let purpose: String
    /// Tells our files from those of other programs; it stands in the file's header.
    let applicationID: Int32
    /// What leads from each version to the next: the first step makes the tables of version 1 in an empty file. The
    /// version that is written is their number.
    let steps: [Step]
    /// What makes an empty file of the version that is written; by default all steps do.
    var creation: [String]?
    /// Makes a file of version 1 of another program's, where it can.
    var adoption: Adoption?
    /// Whether each page ends with a checksum. A file without them is rewritten, and after an error there goes back to the
    /// version before, whose tables must be the same.
    var hasChecksums = false

    typealias Step = @Sendable (SQLiteConnection) throws -> Void

    /// How another program's file is taken over.
    struct Adoption: Sendable {
        /// Whether a file is one that can be.
        let isPossible: @Sendable (SQLiteConnection) throws -> Bool
        /// Makes a file of version 1 of it.
        let perform: Step
        /// Takes over what needs the tables of the version that is written; it comes last, in the same transaction.
        var complete: (@Sendable (SQLiteConnection, SQLiteSchema) throws -> Void)?
    }

    /// The version that is written.
    var version: Int { steps.count }

    /// What stands in place of the version while a file is rewritten: no other program takes it for its own then.
    private var unfinishedVersion: Int { -version }

    /// Makes the tables in a new file; brings those in an old one up to date, but for the checksums of its pages.
    ///
    /// - Returns: Whether ``finish(_:)`` has to follow.
    func prepare(_ connection: SQLiteConnection) throws -> Bool {
        // Two pragmas: between them another process may make the tables.
        let found = try connection.transaction(writing: false) { try state(of: connection) }
        guard found != .ready else { return false }
        if found == .empty, hasChecksums { connection.reserveChecksums() }
        return try connection.transaction(writing: true) {
            try bringUpToDate(connection)
            guard hasChecksums, !PageChecksums.areKept(by: connection) else { return false }
            try connection.run("PRAGMA user_version = \(unfinishedVersion)")
            return true
        }
    }

    /// Rewrites a file with checksums, which no transaction with other work can do.
    ///
    /// A kill leaves a file that the next opening for writing finishes, whole at any time. After an error the file is one of the
    /// version before.
    func finish(_ connection: SQLiteConnection) throws {
        do {
            try PageChecksums.add(to: connection)
            try connection.transaction(writing: true) {
                // Another process may have been faster, or may have failed and gone back.
                let found = try connection.integer("PRAGMA user_version")
                guard found == Int64(unfinishedVersion) || found == Int64(version - 1) else { return }
                guard PageChecksums.areKept(by: connection) else {
                    throw SQLiteStoreError(
                        .failed, connection.path, "SQLite makes no room for checksums of pages")
                }
                try connection.run("PRAGMA user_version = \(version)")
            }
        } catch {
            try? connection.transaction(writing: true) {
                guard try connection.integer("PRAGMA user_version") == Int64(unfinishedVersion) else {
                    return
                }
                try connection.run("PRAGMA user_version = \(version - 1)")
            }
            throw error
        }
    }

    private func bringUpToDate(_ connection: SQLiteConnection) throws {
        let done: Int
        var isAdopted = false
        switch try state(of: connection) {
        case .ready: return
        case .empty:
            done = creation == nil ? 0 : steps.count
            for sql in creation ?? [] { try connection.run(sql) }
        case .version(let version): done = version
        case .unfinished: done = steps.count
        case .adoptable:
            try adoption?.perform(connection)
            isAdopted = true
            done = 1
        }
        for step in steps[done...] { try step(connection) }
        if isAdopted { try adoption?.complete?(connection, self) }
        try connection.run("PRAGMA application_id = \(applicationID)")
        try connection.run("PRAGMA user_version = \(version)")
    }

    /// Makes sure that a file can be read as it is.
    func check(_ connection: SQLiteConnection) throws {
        let found = try connection.transaction(writing: false) { try state(of: connection) }
        let reason: String
        switch found {
        case .ready: return
        case .empty: reason = "is empty, expected \(purpose): add creatives to it first"
        case .adoptable:
            reason =
                "has campaigns of another program, expected \(purpose): adding creatives or planning takes them over"
        case .unfinished:
            reason =
                "is \(purpose) whose upgrade to version \(version) has not ended: adding creatives or planning ends it"
        case .version(let old):
            reason =
                "is \(purpose) of version \(old), expected version \(version): adding creatives or planning brings it "
                + "up to date"
        }
        throw SQLiteStoreError(
            found == .empty ? .cannotOpen : .olderSchema, connection.path, reason)
    }

    /// Makes sure that no newer release has brought the file up to date meanwhile.
    func checkVersion(_ connection: SQLiteConnection) throws {
        let found = try connection.integer("PRAGMA user_version")
        guard found == Int64(version) else { throw newer(connection, found) }
    }

    private func newer(_ connection: SQLiteConnection, _ found: Int64) -> SQLiteStoreError {
        SQLiteStoreError(
            .newerSchema, connection.path,
            "\(purpose) of version \(found), expected version \(version) at most: a newer release wrote it")
    }

    private enum State: Equatable {
        case empty
        case adoptable
        case version(Int)
        /// Of this version, but for the checksums of its pages.
        case unfinished
        case ready
    }

    private func state(of connection: SQLiteConnection) throws -> State {
        let found = try connection.integer("PRAGMA user_version")
        guard try connection.integer("PRAGMA application_id") == Int64(applicationID) else {
            if try connection.integer("SELECT count(*) FROM sqlite_schema") == 0, found == 0 { return .empty }
            if try adoption?.isPossible(connection) == true { return .adoptable }
            throw SQLiteStoreError(
                .cannotOpen, connection.path, "is the database of another program, expected \(purpose)")
        }
        if found == Int64(version) {
            guard !hasChecksums || PageChecksums.areKept(by: connection) else {
                throw SQLiteStoreError(
                    .corrupt, connection.path,
                    "its header names no room for checksums of pages, expected a sound file that only this program "
                        + "writes: restore a copy")
            }
            return .ready
        }
        if hasChecksums, found == Int64(unfinishedVersion) { return .unfinished }
        guard (1..<Int64(version)).contains(found) else {
            throw newer(connection, found)
        }
        return .version(Int(found))
    }
}
