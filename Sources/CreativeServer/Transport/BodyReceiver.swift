internal import Foundation
internal import StageCore
internal import Synchronization

/// The bytes that all temporary files of a transport occupy together.
final class TemporaryFileBudget: Sendable {
    private let used = Atomic(0)
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Returns whether the bytes are available, and takes them if so.
    func take(_ count: Int) -> Bool {
        let total = used.add(count, ordering: .relaxed).newValue
        guard total > limit else { return true }
        release(count)
        return false
    }

    func release(_ count: Int) { used.subtract(count, ordering: .relaxed) }
}

/// Receives the body of one request, in memory at first and in a temporary file when it grows.
///
/// One thread at a time uses it. It removes its file when it is closed.
struct BodyReceiver: ~Copyable {
    /// The outcome of receiving some bytes.
    enum Outcome: Hashable {
        case received
        /// The body is larger than its limit.
        case tooLarge
        /// No memory of the file system is left for the body.
        case noSpace
    }

    private struct File {
        var path: String
        var descriptor: Int32
    }

    private let limit: Int
    private let memoryLimit: Int
    private let budget: TemporaryFileBudget
    private var bytes = Data()
    private var file: File?
    private var count = 0

    /// - Parameters:
    ///   - expected: The number of bytes that the client announced, or `nil`.
    init(expected: Int?, limit: Int, memoryLimit: Int, budget: TemporaryFileBudget) {
        self.limit = limit
        self.memoryLimit = memoryLimit
        self.budget = budget
        if let expected, expected <= min(limit, memoryLimit) { bytes.reserveCapacity(expected) }
    }

    /// Appends some bytes.
    mutating func receive(_ part: UnsafeRawBufferPointer) -> Outcome {
        guard part.count <= limit - count else { return .tooLarge }
        if file == nil, count + part.count > memoryLimit {
            guard openFile() else { return .noSpace }
        }
        if let file {
            guard budget.take(part.count) else { return .noSpace }
            count += part.count
            return Self.write(part, to: file.descriptor) ? .received : .noSpace
        }
        bytes.append(contentsOf: part)
        count += part.count
        return .received
    }

    /// Returns the whole body.
    mutating func body() -> HTTPRequestBody {
        if let file { return .file(URL(fileURLWithPath: file.path), byteCount: count) }
        return count == 0 ? .empty : .bytes(bytes)
    }

    deinit {
        guard let file else { return }
        close(file.descriptor)
        TemporaryFiles.remove(file.path)
        budget.release(count)
    }

    /// Moves the bytes received so far to a file that only this user can read.
    private mutating func openFile() -> Bool {
        let folder = FileManager.default.temporaryDirectory.path
        guard let made = TemporaryFiles.makePrivate(in: folder.hasSuffix("/") ? folder : folder + "/") else {
            return false
        }
        guard budget.take(count), bytes.withUnsafeBytes({ Self.write($0, to: made.descriptor) }) else {
            close(made.descriptor)
            TemporaryFiles.remove(made.path)
            return false
        }
        file = File(path: made.path, descriptor: made.descriptor)
        bytes = Data()
        return true
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let written = Foundation.write(descriptor, part.baseAddress, part.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }
}
