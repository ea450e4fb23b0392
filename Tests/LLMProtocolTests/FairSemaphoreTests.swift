import StageCore
import Testing

@testable import LLMProtocol

@Suite struct FairSemaphoreTests {
    /// Waiters proceed in the order of arrival, and cancelled ones are skipped.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func `waiters keep their order`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let semaphore = FairSemaphore(permits: 1)
        let gate = FairSemaphore(permits: 0)
        let order = Journal<Int>()
        let holder = Task { try await semaphore.withPermit { try await gate.withPermit {} } }
        await eventually { gate.waiterCount == 1 }

        var tasks: [Task<Void, any Error>] = []
        for index in 0..<20 {
            tasks.append(Task { try await semaphore.withPermit { order.note(index) } })
            await eventually { semaphore.waiterCount == index + 1 }
        }
        var stayed: [Int] = []
        for (index, task) in tasks.enumerated() {
            if generator.chance(0.3) { task.cancel() } else { stayed.append(index) }
        }
        await eventually { [count = stayed.count] in semaphore.waiterCount == count }
        holder.cancel()
        for task in tasks { _ = try? await task.value }
        #expect(order.all == stayed)
        #expect(semaphore.waiterCount == 0)
        try await semaphore.withPermit {}
    }

    @Test func `a cancelled task does not enter`() async {
        let semaphore = FairSemaphore(permits: 1)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await semaphore.withPermit {}
        }
        #expect(await errorThrown { try await task.value } is CancellationError)
    }
}
