internal import Synchronization

/// A memory of the values of texts, for functions that are costly and are called with few distinct texts, on several threads.
final class TextMemo<Value: Sendable>: Sendable {
    private let values = Mutex<[String: Value]>([:])
    private let capacity: Int

    /// - Parameter capacity: The maximum number of texts to store. The values of further ones are computed each time.
    init(capacity: Int = 1 << 16) { self.capacity = capacity }

    /// Returns the value of a text: the stored one, else the computed one.
    ///
    /// - Parameter compute: A function whose result depends on the text alone. It is called without the lock.
    func value(of text: String, _ compute: (String) -> Value) -> Value {
        if let known = values.withLock({ $0[text] }) { return known }
        let computed = compute(text)
        return values.withLock { values in
            // Another thread may have computed the same value, which is then shared.
            if let known = values[text] { return known }
            if values.count < capacity { values[text] = computed }
            return computed
        }
    }
}
