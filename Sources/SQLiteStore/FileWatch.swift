internal import Dispatch
internal import Foundation
internal import JobScheduling
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Reports when any process may have changed a database file or its log.
///
/// A commit writes to the log or, without one, to the file. A report is only a hint: some changes are reported twice, and changes
/// made by other machines on a network file system are not reported.
final class FileWatch: ChangeObservation {
    /// Dispatch sources may be used on any thread.
    private nonisolated(unsafe) let sources: [any DispatchSourceProtocol]

    /// Returns `nil` if the system has no watches left.
    init?(path: String, onChange: @escaping @Sendable () -> Void) {
        guard let sources = Self.sources(path: path, onChange: onChange) else { return nil }
        self.sources = sources
        for source in sources { source.resume() }
    }

    deinit { cancel() }

    func cancel() { for source in sources { source.cancel() } }

    #if os(Linux)
        /// Watches the folder, because the log is created and removed repeatedly.
        private static func sources(
            path: String, onChange: @escaping @Sendable () -> Void
        ) -> [any DispatchSourceProtocol]? {
            let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
            let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
            guard descriptor >= 0 else { return nil }
            let events = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)
            guard inotify_add_watch(descriptor, file.deletingLastPathComponent().path, events) >= 0 else {
                close(descriptor)
                return nil
            }
            let names: Set<String> = [file.lastPathComponent, file.lastPathComponent + "-wal"]
            let source = DispatchSource.makeReadSource(
                fileDescriptor: descriptor, queue: DispatchQueue(label: "changes of a store"))
            source.setEventHandler { if readEvents(descriptor, of: names) { onChange() } }
            source.setCancelHandler { close(descriptor) }
            return [source]
        }

        /// Reads all pending events, and returns whether one of them concerns one of the given files.
        private static func readEvents(_ descriptor: Int32, of names: Set<String>) -> Bool {
            var isOurs = false
            withUnsafeTemporaryAllocation(
                byteCount: 1 << 14, alignment: MemoryLayout<inotify_event>.alignment
            ) { buffer in
                while true {
                    let count = read(descriptor, buffer.baseAddress, buffer.count)
                    guard count > 0 else { return }
                    var offset = 0
                    while offset < count {
                        let event = buffer.load(fromByteOffset: offset, as: inotify_event.self)
                        let start = offset + MemoryLayout<inotify_event>.size
                        let name = buffer[start..<start + Int(event.len)].prefix { $0 != 0 }
                        // After an overflow, the lost events may concern any file.
                        isOurs =
                            isOurs || event.mask & UInt32(IN_Q_OVERFLOW) != 0
                            || names.contains(String(decoding: name, as: UTF8.self))
                        offset = start + Int(event.len)
                    }
                }
            }
            return isOurs
        }
    #else
        private static func sources(
            path: String, onChange: @escaping @Sendable () -> Void
        ) -> [any DispatchSourceProtocol]? {
            let queue = DispatchQueue(label: "changes of a store")
            return [path, path + "-wal"].compactMap { path in
                let descriptor = open(path, O_EVTONLY)
                guard descriptor >= 0 else { return nil }
                let source = DispatchSource.makeFileSystemObjectSource(
                    fileDescriptor: descriptor, eventMask: [.write, .extend], queue: queue)
                source.setEventHandler(handler: onChange)
                source.setCancelHandler { close(descriptor) }
                return source
            }
        }
    #endif
}
