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

    /// Makes the tables in a new file; brings those in an old one up to date.
    func prepare(_ connection: SQLiteConnection) throws {
        // Two pragmas: between them another process may make the tables.
        let found = try connection.transaction(writing: false) { try state(of: connection) }
        guard found != .ready else { return }
        try connection.transaction(writing: true) { try bringUpToDate(connection) }
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
        if found == Int64(version) { return .ready }
        guard (1..<Int64(version)).contains(found) else {
            throw newer(connection, found)
        }
        return .version(Int(found))
    }
}
