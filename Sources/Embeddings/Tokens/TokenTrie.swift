/// The tokens of a vocabulary by their bytes: a trie whose nodes lie in one array, a step being one look-up.
///
/// Source: J. Aoe, "An efficient digital search algorithm by using a double-array structure", IEEE Transactions on
/// Software Engineering 15(9), 1989, doi:10.1109/32.31365.
struct TokenTrie: Sendable {
    /// A node: its child by `byte` is the unit at `base + byte`, if that one's `parent` is this node.
    struct Unit {
        var base: Int32 = 0
        var parent: Int32 = -1
        /// The token that ends here, or -1.
        var id: Int32 = -1
    }

    static let root: Int32 = 0

    private let units: [Unit]

    /// - Parameter tokens: Each at the place of its id; of equal ones the last counts, and empty ones never match.
    init(_ tokens: [String]) {
        var builder = TokenTrieBuilder(tokens)
        units = builder.build()
    }

    func withUnits<Result>(_ body: (UnsafePointer<Unit>) -> Result) -> Result {
        units.withUnsafeBufferPointer { body($0.baseAddress!) }
    }

    /// The node that a text leads to, or `nil` where no token begins with it.
    func node(of text: String) -> Int32? {
        var node = Self.root
        for byte in text.utf8 {
            let next = units[Int(node)].base + Int32(byte)
            guard units[Int(next)].parent == node else { return nil }
            node = next
        }
        return node
    }

    func id(of token: String) -> Int32? {
        node(of: token).map { units[Int($0)].id }.flatMap { $0 < 0 ? nil : $0 }
    }
}
