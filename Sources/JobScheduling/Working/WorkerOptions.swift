/// How a worker works; every value has a default.
public struct WorkerOptions: Sendable {
    /// How runs name it: `worker` and a random number unless given, so that each process has its own.
    public var name = "worker-\(String(UInt64.random(in: 0..<1 << 40), radix: 36))"
    /// How many runs at once, 1 or more; default 2.
    public var parallelRuns = 2
    /// For how many seconds a run stays its own without a word, above 0: default 60. It gives word three times in that time. After a
    /// crash a run is taken over when this time has passed.
    public var lease = 60.0
    /// How many seconds lie between two looks for due runs at most, above 0: default 5. A worker looks when a run becomes due and when its
    /// store tells of a change; this is for changes that it does not tell of, and for clocks that are set.
    public var pollInterval = 5.0
    /// How many seconds runs under way have to end when the worker is to stop, 0 or more: default 30. Then they are cancelled and given back.
    public var grace = 30.0
    /// How many threads the stages of a run may use, 1 or more; default 1.
    public var threadCount = 1
    /// The seed of every random choice of the stages; default 0.
    public var seed: UInt64 = 0
    /// For how many seconds a store that fails all the time is asked again, ever more seldom, before the worker gives up: default 600.
    var storePatience = 600.0
    /// Told what happens, on whatever thread it does.
    public var onEvent: (@Sendable (WorkerEvent) -> Void)?

    /// Makes options with their defaults.
    public init() {}
}

/// What happens in a worker.
public enum WorkerEvent: Sendable {
    /// A run begins.
    case started(ClaimedRun)
    /// A run has ended.
    case ended(ClaimedRun, RunEnding)
    /// A run was taken away, or the store could not be told of it in time: this worker counts as dead for it.
    case lost(ClaimedRun)
    /// The store failed; it is asked again.
    case storeFailed(any Error)
}
