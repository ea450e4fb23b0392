/// Finds where JSON values begin and end in the bytes of a text, without reading what they say.
///
/// It knows strings with their escapes, brackets, and comments. Each byte is looked at once for each value that is
/// searched, so that a search which goes on behind each value is linear.
struct JSONScanner {
    /// How deep values may be nested.
    static let depthLimit = 128

    /// Where a value ends.
    enum Extent: Equatable {
        /// Before this place.
        case closed(end: Int)
        /// Nowhere: the text ends inside of it.
        case cut(inside: String)
        /// Nowhere: at this place is a bracket that closes none.
        case broken(at: Int)
        /// It is nested deeper than ``depthLimit``.
        case tooDeep
    }

    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Whether the text is a value that is nested too deep.
    var isTooDeep: Bool {
        let start = skipBlanks(from: 0)
        return start < bytes.count && (bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "["))
            && extent(from: start) == .tooDeep
    }

    /// An opening bracket, and whether a JSON object or array may begin with it.
    struct Bracket {
        var index: Int
        var beginsValue: Bool
        /// What follows it and any blanks.
        var content: Int
    }

    /// The next opening bracket, at the end of the text where there is none.
    ///
    /// Prose has brackets too; an object begins with a name in quotation marks or ends at once, and an array begins with a
    /// value other than a bare word.
    func nextBracket(from index: Int) -> Bracket {
        guard
            let start = bytes[index...].firstIndex(where: {
                $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[")
            })
        else { return Bracket(index: bytes.count, beginsValue: false, content: bytes.count) }
        let content = skipBlanks(from: start + 1)
        // What is cut behind its bracket may have been a value.
        guard content < bytes.count else { return Bracket(index: start, beginsValue: true, content: content) }
        let first = bytes[content]
        let fits =
            bytes[start] == UInt8(ascii: "{")
            ? first == UInt8(ascii: "\"") || first == UInt8(ascii: "}")
            : Self.firstOfElements.contains(first)
        return Bracket(index: start, beginsValue: fits, content: content)
    }

    private static let firstOfElements = Set("[]{\"-0123456789".utf8)

    /// Where the value that begins with the bracket at a place ends.
    func extent(from start: Int) -> Extent {
        var open: [UInt8] = []
        var place = start
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                // In ASCII, each of the two closing brackets is 2 behind its opening one.
                open.append(bytes[place] + 2)
                if open.count > Self.depthLimit { return .tooDeep }
                place += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard open.popLast() == bytes[place] else { return .broken(at: place) }
                place += 1
                if open.isEmpty { return .closed(end: place) }
            case UInt8(ascii: "\""):
                guard let end = endOfString(from: place) else { return .cut(inside: "a string") }
                place = end
            case UInt8(ascii: "/"):
                place = max(place + 1, skipBlanks(from: place))
            default:
                place += 1
            }
        }
        return .cut(inside: open.last == UInt8(ascii: "]") ? "a list" : "an object")
    }

    private func endOfString(from start: Int) -> Int? {
        var place = start + 1
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 2
            case UInt8(ascii: "\""): return place + 1
            default: place += 1
            }
        }
        return nil
    }

    private func skipBlanks(from start: Int) -> Int {
        Self.skipBlanks(in: bytes[...], from: start, comments: true)
    }
}

extension JSONScanner {
    /// The next place that is neither white space nor, where they are allowed, part of a comment.
    static func skipBlanks(in bytes: ArraySlice<UInt8>, from start: Int, comments: Bool) -> Int {
        var place = start
        while place < bytes.endIndex {
            switch bytes[place] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): place += 1
            case UInt8(ascii: "/"):
                guard comments, let end = endOfComment(in: bytes, from: place) else { return place }
                place = end
            default: return place
            }
        }
        return place
    }

    private static func endOfComment(in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        guard start + 1 < bytes.endIndex else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "/"):
            return bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        case UInt8(ascii: "*"):
            var place = start + 2
            while place + 1 < bytes.endIndex {
                if bytes[place] == UInt8(ascii: "*"), bytes[place + 1] == UInt8(ascii: "/") {
                    return place + 2
                }
                place += 1
            }
            return bytes.endIndex
        default: return nil
        }
    }
}
