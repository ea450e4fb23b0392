/// How the rows of a matrix are cut up: into chunks that fit the cache, and into groups of chunks that
/// keep sums of their own.
///
/// The cut depends on the sizes alone, never on the number of threads: sums inside a group are made in the
/// order of its rows, and groups are added in their order, so that every thread count gives the same bits.
package struct RowChunks: Sendable {
    package let rowCount: Int
    package let chunkSize: Int
    package let groupCount: Int

    /// - Parameters:
    ///   - rowCount: N.
    ///   - chunkSize: Rows in a chunk, at most.
    ///   - groupLimit: The most groups, each of which costs the memory of one set of sums.
    package init(rowCount: Int, chunkSize: Int, groupLimit: Int = 16) {
        self.rowCount = rowCount
        self.chunkSize = max(1, chunkSize)
        groupCount = min(groupLimit, (rowCount + self.chunkSize - 1) / self.chunkSize)
    }

    package var chunkCount: Int { (rowCount + chunkSize - 1) / chunkSize }

    /// The rows of a chunk.
    package func rows(ofChunk chunk: Int) -> Range<Int> {
        chunk * chunkSize..<min(rowCount, (chunk + 1) * chunkSize)
    }

    /// The chunks of a group: groups differ by one chunk at most.
    package func chunks(ofGroup group: Int) -> Range<Int> {
        chunkCount * group / groupCount..<chunkCount * (group + 1) / groupCount
    }
}
