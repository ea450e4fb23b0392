/// The division of a run into parts, which whatever workers there are do at the same time.
///
/// A handler throws it to end its attempt. The store adds a job of the same type for each part in the transaction that ends
/// the attempt. The run waits without a worker, and its progress counts the parts that have ended. When the last one has,
/// the run has another attempt, which finds them by ``JobContext/parts()``:
///
/// ```swift
/// let parts = try await context.parts()
/// if parts.isEmpty { throw JobDivision(seats.map { ["seat": .text($0)] as JobParameters }) }
/// if parts.contains(where: { $0.live != nil }) { throw JobDivision([]) }
/// return outcome(of: parts)
/// ```
///
/// Each part is a job of its own, with its own retries. If some failed for good, a handler throws a ``JobError`` with
/// `failedParts`, which is not retried.
public struct JobDivision: Error {
    /// The parameters of each part; none to wait for the parts of an earlier attempt.
    public var parts: [JobParameters]

    /// Creates a division.
    public init(_ parts: [JobParameters]) { self.parts = parts }
}

extension JobContext {
    /// Whether the run can be divided: its store is known.
    public var canDivide: Bool { jobs != nil }

    /// Returns the parts that earlier attempts divided the run into, with their runs, by ID.
    ///
    /// - Throws: Any error of the store.
    public func parts() async throws -> [JobOverview] {
        guard let jobs else { return [] }
        let ids = try await jobs.steps(after: run)
        return ids.isEmpty ? [] : try await jobs.jobs(ids)
    }
}
