internal import Synchronization

/// The problems that checks find while ``problems(foundBy:)`` runs them.
final class ProblemCollector: Sendable {
    /// The collector of the running checks, or `nil` if problems are issues of the test.
    @TaskLocal static var current: ProblemCollector?

    private let found = Mutex<[String]>([])

    var problems: [String] { found.withLock { $0 } }

    func add(_ problem: String) { found.withLock { $0.append(problem) } }
}

/// Runs checks and returns the problems that they find, in the order found. They are not recorded as issues of the test.
///
/// ```swift
/// let flawed = KeyedCacheConformance(ForgetfulCache())
/// #expect(await !problems { try await flawed.checkKeeping() }.isEmpty)
/// ```
///
/// An error that the checks throw ends them, and its description is the last problem.
package func problems(foundBy checks: () async throws -> Void) async -> [String] {
    let collector = ProblemCollector()
    do {
        try await ProblemCollector.$current.withValue(collector) { try await checks() }
    } catch {
        collector.add(String(describing: error))
    }
    return collector.problems
}
