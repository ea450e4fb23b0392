internal import Dispatch
internal import Synchronization

/// Threads of their own for the work of one attempt.
///
/// Tasks share as many threads as there are processors. Work that computes for long without a pause would keep them all, and nobody would
/// give word of it: the worker would be taken for dead while it works. What a handler asks of an actor that has no executor of its own is done
/// on these threads as well.
final class WorkThreads: TaskExecutor {
    // A serial queue gets a thread also where all processors are busy, which a concurrent one does not.
    private let queues: [DispatchQueue]
    private let turn = Atomic(0)

    /// - Parameter count: How many tasks of the work may compute at once.
    init(count: Int) {
        queues = (0..<max(1, count)).map { _ in DispatchQueue(label: "work of a job") }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let turn = turn.wrappingAdd(1, ordering: .relaxed).oldValue
        queues[Int(UInt(bitPattern: turn) % UInt(queues.count))].async {
            job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }
}
