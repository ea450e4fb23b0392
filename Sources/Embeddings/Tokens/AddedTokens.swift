/// A token that is matched in the original text, before any normalisation.
struct AddedToken: Sendable {
    var content: String
    /// The ID of the token; `nil` if the vocabulary determines it.
    var id: Int32?
    /// Whether the token must not touch letters, digits or similar characters.
    var standsAlone = false
}

extension AddedToken {
    init(copy token: AddedToken, id: Int32) {
        self = token
        self.id = id
    }
}

/// The added tokens of a tokenizer. Matching runs from left to right, and the longest token wins at each position.
///
/// Whether a token includes the surrounding white space makes no difference, because white space is not part of words.
struct AddedTokens: Sendable {
    private struct Entry {
        var bytes: [UInt8]
        var id: Int32
        var standsAlone: Bool
    }

    /// A match. `id` is `nil` if the position is skipped because something touches the token.
    struct Match {
        var end: Int
        var id: Int32?
    }

    private let entries: [Entry]

    init(_ tokens: [AddedToken]) {
        entries = tokens.compactMap { token in
            guard let id = token.id, !token.content.isEmpty else { return nil }
            return Entry(bytes: Array(token.content.utf8), id: id, standsAlone: token.standsAlone)
        }
    }

    /// The first bytes of all added tokens.
    var firstBytes: Set<UInt8> { Set(entries.map { $0.bytes[0] }) }

    /// Returns the match that begins at an index.
    func match(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Match? {
        var longest: Entry?
        for entry in entries where entry.bytes.count > longest?.bytes.count ?? 0 {
            let end = index + entry.bytes.count
            if end <= text.count, entry.bytes.elementsEqual(text[index..<end]) { longest = entry }
        }
        guard let longest else { return nil }
        let end = index + longest.bytes.count
        let isTouched =
            longest.standsAlone
            && (isWord(text[..<index].suffix(4), .last) || isWord(text[end...].prefix(4), .first))
        return Match(end: end, id: isTouched ? nil : longest.id)
    }

    private enum Side { case first, last }

    private func isWord(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ side: Side) -> Bool {
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        guard let scalar = side == .first ? scalars.first : scalars.last else { return false }
        let properties = scalar.properties
        if properties.isAlphabetic || properties.isJoinControl { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
        default: return false
        }
    }
}
