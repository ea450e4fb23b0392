import StageCore
import Synchronization
import Testing

@Suite struct RunContextTests {
    @Test func checkpointReports() throws {
        let events = Mutex<[ProgressEvent]>([])
        let context = RunContext { event in events.withLock { $0.append(event) } }
        try context.checkpoint(ProgressEvent(stage: "a", completed: 1, total: 4))
        try context.checkpoint(ProgressEvent(stage: "a", completed: 4, total: 4))
        #expect(events.withLock { $0.map(\.fraction) } == [0.25, 1])
    }

    @Test func nobodyListeningCostsNoEvent() throws {
        var made = 0
        func event() -> ProgressEvent {
            made += 1
            return ProgressEvent(stage: "a", completed: 0)
        }
        try RunContext().checkpoint(event())
        #expect(made == 0)
    }

    @Test func cancelledTaskStopsAtTheNextCheckpoint() async {
        let reported = Mutex(0)
        let context = RunContext { _ in reported.withLock { $0 += 1 } }
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            try context.checkpoint(ProgressEvent(stage: "a", completed: 0))
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(reported.withLock(\.self) == 0)
    }

    @Test func threadsAreAtLeastOne() {
        var context = RunContext(threadCount: -3)
        #expect(context.threadCount == 1)
        context.threadCount = 0
        #expect(context.threadCount == 1)
        context.threadCount = 4
        #expect(context.threadCount == 4)
    }

    @Test func fractionStaysInItsBounds() {
        #expect(ProgressEvent(stage: "", completed: 5).fraction == nil)
        #expect(ProgressEvent(stage: "", completed: 5, total: 0).fraction == nil)
        #expect(ProgressEvent(stage: "", completed: 5, total: -1).fraction == nil)
        #expect(ProgressEvent(stage: "", completed: 5, total: 3).fraction == 1)
        #expect(ProgressEvent(stage: "", completed: -5, total: 3).fraction == 0)
    }
}
