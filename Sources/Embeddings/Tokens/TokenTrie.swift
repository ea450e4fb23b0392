internal import Foundation

/// The tokens of a vocabulary by their bytes: a trie whose nodes are stored in one array, with one lookup per step.
///
/// Source: J. Aoe, "An efficient digital search algorithm by using a double-array structure", IEEE Transactions on
/// Software Engineering 15(9), 1989, doi:10.1109/32.31365.
struct TokenTrie: Sendable {
    /// A node. Its child by `byte` is the unit at `base + byte`, if the `parent` of that unit is this node.
    struct Unit {
        var base: Int32 = 0
        var parent: Int32 = -1
        /// The token that ends here, or -1.
        var id: Int32 = -1
    }

    static let root: Int32 = 0

    private let units: [Unit]

    /// - Parameter tokens: The tokens, indexed by ID. The last of several equal tokens counts, and empty tokens never match.
    init(_ tokens: [String]) {
        var builder = TokenTrieBuilder(tokens)
        units = builder.build()
    }

    func withUnits<Result>(_ body: (UnsafePointer<Unit>) -> Result) -> Result {
        units.withUnsafeBufferPointer { body($0.baseAddress!) }
    }

    /// Returns the node for a text, or `nil` if no token begins with the text.
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

/// Lays out the nodes. The children of a node are stored at the first indices that are all free.
struct TokenTrieBuilder {
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]
    private var sorted: [Int] = []
    private var units: [TokenTrie.Unit] = []
    private var nextSearch = 1

    /// A range of `sorted` tokens that share their first `depth` bytes.
    private struct Branch {
        var node: Int32
        var range: Range<Int>
        var depth: Int
    }

    init(_ tokens: [String]) {
        bytes.reserveCapacity(8 * tokens.count)
        starts.reserveCapacity(tokens.count + 1)
        for token in tokens {
            bytes.append(contentsOf: token.utf8)
            starts.append(bytes.count)
        }
        let (bytes, starts) = (bytes, starts)
        sorted = tokens.indices.filter { starts[$0] < starts[$0 + 1] }
        bytes.withUnsafeBufferPointer { bytes in
            sorted.sort { left, right in
                let (first, second) = (starts[left + 1] - starts[left], starts[right + 1] - starts[right])
                let order = memcmp(
                    bytes.baseAddress! + starts[left], bytes.baseAddress! + starts[right], min(first, second))
                return (order, first, left) < (0, second, right)
            }
        }
    }

    mutating func build() -> [TokenTrie.Unit] {
        grow(to: 257)
        units[0].parent = -2
        var branches = [Branch(node: TokenTrie.root, range: sorted.indices, depth: 0)]
        while let branch = branches.popLast() {
            var range = branch.range
            while let first = range.first, starts[sorted[first]] + branch.depth == starts[sorted[first] + 1] {
                units[Int(branch.node)].id = Int32(sorted[first])
                range.removeFirst()
            }
            let children = children(of: range, depth: branch.depth)
            guard let first = children.first else { continue }
            let base = base(for: children.map(\.byte), first: first.byte)
            units[Int(branch.node)].base = base
            for child in children {
                let node = base + Int32(child.byte)
                units[Int(node)].parent = branch.node
                branches.append(Branch(node: node, range: child.range, depth: branch.depth + 1))
            }
        }
        return units
    }

    private func children(of range: Range<Int>, depth: Int) -> [(byte: UInt8, range: Range<Int>)] {
        var children: [(byte: UInt8, range: Range<Int>)] = []
        for index in range {
            let byte = bytes[starts[sorted[index]] + depth]
            if let last = children.last, last.byte == byte {
                children[children.count - 1].range = last.range.lowerBound..<index + 1
            } else {
                children.append((byte, index..<index + 1))
            }
        }
        return children
    }

    private mutating func base(for bytes: [UInt8], first: UInt8) -> Int32 {
        var index = max(nextSearch, Int(first) + 1)
        let start = index
        var taken = 0
        while true {
            let base = index - Int(first)
            // The index for any byte must exist.
            grow(to: base + 256)
            if units[index].parent != -1 {
                taken += 1
            } else if bytes.allSatisfy({ units[base + Int($0)].parent == -1 }) {
                // Skips dense regions in later searches. A few indices in them remain unused.
                if taken * 20 >= (index - start) * 19 { nextSearch = index }
                return Int32(base)
            }
            index += 1
        }
    }

    private mutating func grow(to count: Int) {
        if units.count < count {
            units.append(contentsOf: repeatElement(TokenTrie.Unit(), count: count - units.count))
        }
    }
}
