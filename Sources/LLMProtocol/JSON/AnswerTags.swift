/// A tag around parts of an answer: `<think>`, `</answer>`, `[THINK]`, `◁think▷`, or a special token such as `<|message|>`.
struct AnswerTag {
    enum Kind {
        /// Begins a block.
        case opening
        /// Ends a block.
        case closing
        /// Separates the text before it from the text after it.
        case token
    }

    var start: Int
    var end: Int
    var kind: Kind
    var name: String
    /// Whether the name marks a block of reasoning. Models are trained with many such names, all built from these stems.
    var isReasoning = false

    /// Returns whether a name contains a stem for reasoning.
    static func isReasoning(_ name: String) -> Bool { stems.contains { name.contains($0) } }

    private static let stems = [
        "think", "thought", "reason", "rational", "reflect", "analy", "scratch", "ponder", "deliberat",
        "monolog",
        "draft",
    ]
}

/// The tags of an answer in order, including those inside its JSON, and the tag that closes each.
///
/// - Complexity: O(size) to make; O(1) for each lookup.
struct AnswerTags {
    let tags: [AnswerTag]
    /// For each opening tag, the next closing tag of the same name.
    private var closers: [Int?]
    /// For each tag, the first one from there on that ends reasoning or is a token.
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

    /// Returns the tag that closes an opening tag. If a reasoning tag has none, the next one that closes any reasoning is
    /// returned.
    func closer(of index: Int) -> AnswerTag? {
        if let closer = closers[index] { return tags[closer] }
        return tags[index].isReasoning ? endOfReasoning(from: index) : nil
    }

    /// Returns the first tag from an index on that ends reasoning.
    func endOfReasoning(from index: Int) -> AnswerTag? {
        index < tags.count ? endsOfReasoning[index].map { tags[$0] } : nil
    }

    private struct Brackets {
        var open: [UInt8]
        var close: [UInt8]
        /// Whether tags have attributes.
        var isAngular = false
        /// Whether the tags are special tokens. In other brackets than angle brackets and tokens, only reasoning names are tags,
        /// since prose has words in square brackets too.
        var isToken = false
    }

    private static let angles = Brackets(open: Array("<".utf8), close: Array(">".utf8), isAngular: true)
    private static let tokens = Brackets(open: Array("<|".utf8), close: Array("|>".utf8), isToken: true)
    private static let squares = Brackets(open: Array("[".utf8), close: Array("]".utf8))
    private static let triangles = Brackets(open: Array("◁".utf8), close: Array("▷".utf8))

    /// The maximum lengths of a tag's name and of its attributes.
    private static let longestName = 40
    private static let longestRest = 100

    private static func find(in bytes: [UInt8]) -> [AnswerTag] {
        var tags: [AnswerTag] = []
        var reasoning: [String: Bool] = [:]
        var index = 0
        while index < bytes.count {
            let brackets: Brackets? =
                switch bytes[index] {
                case UInt8(ascii: "<"):
                    index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "|") ? tokens : angles
                case UInt8(ascii: "["): squares
                case 0xE2 where bytes[index...].starts(with: triangles.open): triangles
                default: nil
                }
            guard let brackets, var tag = tag(in: bytes, at: index, brackets) else {
                index += 1
                continue
            }
            // A token may occur any number of times.
            if !brackets.isToken {
                tag.isReasoning = reasoning[tag.name] ?? AnswerTag.isReasoning(tag.name)
                reasoning[tag.name] = tag.isReasoning
            }
            if brackets.isAngular || brackets.isToken || tag.isReasoning { tags.append(tag) }
            index = tag.end
        }
        return tags
    }

    private static func tag(in bytes: [UInt8], at start: Int, _ brackets: Brackets) -> AnswerTag? {
        var index = start + brackets.open.count
        let isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        guard index < bytes.count, isLetter(bytes[index]) else { return nil }
        let name = bytes[index...].prefix(longestName).prefix(while: isNameByte)
        index = name.endIndex
        if brackets.isAngular {
            // Attributes.
            index = bytes[index...].prefix(longestRest).firstIndex { $0 == 0x3C || $0 == 0x3E } ?? index
            if bytes[index - 1] == UInt8(ascii: "/") { return nil }
        }
        guard bytes[index...].starts(with: brackets.close) else { return nil }
        return AnswerTag(
            start: start, end: index + brackets.close.count,
            kind: brackets.isToken ? .token : isClosing ? .closing : .opening,
            name: String(decoding: name, as: UTF8.self).lowercased())
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || "_-:.".utf8.contains(byte)
    }
}
