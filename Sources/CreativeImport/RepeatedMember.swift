internal import Foundation

/// Finds a duplicate name in an object of JSON. Decoders silently keep one of the values, and differ in which one.
struct RepeatedMember {
    private let bytes: [UInt8]
    private var index = 0
    /// The names of each open object; `nil` for an array.
    private var open: [Set<String>?] = []

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Returns the first duplicate name, or `nil`.
    ///
    /// - Parameter json: JSON in UTF-8 that a decoder has accepted.
    static func first(in json: Data) -> String? {
        var search = RepeatedMember(Array(json))
        return search.run()
    }

    private mutating func run() -> String? {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"): open.append([])
            case UInt8(ascii: "["): open.append(nil)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
            case UInt8(ascii: "\""):
                let text = string()
                guard isName, let last = open.indices.last else { continue }
                guard open[last]?.insert(text).inserted != false else { return text }
                continue
            default: break
            }
            index += 1
        }
        return nil
    }

    /// Whether a colon follows the current position.
    private var isName: Bool {
        bytes[index...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: ":")
    }

    /// Reads the string at the current position, and moves past its end.
    private mutating func string() -> String {
        let start = index
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, bytes.count)
        // Names can contain escapes.
        let quoted = bytes[start..<index]
        return (try? JSONDecoder().decode(String.self, from: Data(quoted)))
            ?? String(decoding: quoted, as: UTF8.self)
    }
}
