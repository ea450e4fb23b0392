/// Memory for intermediate results, aligned to cache lines and freed with its owner.
package final class Scratch<Element: BitwiseCopyable>: @unchecked Sendable {
    package let elements: UnsafeMutablePointer<Element>
    package let count: Int

    /// Makes room for numbers, all zero.
    package init(_ count: Int, zero: Element) {
        self.count = count
        let bytes = max(1, count) * MemoryLayout<Element>.stride
        elements = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
            .bindMemory(to: Element.self, capacity: max(1, count))
        elements.initialize(repeating: zero, count: count)
    }

    deinit { UnsafeMutableRawPointer(elements).deallocate() }

    package var buffer: UnsafeMutableBufferPointer<Element> {
        UnsafeMutableBufferPointer(start: elements, count: count)
    }
}
