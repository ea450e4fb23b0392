internal import Dispatch

/// A thread of its own for the work of one attempt.
///
/// Tasks share as many threads as there are processors. Work that computes for long without a pause would keep them all, and nobody would
/// give word of it: the worker would be taken for dead while it works. What a handler asks of an actor that has no executor of its own is done
/// on this thread as well.
final class WorkThread: TaskExecutor {
    // A serial queue gets a thread also where all processors are busy, which a concurrent one does not.
    private let queue = DispatchQueue(label: "work of a job")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
