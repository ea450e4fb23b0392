#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// An error that prevented writing an output.
///
/// Modules convert it into their own error, whose message includes ``reason``.
package struct OutputFileError: Error, CustomStringConvertible {
    /// The path as given.
    package let path: String
    /// The system's reason, such as `No space left on device`, or a reason of this module if no system call failed.
    package let reason: String
    /// The `errno` value of the system call, if any.
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

    /// One line with the path and the reason.
    package var description: String {
        "\(escaped(path, limit: 240)): cannot be written: \(reason)"
    }

    /// Returns the description of an `errno` value.
    package static func reason(of number: Int32) -> String { String(cString: strerror(number)) }
}
