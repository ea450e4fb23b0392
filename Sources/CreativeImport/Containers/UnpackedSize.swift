/// The bound of what a compressed file may unpack to. Tables shrink to a tenth, rarely to a fiftieth; a file made to fill a disk
/// shrinks to a thousandth.
struct UnpackedSize {
    /// Up to this size, any ratio is accepted: 256 MiB.
    static let alwaysAccepted = 256 << 20
    /// The largest ratio of unpacked to packed bytes above it.
    static let largestRatio = 200

    static func check(_ unpacked: Int, packed: Int, name: String) throws {
        guard unpacked > alwaysAccepted, unpacked / largestRatio > packed else { return }
        throw ImportError(
            .fileTooLarge, file: name,
            "unpacks to over \(largestRatio) times its size; unpack it first if that is meant")
    }
}
