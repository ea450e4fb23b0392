/// A store that can refuse what an attempt writes once another attempt has its run.
///
/// A worker that was stopped in the middle of its work, and goes on when another one has done it, would otherwise write what is out
/// of date. ``JobContext/fenced(_:)`` hands the fenced store out.
public protocol FencedStore: Sendable {
    /// The same store for the work of an attempt: each of its changes makes sure, in its own transaction, that the attempt still
    /// holds its run, and throws ``JobError`` with `runLost` where it does not. Reading is not limited.
    ///
    /// - Parameters:
    ///   - claim: Which attempt.
    ///   - jobs: Where the run is kept. A store elsewhere has nothing to do with the run and returns itself.
    func fenced(by claim: RunClaim, of jobs: any JobStore) -> Self
}
