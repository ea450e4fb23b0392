/// Names one creative: its seat and its id inside that seat.
///
/// One store can hold several seats and nothing crosses a seat, so an id alone says too little.
public struct CreativeKey: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The seat: an account at a supply partner. Never empty in imported data; `default` where a
    /// file names none.
    public var seat: String

    /// The id of the creative inside its seat, exactly as its file gives it.
    public var id: String

    /// The seat of data that names none.
    public static let defaultSeat = "default"

    /// Makes a key.
    public init(seat: String = CreativeKey.defaultSeat, id: String) {
        self.seat = seat
        self.id = id
    }

    /// The id, with its seat in front where that is not the default one.
    public var description: String {
        seat == Self.defaultSeat ? id : "\(seat)/\(id)"
    }

    /// Orders by seat, then id, by their Unicode scalars: the same everywhere, whatever the locale.
    public static func < (left: CreativeKey, right: CreativeKey) -> Bool {
        if left.seat != right.seat { return left.seat < right.seat }
        return left.id < right.id
    }
}
