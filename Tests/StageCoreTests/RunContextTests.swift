import StageCore
import Synchronization
import Testing

@Suite struct RunContextTests {
    @Test func `a checkpoint reports progress`() throws {
        let events = Mutex<[ProgressEvent]>([])
        let context = RunContext { event in events.withLock { $0.append(event) } }
        try context.checkpoint(ProgressEvent(stage: "a", completed: 1, total: 4))
        try context.checkpoint(ProgressEvent(stage: "a", completed: 4, total: 4))
        #expect(events.withLock { $0.map(\.fraction) } == [0.25, 1])
    }

    @Test func `no event is created without a handler`() throws {
        var made = 0
        func event() -> ProgressEvent {
            made += 1
            return ProgressEvent(stage: "a", completed: 0)
        }
        try RunContext().checkpoint(event())
        #expect(made == 0)
    }

    @Test(arguments: [1, 3, 100])
    func `parallel results keep the order of the items`(limit: Int) async throws {
        let running = Mutex((now: 0, most: 0))
        let events = Mutex<[Int]>([])
        let context = RunContext { event in events.withLock { $0.append(event.completed) } }
        let squares = try await context.inParallel(
            Array(0..<20), atOnce: limit,
            progress: { ProgressEvent(stage: "a", completed: $0, total: $1) }
        ) { number in
            running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            for _ in 0..<(20 - number) { await Task.yield() }
            running.withLock { $0.now -= 1 }
            return number * number
        }
        #expect(squares == (0..<20).map { $0 * $0 })
        #expect(running.withLock(\.most) <= limit)
        #expect(events.withLock(\.self) == Array(0...20))
    }

    @Test func `an error ends all parallel items`() async {
        struct Broken: Error {}
        let done = Mutex(0)
        await #expect(throws: Broken.self) {
            try await RunContext().inParallel(
                Array(0..<100), atOnce: 1, progress: { ProgressEvent(stage: "a", completed: $0, total: $1) }
            ) { number in
                if number == 3 { throw Broken() }
                done.withLock { $0 += 1 }
            }
        }
        #expect(done.withLock(\.self) == 3)
    }

    @Test func `a cancelled task stops at the next checkpoint`() async {
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

    @Test func `the thread count is at least one`() {
        var context = RunContext(threadCount: -3)
        #expect(context.threadCount == 1)
        context.threadCount = 0
        #expect(context.threadCount == 1)
        context.threadCount = 4
        #expect(context.threadCount == 4)
    }

    @Test func `the fraction stays in 0...1`() {
        #expect(ProgressEvent(stage: "", completed: 5).fraction == nil)
        #expect(ProgressEvent(stage: "", completed: 5, total: 0).fraction == nil)
        #expect(ProgressEvent(stage: "", completed: 5, total: -1).fraction == nil)
        #expect(ProgressEvent(stage: "", completed: 5, total: 3).fraction == 1)
        #expect(ProgressEvent(stage: "", completed: -5, total: 3).fraction == 0)
    }
}
