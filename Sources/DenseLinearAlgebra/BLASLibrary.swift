internal import COpenBLAS
internal import StageCore

/// The BLAS library of this process, configured before its first use.
///
/// OpenBLAS is limited to **one thread, for the entire process**: this package divides work into chunks that do
/// not depend on the number of threads and runs BLAS inside them, which makes every result the
/// same for any number of threads. The threads that OpenBLAS started when it was loaded are stopped. A program that
/// needs threaded OpenBLAS elsewhere calls `openblas_set_num_threads` itself around that use.
package enum BLASLibrary {
    /// Configures the library. Later calls have no effect.
    package static func prepare() { _ = once }

    /// The name of the active kernels, such as "SkylakeX" or "Haswell".
    ///
    /// OpenBLAS chooses the kernels by processor, unless the environment variable `OPENBLAS_CORETYPE` names others.
    package static var kernelName: String {
        prepare()
        return String(cString: openblas_get_corename())
    }

    private static let once: Void = {
        openblas_set_num_threads(1)
        copenblas_end_threads()
    }()
}

/// Returns a size as a BLAS integer, which has 32 bits in Debian's build.
///
/// Chunks keep the number of rows small; the number of columns is validated when a matrix enters the package.
func blasInt(_ value: Int) -> blasint { blasint(value) }

/// Scratch memory, aligned to cache lines and freed with its owner.
package final class Scratch<Element: BitwiseCopyable>: @unchecked Sendable {
    package let elements: UnsafeMutablePointer<Element>
    package let count: Int

    /// Allocates zeroed memory for a number of elements.
    package init(_ count: Int) {
        self.count = count
        // Zeroes bytes: a loop over elements would be unspecialised generic code, and slow.
        let bytes = max(1, count) * MemoryLayout<Element>.stride
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        elements = memory.bindMemory(to: Element.self, capacity: max(1, count))
    }

    deinit { UnsafeMutableRawPointer(elements).deallocate() }

    /// Sets all numbers to zero.
    package func clear() {
        UnsafeMutableRawPointer(elements).initializeMemory(
            as: UInt8.self, repeating: 0, count: count * MemoryLayout<Element>.stride)
    }

    package var buffer: UnsafeMutableBufferPointer<Element> {
        UnsafeMutableBufferPointer(start: elements, count: count)
    }
}

extension Scratch<Double> {
    /// Returns the sum of groups of equal length, added in order.
    package func addedUp(groups: Int, threads: Int = 1) -> [Double] {
        let width = count / max(1, groups)
        guard width > 0 else { return [] }
        let parts = RowChunks(rowCount: width, chunkSize: 4096)
        return [Double](unsafeUninitializedCapacity: width) { total, filled in
            total.initialize(repeating: 0)
            filled = width
            guard let sums = total.baseAddress else { return }
            // Waking a thread takes longer than adding a few numbers.
            Parallel.forEach(parts.chunkCount, threads: count < 1 << 20 ? 1 : threads) { _, part in
                let indices = parts.rows(ofChunk: part)
                for group in 0..<groups {
                    Double.kernels.addToDouble(
                        elements + group * width + indices.lowerBound, indices.count,
                        sums + indices.lowerBound)
                }
            }
        }
    }
}
