/// The limit on the decompressed size of a file. Tables compress to a tenth, rarely to a fiftieth; a file made to fill a disk
/// compresses to a thousandth.
struct UnpackedSize {
    /// The size up to which any ratio is accepted: 256 MiB.
    static let alwaysAccepted = 256 << 20
    /// The maximum ratio of decompressed to compressed bytes above that size.
    static let largestRatio = 200

    static func check(_ unpacked: Int, packed: Int, name: String) throws {
        guard unpacked > alwaysAccepted, unpacked / largestRatio > packed else { return }
        throw ImportError(
            .fileTooLarge, file: name,
            "decompresses to more than \(largestRatio) times its size; if that is expected, decompress it first"
        )
    }
}
