/// The time since a moment, by any clock: instants of different clocks have no type in common, durations do.
struct Stopwatch: Sendable {
    private let read: @Sendable () -> Duration

    init(_ clock: any Clock<Duration>) { read = Self.reader(of: clock) }

    var elapsed: Duration { read() }

    private static func reader<Time: Clock<Duration>>(of clock: Time) -> @Sendable () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }
}
