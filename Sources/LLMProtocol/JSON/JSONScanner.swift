internal import StageCore

/// Finds where JSON values begin and end in the bytes of a text, without decoding them.
///
/// It recognises strings with escapes, brackets, and comments. Each byte is read once for each value that is searched,
/// so a search that continues after each value is linear.
struct JSONScanner {
    /// The extent of a value.
    enum Extent: Equatable {
        /// The value ends before this index.
        case closed(end: Int)
        /// The text ends inside the value.
        case cut(inside: String)
        /// The bracket at this index closes no open one.
        case broken(at: Int)
        /// The value is nested deeper than `JSONReader.depthLimit`.
        case tooDeep
    }

    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Whether the text is a value that is nested too deeply.
    var isTooDeep: Bool {
        let start = skipBlanks(from: 0)
        return start < bytes.count && (bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "["))
            && extent(from: start) == .tooDeep
    }

    /// An opening bracket, and whether a JSON object or array may begin with it.
    struct Bracket {
        var index: Int
        var beginsValue: Bool
        /// The index after the bracket and any blanks.
        var content: Int
    }

    /// Returns the next opening bracket, at the end of the text if there is none.
    ///
    /// Prose has brackets too. An object begins with a quoted name or is empty, and an array begins with a value other than
    /// a bare word.
    func nextBracket(from index: Int) -> Bracket {
        guard
            let start = bytes[index...].firstIndex(where: {
                $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[")
            })
        else { return Bracket(index: bytes.count, beginsValue: false, content: bytes.count) }
        let content = skipBlanks(from: start + 1)
        // Text that ends after its bracket may have been a value.
        guard content < bytes.count else { return Bracket(index: start, beginsValue: true, content: content) }
        let first = bytes[content]
        let fits =
            bytes[start] == UInt8(ascii: "{")
            ? first == UInt8(ascii: "\"") || first == UInt8(ascii: "}")
            : Self.firstOfElements.contains(first)
        return Bracket(index: start, beginsValue: fits, content: content)
    }

    private static let firstOfElements = Set("[]{\"-0123456789".utf8)

    /// Returns the extent of the value that begins with the bracket at an index.
    func extent(from start: Int) -> Extent {
        var open: [UInt8] = []
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                // In ASCII, each of the two closing brackets is 2 after its opening one.
                open.append(bytes[index] + 2)
                if open.count > JSONReader.depthLimit { return .tooDeep }
                index += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard open.popLast() == bytes[index] else { return .broken(at: index) }
                index += 1
                if open.isEmpty { return .closed(end: index) }
            case UInt8(ascii: "\""):
                guard let end = endOfString(from: index) else { return .cut(inside: "a string") }
                index = end
            case UInt8(ascii: "/"):
                index = max(index + 1, skipBlanks(from: index))
            default:
                index += 1
            }
        }
        return .cut(inside: open.last == UInt8(ascii: "]") ? "a list" : "an object")
    }

    private func endOfString(from start: Int) -> Int? {
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "\""): return index + 1
            default: index += 1
            }
        }
        return nil
    }

    private func skipBlanks(from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { JSONBlanks.end(in: $0, from: start, comments: true) }
    }
}
