/// White space of JSON, and comments where they are allowed.
package enum JSONBlanks {
    /// Returns the next index that is neither white space nor part of a comment.
    package static func end(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int, comments: Bool
    ) -> Int {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): index += 1
            case UInt8(ascii: "/"):
                guard comments, let end = endOfComment(in: bytes, from: index) else { return index }
                index = end
            default: return index
            }
        }
        return index
    }

    private static func endOfComment(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start + 1 < bytes.count else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "/"): return bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        case UInt8(ascii: "*"):
            var index = start + 2
            while index + 1 < bytes.count {
                if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") {
                    return index + 2
                }
                index += 1
            }
            return bytes.count
        default: return nil
        }
    }
}
