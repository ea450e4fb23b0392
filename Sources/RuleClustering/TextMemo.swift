internal import Synchronization

/// A memory of the values of texts, for functions that are costly and are called with few distinct texts, on several threads.
///
/// The texts are divided among several locks, because a thread that waits for a lock costs more than most of the functions.
final class TextMemo<Value: Sendable>: Sendable {
    private final class Part: Sendable {
        let values = Mutex<[String: Value]>([:])
    }

    private let parts: [Part]
    private let capacityOfPart: Int

    /// - Parameters:
    ///   - capacity: The number of texts to store. The values of most further ones are computed each time.
    ///   - partCount: The number of locks.
    init(capacity: Int = 1 << 16, partCount: Int = 64) {
        parts = (0..<partCount).map { _ in Part() }
        capacityOfPart = max(1, capacity / partCount)
    }

    /// Returns the value of a text: the stored one, else the computed one.
    ///
    /// - Parameter compute: A function whose result depends on the text alone. It is called without a lock.
    func value(of text: String, _ compute: (String) -> Value) -> Value {
        let part = parts[index(of: text)]
        if let known = part.values.withLock({ $0[text] }) { return known }
        let computed = compute(text)
        return part.values.withLock { values in
            // Another thread may have computed the same value, which is then shared.
            if let known = values[text] { return known }
            if values.count < capacityOfPart { values[text] = computed }
            return computed
        }
    }

    /// Returns the part of a text. Similar texts mostly differ at the end.
    private func index(of text: String) -> Int {
        let sum = text.utf8.suffix(8).reduce(UInt(bitPattern: text.utf8.count)) { $0 &* 31 &+ UInt($1) }
        return Int(sum % UInt(parts.count))
    }
}
