internal import SQLStores

/// The schema of a database file: an application ID, a version, and the tables of that version.
struct SQLiteSchema: Sendable {
    /// The purpose of the file, for messages.
    let purpose: String
    /// The application ID in the header of the file, which distinguishes our files from those of other programs.
    let applicationID: Int32
    /// The steps that upgrade each version to the next. The first step creates the tables of version 1 in an empty file. The
    /// number of steps is the current version.
    let steps: [Step]
    /// The statements that create an empty file of the current version. If `nil`, all steps are run.
    var creation: [String]?
    /// The conversion of another program's file to version 1, if supported.
    var adoption: Adoption?
    /// Whether each page ends with a checksum. A file without checksums is rewritten. If the rewrite fails, the file returns to
    /// ``lastWithoutChecksums``.
    var hasChecksums = false
    /// The last version whose pages have no checksums. Later versions must only add to its tables. The default is the
    /// previous version.
    var lastWithoutChecksums: Int?

    typealias Step = @Sendable (SQLiteConnection) throws -> Void

    /// The conversion of another program's file.
    struct Adoption: Sendable {
        /// Returns whether a file can be converted.
        let isPossible: @Sendable (SQLiteConnection) throws -> Bool
        /// Converts the file to version 1.
        let perform: Step
        /// Converts the data that needs the tables of the current version. This runs last, in the same transaction.
        var complete: (@Sendable (SQLiteConnection, SQLiteSchema) throws -> Void)?
    }

    /// The current version.
    var version: Int { steps.count }

    /// The version of a file whose rewrite failed.
    private var fallbackVersion: Int { lastWithoutChecksums ?? version - 1 }

    /// The version of a file that is being rewritten, which no release accepts as its own.
    private var unfinishedVersion: Int { -version }

    /// Creates the tables in a new file, or upgrades those in an old file. The checksums of an old file are not added yet.
    ///
    /// - Returns: Whether ``finish(_:)`` must be called next.
    func prepare(_ connection: SQLiteConnection) throws -> Bool {
        // The state is read with two pragmas, between which another process may create the tables.
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

    /// Rewrites a file with checksums, which cannot be part of a larger transaction.
    ///
    /// A crash leaves an intact file, whose rewrite is completed when it is next opened for writing. After an error the file has
    /// the last version without checksums.
    func finish(_ connection: SQLiteConnection) throws {
        do {
            try PageChecksums.add(to: connection)
            try connection.transaction(writing: true) {
                // Another process may have finished first, or may have failed and restored the previous version.
                let found = try connection.integer("PRAGMA user_version")
                guard found == Int64(unfinishedVersion) || found == Int64(fallbackVersion) else { return }
                guard PageChecksums.areKept(by: connection) else {
                    throw SQLiteStoreError(
                        .failed, connection.path, "SQLite does not reserve space for page checksums")
                }
                try connection.run("PRAGMA user_version = \(version)")
            }
        } catch {
            try? connection.transaction(writing: true) {
                guard try connection.integer("PRAGMA user_version") == Int64(unfinishedVersion) else {
                    return
                }
                try connection.run("PRAGMA user_version = \(fallbackVersion)")
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

    /// Throws an error if the file cannot be read without an upgrade.
    func check(_ connection: SQLiteConnection) throws {
        let found = try connection.transaction(writing: false) { try state(of: connection) }
        let reason: String
        switch found {
        case .ready: return
        case .empty: reason = "is empty, expected \(purpose): add creatives to it first"
        case .adoptable:
            reason =
                "has campaigns of another program, expected \(purpose): adding creatives or planning campaigns imports them"
        case .unfinished:
            reason =
                "is \(purpose) with an unfinished upgrade to version \(version): adding creatives or planning campaigns finishes it"
        case .version(let old):
            reason =
                "is \(purpose) of version \(old), expected version \(version): adding creatives or planning campaigns upgrades it"
        }
        throw SQLiteStoreError(
            found == .empty ? .cannotOpen : .olderSchema, connection.path, reason)
    }

    /// Throws an error if a newer release has upgraded the file since it was opened.
    func checkVersion(_ connection: SQLiteConnection) throws {
        let found = try connection.integer("PRAGMA user_version")
        guard found == Int64(version) else { throw newer(connection, found) }
    }

    private func newer(_ connection: SQLiteConnection, _ found: Int64) -> SQLiteStoreError {
        SQLiteStoreError(
            .newerSchema, connection.path,
            "is \(purpose) of version \(found), expected at most version \(version): a newer release wrote it"
        )
    }

    private enum State: Equatable {
        case empty
        case adoptable
        case version(Int)
        /// The tables have the current version, but the pages do not have checksums yet.
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
                    "its header reserves no space for page checksums, expected an intact file that only this program "
                        + "writes: restore a backup")
            }
            return .ready
        }
        if hasChecksums, found == Int64(unfinishedVersion) { return .unfinished }
        // An earlier release began the rewrite, after its own upgrade of the tables.
        if hasChecksums, -Int64(version) < found, found < -Int64(fallbackVersion) {
            return .version(Int(-found))
        }
        guard (1..<Int64(version)).contains(found) else {
            throw newer(connection, found)
        }
        return .version(Int(found))
    }
}
