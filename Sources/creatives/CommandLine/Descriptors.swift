internal import Foundation

/// The file descriptors of the process.
enum Descriptors {
    /// Raises the soft limit to the hard one, or to 16,384: each connection of a server uses a descriptor.
    static func raiseLimit() {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 16_384))
        _ = setrlimit(resource, &limit)
    }
}
