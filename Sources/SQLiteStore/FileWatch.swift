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

/// Tells when a database file or its log may have changed, whichever process did it.
///
/// A commit writes to the log or, without one, to the file. What is told is a hint: some changes are told twice, and of file systems
/// of other machines none.
final class FileWatch: ChangeObservation {
    /// Sources of events may be used on any thread.
    private nonisolated(unsafe) let sources: [any DispatchSourceProtocol]

    /// - Returns: `nil` where the system has no more watches to give.
    init?(path: String, onChange: @escaping @Sendable () -> Void) {
        guard let sources = Self.sources(path: path, onChange: onChange) else { return nil }
        self.sources = sources
        for source in sources { source.resume() }
    }

    deinit { cancel() }

    func cancel() { for source in sources { source.cancel() } }

    #if os(Linux)
        /// Watches the folder: the log comes and goes.
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

        /// Whether one of the events that wait is of one of some files.
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
                        // Events that were too many to be told one by one may be any.
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
