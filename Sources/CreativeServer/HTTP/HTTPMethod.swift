/// The method of an HTTP request (RFC 9110, section 9): an open set.
public struct HTTPMethod: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The name, in upper case as sent.
    public let rawValue: String

    /// Creates a method from its name. Names are case-sensitive.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Reads a resource.
    public static let get = HTTPMethod(rawValue: "GET")
    /// Reads the header of a resource.
    public static let head = HTTPMethod(rawValue: "HEAD")
    /// Creates a resource, or runs an action.
    public static let post = HTTPMethod(rawValue: "POST")
    /// Changes a resource.
    public static let put = HTTPMethod(rawValue: "PUT")
    /// Deletes a resource.
    public static let delete = HTTPMethod(rawValue: "DELETE")
    /// Asks for the methods of a resource.
    public static let options = HTTPMethod(rawValue: "OPTIONS")

    /// A Boolean value indicating whether the method changes nothing by definition.
    public var isSafe: Bool { [.get, .head, .options].contains(self) }

    /// The name.
    public var description: String { rawValue }
}
