internal import COpenBLAS
internal import StageCore

/// The BLAS of this process, set up before its first use.
///
/// OpenBLAS is told to use **one thread, for the whole process**: this package cuts work into chunks that do
/// not depend on the number of threads and runs BLAS inside them, which is what makes every result the
/// same for any number of threads. The threads that it started when it was loaded are ended. A program that wants OpenBLAS threaded elsewhere calls
/// `openblas_set_num_threads` itself around that use.
package enum BLASLibrary {
    /// Sets the library up; later calls do nothing.
    package static func prepare() { _ = once }

    /// The name of the kernels in use, such as "SkylakeX" or "Haswell".
    ///
    /// OpenBLAS chooses them by the processor, or takes those that the environment variable
    /// `OPENBLAS_CORETYPE` names.
    package static var kernelName: String {
        prepare()
        return String(cString: openblas_get_corename())
    }

    private static let once: Void = {
        openblas_set_num_threads(1)
        copenblas_end_threads()
    }()
}

/// A size for BLAS, whose integers have 32 bits in Debian's build.
///
/// Chunks keep rows small; columns are limited where matrices enter.
func blasInt(_ value: Int) -> blasint { blasint(value) }

/// Memory for intermediate results, aligned to cache lines and freed with its owner.
package final class Scratch<Element: BitwiseCopyable>: @unchecked Sendable {
    package let elements: UnsafeMutablePointer<Element>
    package let count: Int

    /// Makes room for numbers, all zero.
    package init(_ count: Int) {
        self.count = count
        // By bytes: a loop over elements would be generic code, and slow.
        let bytes = max(1, count) * MemoryLayout<Element>.stride
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        elements = memory.bindMemory(to: Element.self, capacity: max(1, count))
    }

    deinit { UnsafeMutableRawPointer(elements).deallocate() }

    /// Makes all numbers zero again.
    package func clear() {
        UnsafeMutableRawPointer(elements).initializeMemory(
            as: UInt8.self, repeating: 0, count: count * MemoryLayout<Element>.stride)
    }

    package var buffer: UnsafeMutableBufferPointer<Element> {
        UnsafeMutableBufferPointer(start: elements, count: count)
    }
}

extension Scratch<Double> {
    /// Adds groups of equal length, in their order.
    package func addedUp(groups: Int, threads: Int = 1) -> [Double] {
        let width = count / max(1, groups)
        guard width > 0 else { return [] }
        let parts = RowChunks(rowCount: width, chunkSize: 4096)
        return [Double](unsafeUninitializedCapacity: width) { total, filled in
            total.initialize(repeating: 0)
            filled = width
            guard let sums = total.baseAddress else { return }
            // Waking a thread takes longer than few numbers do.
            Parallel.forEach(parts.chunkCount, threads: count < 1 << 20 ? 1 : threads) { _, part in
                let places = parts.rows(ofChunk: part)
                for group in 0..<groups {
                    Double.kernels.addToDouble(
                        elements + group * width + places.lowerBound, places.count, sums + places.lowerBound)
                }
            }
        }
    }
}
