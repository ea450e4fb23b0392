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
