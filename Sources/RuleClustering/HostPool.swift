internal import Synchronization

/// Keeps each host once, however many pages it has.
final class HostPool: Sendable {
    private let hosts = Mutex<Set<HostName>>([])

    /// The first host that was equal to this one.
    func shared(_ host: HostName) -> HostName {
        hosts.withLock { $0.insert(host).memberAfterInsert }
    }
}
