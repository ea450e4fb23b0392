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
