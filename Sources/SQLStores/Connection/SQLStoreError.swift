public import StageCore

/// The error of a store in an SQL database.
public typealias SQLStoreError = ModuleError<SQLStoreErrorDomain>

/// The codes of ``SQLStoreError``.
public enum SQLStoreErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: SQLStoreError.Code) -> ErrorCategory {
        .environment
    }
}

extension ModuleError.Code where Domain == SQLStoreErrorDomain {
    /// The file does not exist, cannot be opened, or is not a database of this package.
    public static var cannotOpen: Self { Self("cannotOpen") }

    /// The file was written by a newer release.
    public static var newerSchema: Self { Self("newerSchema") }

    /// The file has an older schema, or that of the system whose tables this package can import, and was opened for
    /// reading only.
    public static var olderSchema: Self { Self("olderSchema") }

    /// Another process locked the file for too long.
    public static var busy: Self { Self("busy") }

    /// The disk is full.
    public static var full: Self { Self("full") }

    /// The file is damaged.
    public static var corrupt: Self { Self("corrupt") }

    /// The file is read-only.
    public static var readOnly: Self { Self("readOnly") }

    /// The server cannot be reached, or the connection was lost. Nothing was stored.
    public static var disconnected: Self { Self("disconnected") }

    /// The connection was lost during a commit: the last change is stored entirely or not at all.
    public static var unknownOutcome: Self { Self("unknownOutcome") }

    /// The user or role of the connection may not do this.
    public static var denied: Self { Self("denied") }

    /// Concurrent changes conflicted too often.
    public static var conflict: Self { Self("conflict") }

    /// A statement failed for another reason.
    public static var failed: Self { Self("failed") }
}

extension SQLStoreError {
    /// Creates an error that begins with the path of the store.
    package init(_ code: Code, _ path: String, _ message: String) {
        self.init(code, "\(escaped(path, limit: 240)): \(message)")
    }
}
