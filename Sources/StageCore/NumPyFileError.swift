/// The error of reading or writing a NumPy file.
public typealias NumPyFileError = ModuleError<NumPyFileErrorDomain>

/// The codes of ``NumPyFileError``.
public enum NumPyFileErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: NumPyFileError.Code) -> ErrorCategory {
        switch code {
        case .notFound, .unreadable, .unwritable: .environment
        default: .input
        }
    }
}

extension ModuleError.Code where Domain == NumPyFileErrorDomain {
    /// The file does not exist.
    public static var notFound: Self { Self("notFound") }

    /// The file cannot be opened or read, or is a directory, a pipe or a device.
    public static var unreadable: Self { Self("unreadable") }

    /// The file cannot be written, or the target is not a file.
    public static var unwritable: Self { Self("unwritable") }

    /// The file does not begin like a NumPy file.
    public static var notNumPy: Self { Self("notNumPy") }

    /// The NumPy file has an unsupported version, type, shape or value.
    public static var unsupported: Self { Self("unsupported") }

    /// The file ends before the data promised by its header.
    public static var truncated: Self { Self("truncated") }

    /// The header is not a dictionary of type, order and shape, or its shape is smaller than the data.
    public static var malformedHeader: Self { Self("malformedHeader") }
}

extension NumPyFileError {
    init(_ code: Code, _ path: String, _ message: String) {
        self.init(code, "\(escaped(path, limit: 240)): \(message)")
    }

    /// Runs code that writes a file.
    static func unwritable<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as OutputFileError {
            throw NumPyFileError(.unwritable, error.path, "it cannot be written: \(error.reason)")
        }
    }
}
