import JobScheduling
import StoreConformance
import Testing

@Suite struct JobStoreConformanceTests {
    @Test func `the store in memory conforms`() async throws {
        try await JobStoreConformance { InMemoryJobStore(rules: $0) }.checkAll()
    }

    /// Compared with itself, the store in memory shows what holds whatever the model says.
    @Test(arguments: 100..<140 as Range<UInt64>)
    func `every job has its one live run after every call`(seed: UInt64) async throws {
        var options = StoreConformanceOptions()
        options.seeds = seed..<seed + 1
        options.callCount = 160
        try await JobStoreConformance(options: options) { InMemoryJobStore(rules: $0) }.checkRandomCalls()
    }
}
