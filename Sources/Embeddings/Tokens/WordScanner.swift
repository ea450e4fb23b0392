/// Converts one text to IDs: collects letters into words, and splits each word into pieces.
///
/// Words of ASCII letters only are not copied: their pieces are found in place.
struct WordScanner {
    var ids: [Int32]
    let limit: Int
    let tokenizer: WordPieceTokenizer
    let options: WordPieceTokenizer.Options
    let units: UnsafePointer<TokenTrie.Unit>
    let kinds: UnsafePointer<UInt8>
    let smallLetters: UnsafePointer<UInt8>

    /// The current word, limited to the maximum word length.
    var word: [UInt8] = []
    var wordLength = 0
    /// The marks after the last letter, until their order is known.
    var marks: [(scalar: Unicode.Scalar, traits: ScalarTraits)] = []

    /// - Parameters:
    ///   - bytes: The values of the tokenizer's byte table.
    ///   - limit: The maximum number of IDs, including the start token.
    ///   - length: The length of the text in bytes.
    init(
        _ tokenizer: WordPieceTokenizer, units: UnsafePointer<TokenTrie.Unit>, bytes: UnsafePointer<UInt8>,
        limit: Int, length: Int
    ) {
        self.tokenizer = tokenizer
        self.units = units
        self.limit = limit
        options = tokenizer.options
        kinds = bytes
        smallLetters = bytes + 256
        ids = []
        // A text rarely has more words than a third of its bytes. One more is for the end token.
        ids.reserveCapacity(min(limit, 8 + length / 3) + 1)
        ids.append(tokenizer.start)
    }

    /// - Returns: The start token, the IDs of the text up to the limit, and the end token.
    mutating func ids(of text: UnsafeBufferPointer<UInt8>) -> [Int32] {
        scan(text)
        if ids.count > limit { ids.removeLast(ids.count - limit) }
        ids.append(tokenizer.end)
        return ids
    }

    private mutating func scan(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        var passedOver = 0
        while index < text.count, ids.count < limit {
            var kind = kinds[Int(text[index])]
            if kind >= ByteTable.Kind.opening {
                kind &= ByteTable.Kind.opening - 1
                if index >= passedOver, let match = tokenizer.addedTokens.match(in: text, at: index) {
                    passedOver = match.end
                    if let id = match.id {
                        finishWord()
                        ids.append(id)
                        index = match.end
                        continue
                    }
                }
            }
            switch kind {
            case ByteTable.Kind.letter:
                index = scanLetters(text, from: index)
            case ByteTable.Kind.space:
                finishWord()
                index += 1
            case ByteTable.Kind.punctuation:
                finishWord()
                appendPieces(of: text.baseAddress! + index, count: 1)
                index += 1
            case ByteTable.Kind.dropped:
                index += 1
            default:
                let (scalar, length) = Self.scalar(in: text, at: index)
                take(scalar)
                index += length
            }
        }
        finishWord()
    }

    /// Scans ASCII letters from an index and returns the index after them.
    private mutating func scanLetters(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start + 1
        while end < text.count, kinds[Int(text[end])] == ByteTable.Kind.letter { end += 1 }
        let next =
            end < text.count ? kinds[Int(text[end])] & (ByteTable.Kind.opening - 1) : ByteTable.Kind.space
        if wordLength == 0, marks.isEmpty, next == ByteTable.Kind.space || next == ByteTable.Kind.punctuation
        {
            if end - start > options.longestWord {
                ids.append(tokenizer.unknown)
            } else {
                appendPieces(of: text.baseAddress! + start, count: end - start)
            }
            return end
        }
        if !marks.isEmpty { finishMarks() }
        let kept = min(end, start + max(0, options.longestWord - wordLength))
        if start < kept { word.append(contentsOf: text[start..<kept]) }
        wordLength += end - start
        return end
    }

    /// Returns a character of valid UTF-8 beyond ASCII, and its length in bytes.
    private static func scalar(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
        func low(_ offset: Int) -> UInt32 { UInt32(text[index + offset]) & 0x3F }
        let first = UInt32(text[index])
        let (value, length) =
            switch first {
            case ..<0xE0: ((first & 0x1F) << 6 | low(1), 2)
            case ..<0xF0: ((first & 0xF) << 12 | low(1) << 6 | low(2), 3)
            default: ((first & 0x7) << 18 | low(1) << 12 | low(2) << 6 | low(3), 4)
            }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}

/// Processes characters beyond ASCII in the order of the reference: cleaning, separating ideographs, decomposing without
/// accents, lowercasing, and then splitting.
extension WordScanner {
    /// Processes a character of the text.
    mutating func take(_ scalar: Unicode.Scalar) {
        let traits = ScalarTable.shared.traits(of: scalar)
        if options.cleansText {
            if traits.flags.contains(.control) { return }
            if traits.flags.contains(.space) { return finishWord() }
        }
        if options.separatesCJK, traits.flags.contains(.ideograph) {
            finishWord()
            decompose(scalar, traits)
            finishWord()
        } else {
            decompose(scalar, traits)
        }
    }

    private mutating func decompose(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) {
        guard options.decomposes else { return finish(scalar, traits) }
        guard traits.flags.contains(.decomposes) else { return order(scalar, traits) }
        let table = ScalarTable.shared
        table.forEachPart(of: scalar, traits) { order($0, table.traits(of: $0)) }
    }

    /// Holds back a mark until its successors are known, which may have to precede it, and drops accents.
    private mutating func order(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) {
        let isAccent = traits.flags.contains(.accent)
        if traits.combiningClass != 0 {
            // A word with more marks than the maximum word length is unknown, regardless of further marks.
            if !isAccent, marks.count <= options.longestWord { marks.append((scalar, traits)) }
        } else {
            // An accent of class 0 is dropped like others, but marks do not move across it.
            if !marks.isEmpty { finishMarks() }
            if !isAccent { finish(scalar, traits) }
        }
    }

    /// Sorts marks into canonical order (The Unicode Standard, section 3.11): stably, by combining class.
    mutating func finishMarks() {
        let waiting = marks
        marks.removeAll(keepingCapacity: true)
        let ordered = waiting.indices.sorted {
            (waiting[$0].traits.combiningClass, $0) < (waiting[$1].traits.combiningClass, $1)
        }
        for index in ordered { finish(waiting[index].scalar, waiting[index].traits) }
    }

    private mutating func finish(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) {
        if traits.flags.contains(.space) { return endWord() }
        if traits.flags.contains(.punctuation) {
            endWord()
            append(scalar)
            endWord()
        } else if !options.lowercases {
            append(scalar)
        } else if traits.flags.contains(.hasLongLowercase) {
            for small in scalar.properties.lowercaseMapping.unicodeScalars { append(small) }
        } else {
            append(Unicode.Scalar(traits.lowercase) ?? scalar)
        }
    }
}

extension WordScanner {
    /// Appends a letter beyond ASCII, or a letter derived from one.
    mutating func append(_ letter: Unicode.Scalar) {
        if wordLength < options.longestWord { word.append(contentsOf: UTF8.encode(letter)!) }
        wordLength += 1
    }

    /// Ends the word before this position, including its last marks.
    mutating func finishWord() {
        if !marks.isEmpty { finishMarks() }
        endWord()
    }

    /// Ends the word that has been appended.
    mutating func endWord() {
        guard wordLength > 0 else { return }
        if wordLength > options.longestWord {
            ids.append(tokenizer.unknown)
        } else {
            // Moved out, because a part of the scanner cannot be read while the scanner changes.
            var taken: [UInt8] = []
            swap(&taken, &word)
            taken.withUnsafeBufferPointer { appendPieces(of: $0.baseAddress!, count: $0.count) }
            swap(&taken, &word)
        }
        word.removeAll(keepingCapacity: true)
        wordLength = 0
    }

    /// Appends the pieces of a word, longest first, or the unknown token if something is left over.
    mutating func appendPieces(of word: UnsafePointer<UInt8>, count: Int) {
        let before = ids.count
        var index = 0
        var first = TokenTrie.root
        while index < count {
            var node = first
            var longest = (id: Int32(-1), end: index)
            for next in index..<count {
                let child = units[Int(node)].base + Int32(smallLetters[Int(word[next])])
                let unit = units[Int(child)]
                if unit.parent != node { break }
                node = child
                if unit.id >= 0 { longest = (unit.id, next + 1) }
            }
            guard longest.id >= 0, longest.end == count || tokenizer.continuation >= 0 else {
                ids.removeLast(ids.count - before)
                return ids.append(tokenizer.unknown)
            }
            ids.append(longest.id)
            index = longest.end
            first = tokenizer.continuation
        }
    }
}
