/// The rights of a caller.
public struct Access: Hashable, Sendable {
    /// The seats that the caller sees; `nil` for all.
    public var seats: Set<String>?
    /// A Boolean value indicating whether the caller may change data.
    public var mayWrite: Bool
    /// A name that tells callers apart, such as that of a token; not a secret.
    public var caller: String?

    /// Creates rights.
    public init(seats: Set<String>? = nil, mayWrite: Bool = true, caller: String? = nil) {
        self.seats = seats
        self.mayWrite = mayWrite
        self.caller = caller
    }

    /// All rights: of a server on the loopback address without tokens.
    public static let full = Access()

    /// Returns whether the caller sees a seat.
    public func includes(seat: String) -> Bool { seats?.contains(seat) ?? true }
}
