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
