/// A tag around parts of an answer: `<think>`, `</answer>`, `[THINK]`, `◁think▷`, or a special token such as `<|message|>`.
struct AnswerTag {
    enum Kind {
        /// Begins a block.
        case opening
        /// Ends a block.
        case closing
        /// Parts what is before it from what follows.
        case token
    }

    var start: Int
    var end: Int
    var kind: Kind
    var name: String

    /// Whether the name says that a block holds how an answer was found. Models are trained with many such names, all of these words.
    var isReasoning: Bool {
        kind != .token && Self.stems.contains { name.contains($0) }
    }

    private static let stems = [
        "think", "thought", "reason", "rational", "reflect", "analy", "scratch", "ponder", "deliberat", "monolog",
        "draft",
    ]
}

/// The tags of an answer in their order, those inside of its JSON included, and which of them end others.
///
/// - Complexity: O(size) to make; O(1) for each question.
struct AnswerTags {
    let tags: [AnswerTag]
    /// For each opening tag, the next closing one of its name.
    private var closers: [Int?]
    /// For each tag, the first at or behind it that ends reasoning, or is a token.
    private var endsOfReasoning: [Int?]

    init(_ bytes: [UInt8]) {
        tags = Self.find(in: bytes)
        closers = Array(repeating: nil, count: tags.count)
        endsOfReasoning = closers
        var next: [String: Int] = [:]
        var end: Int?
        for index in tags.indices.reversed() {
            let tag = tags[index]
            switch tag.kind {
            case .closing:
                next[tag.name] = index
                if tag.isReasoning { end = index }
            case .token: end = index
            case .opening: closers[index] = next[tag.name]
            }
            endsOfReasoning[index] = end
        }
    }

    /// The tag that closes an opening one; for a reasoning tag, else the next that closes any reasoning.
    func closer(of index: Int) -> AnswerTag? {
        if let closer = closers[index] { return tags[closer] }
        return tags[index].isReasoning ? endOfReasoning(from: index) : nil
    }

    /// The first tag at or behind an index that ends reasoning.
    func endOfReasoning(from index: Int) -> AnswerTag? {
        index < tags.count ? endsOfReasoning[index].map { tags[$0] } : nil
    }

    private static let brackets: [(open: [UInt8], close: [UInt8])] = [
        (Array("<|".utf8), Array("|>".utf8)), (Array("<".utf8), Array(">".utf8)),
        (Array("[".utf8), Array("]".utf8)), (Array("◁".utf8), Array("▷".utf8)),
    ]
    /// No tag has a longer name, or more attributes.
    private static let longestName = 40
    private static let longestRest = 100

    private static func find(in bytes: [UInt8]) -> [AnswerTag] {
        var tags: [AnswerTag] = []
        var index = 0
        while let start = bytes[index...].firstIndex(where: { $0 == 0x3C || $0 == 0x5B || $0 == 0xE2 }) {
            index = start + 1
            for (open, close) in brackets {
                guard let tag = tag(in: bytes, at: start, open, close) else { continue }
                tags.append(tag)
                index = tag.end
                break
            }
        }
        return tags
    }

    private static func tag(
        in bytes: [UInt8], at start: Int, _ open: [UInt8], _ close: [UInt8]
    ) -> AnswerTag? {
        guard bytes[start...].starts(with: open) else { return nil }
        var index = start + open.count
        let isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        let name = bytes[index...].prefix(longestName).prefix(while: isNameByte)
        guard let first = name.first, isLetter(first) else { return nil }
        index = name.endIndex
        let isAngular = close.count == 1 && close[0] == UInt8(ascii: ">")
        if isAngular {
            // Attributes.
            index = bytes[index...].prefix(longestRest).firstIndex { $0 == 0x3C || $0 == 0x3E } ?? index
            if bytes[index - 1] == UInt8(ascii: "/") { return nil }
        }
        guard bytes[index...].starts(with: close) else { return nil }
        var tag = AnswerTag(
            start: start, end: index + close.count, kind: isClosing ? .closing : .opening,
            name: String(decoding: name, as: UTF8.self).lowercased())
        if close.count == 2 { tag.kind = .token }
        // Prose has words in square brackets too.
        if !isAngular, tag.kind != .token, !tag.isReasoning { return nil }
        return tag
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || "_-:.".utf8.contains(byte)
    }
}
