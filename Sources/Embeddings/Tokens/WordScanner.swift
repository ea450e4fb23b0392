/// One text on its way into ids: its letters gather into words, and each word becomes pieces.
///
/// Words of ASCII alone are never gathered: their pieces are found where they stand.
struct WordScanner {
    var ids: [Int32]
    let limit: Int
    let tokenizer: WordPieceTokenizer
    let options: WordPieceTokenizer.Options
    let units: UnsafePointer<TokenTrie.Unit>
    let kinds: UnsafePointer<UInt8>
    let smallLetters: UnsafePointer<UInt8>

    /// The word so far, at most as many characters as the longest word has.
    var word: [UInt8] = []
    var wordLength = 0
    /// Marks behind the last letter, until their order is known.
    var marks: [(scalar: Unicode.Scalar, traits: ScalarTraits)] = []

    /// - Parameters:
    ///   - bytes: The values of the tokenizer's table of bytes.
    ///   - limit: The most ids, the start token with them.
    ///   - length: The text's bytes.
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
        // A text has rarely more words than a third of its bytes, and the end token comes behind.
        ids.reserveCapacity(min(limit, 8 + length / 3) + 1)
        ids.append(tokenizer.start)
    }

    /// - Returns: The start token, the text's ids as far as there is room, the end token.
    mutating func ids(of text: UnsafeBufferPointer<UInt8>) -> [Int32] {
        scan(text)
        if ids.count > limit { ids.removeLast(ids.count - limit) }
        ids.append(tokenizer.end)
        return ids
    }

    private mutating func scan(_ text: UnsafeBufferPointer<UInt8>) {
        var place = 0
        var passedOver = 0
        while place < text.count, ids.count < limit {
            var kind = kinds[Int(text[place])]
            if kind >= ByteTable.Kind.opening {
                kind &= ByteTable.Kind.opening - 1
                if place >= passedOver, let match = tokenizer.addedTokens.match(in: text, at: place) {
                    passedOver = match.end
                    if let id = match.id {
                        finishWord()
                        ids.append(id)
                        place = match.end
                        continue
                    }
                }
            }
            switch kind {
            case ByteTable.Kind.letter:
                place = scanLetters(text, from: place)
            case ByteTable.Kind.space:
                finishWord()
                place += 1
            case ByteTable.Kind.punctuation:
                finishWord()
                appendPieces(of: text.baseAddress! + place, count: 1)
                place += 1
            case ByteTable.Kind.dropped:
                place += 1
            default:
                let (scalar, length) = Self.scalar(in: text, at: place)
                take(scalar)
                place += length
            }
        }
        finishWord()
    }

    /// Takes the letters of ASCII from a place on; gives the place behind them.
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

    /// A character of valid UTF-8 beyond ASCII, and how many bytes it takes.
    private static func scalar(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> (Unicode.Scalar, Int) {
        func low(_ offset: Int) -> UInt32 { UInt32(text[place + offset]) & 0x3F }
        let first = UInt32(text[place])
        let (value, length) =
            switch first {
            case ..<0xE0: ((first & 0x1F) << 6 | low(1), 2)
            case ..<0xF0: ((first & 0xF) << 12 | low(1) << 6 | low(2), 3)
            default: ((first & 0x7) << 18 | low(1) << 12 | low(2) << 6 | low(3), 4)
            }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}

/// Characters beyond ASCII, in the reference's order: cleaned, ideographs set apart, decomposed without accents, in
/// small letters, and only then split.
extension WordScanner {
    /// Takes a character of the text.
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

    /// Lets a mark wait for those behind it, which may come before it, and drops accents.
    private mutating func order(_ scalar: Unicode.Scalar, _ traits: ScalarTraits) {
        let isAccent = traits.flags.contains(.accent)
        if traits.combiningClass != 0 {
            // A word with more marks than the longest word has characters is unknown, whatever marks follow.
            if !isAccent, marks.count <= options.longestWord { marks.append((scalar, traits)) }
        } else {
            // An accent of class 0 is dropped like others, but no mark moves across it.
            if !marks.isEmpty { finishMarks() }
            if !isAccent { finish(scalar, traits) }
        }
    }

    /// Marks in their canonical order (The Unicode Standard, section 3.11): by class, those of one class as they came.
    mutating func finishMarks() {
        let waiting = marks
        marks.removeAll(keepingCapacity: true)
        let ordered = waiting.indices.sorted {
            (waiting[$0].traits.combiningClass, $0) < (waiting[$1].traits.combiningClass, $1)
        }
        for place in ordered { finish(waiting[place].scalar, waiting[place].traits) }
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
    /// Adds a letter beyond ASCII, or one that such a letter has become.
    mutating func append(_ letter: Unicode.Scalar) {
        if wordLength < options.longestWord { word.append(contentsOf: UTF8.encode(letter)!) }
        wordLength += 1
    }

    /// Ends the word before this place, its last marks with it.
    mutating func finishWord() {
        if !marks.isEmpty { finishMarks() }
        endWord()
    }

    /// Ends the word of what has been appended.
    mutating func endWord() {
        guard wordLength > 0 else { return }
        if wordLength > options.longestWord {
            ids.append(tokenizer.unknown)
        } else {
            // Taken out, since a part of the scanner cannot be read while the scanner changes.
            var taken: [UInt8] = []
            swap(&taken, &word)
            taken.withUnsafeBufferPointer { appendPieces(of: $0.baseAddress!, count: $0.count) }
            swap(&taken, &word)
        }
        word.removeAll(keepingCapacity: true)
        wordLength = 0
    }

    /// Adds the pieces of a word, the longest first, or the unknown token where something is left over.
    mutating func appendPieces(of word: UnsafePointer<UInt8>, count: Int) {
        let before = ids.count
        var place = 0
        var first = TokenTrie.root
        while place < count {
            var node = first
            var longest = (id: Int32(-1), end: place)
            for next in place..<count {
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
            place = longest.end
            first = tokenizer.continuation
        }
    }
}
