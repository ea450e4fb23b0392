import JobScheduling
import Testing

@Suite struct StoredDurationTests {
    @Test(
        arguments: [.zero, .nanoseconds(1), .milliseconds(51), .seconds(60), .seconds(100 * 86_400)]
            as [Duration])
    func `a duration in whole nanoseconds survives storage`(duration: Duration) {
        let seconds = duration / .seconds(1)
        #expect(Duration(storedSeconds: seconds) == duration)
        #expect(Duration(storedSeconds: seconds) / .seconds(1) == seconds)
    }

    @Test(arguments: [(1e300, 9e9), (-1e300, -9e9), (.infinity, 9e9), (.nan, 0)] as [(Double, Double)])
    func `a duration beyond every calendar is clamped`(seconds: Double, expected: Double) {
        #expect(Duration(storedSeconds: seconds) == .seconds(expected))
    }

    @Test func `the delay of a retry doubles up to its limit`() {
        let policy = JobRetryPolicy(retries: 100)
        let delays = [1, 2, 3, 4, 5, 100].map { policy.delay(afterFailures: $0) }
        #expect(delays == [300, 600, 1_200, 2_400, 3_600, 3_600].map(Duration.seconds))
        #expect(policy.delay(afterFailures: 101) == nil)
    }
}
