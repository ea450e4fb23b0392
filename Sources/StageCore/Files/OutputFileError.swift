#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Why an output cannot be written.
///
/// Modules turn it into their own error; ``reason`` then stands in its message.
package struct OutputFileError: Error, CustomStringConvertible {
    /// The path as it was given.
    package let path: String
    /// The system's reason, such as `No space left on device`, or ours where no call failed.
    package let reason: String
    /// The number of the system's reason.
    package let number: Int32?

    init(_ path: String, number: Int32) {
        self.path = path
        self.number = number
        reason = Self.reason(of: number)
    }

    init(_ path: String, _ reason: String, number: Int32? = nil) {
        self.path = path
        self.number = number
        self.reason = reason
    }

    /// One line: the path, and the reason.
    package var description: String {
        "\(NumPyText.escaped(path, limit: 240)): cannot be written: \(reason)"
    }

    /// The text of a number of `errno.h`.
    package static func reason(of number: Int32) -> String { String(cString: strerror(number)) }
}
