internal import Foundation

/// Finds a name that stands twice in one object of JSON. Decoders take one of the values without a word, and which one
/// differs between them.
struct RepeatedMember {
    private let bytes: [UInt8]
    private var index = 0
    /// The names of each object that is open; `nil` of an array.
    private var open: [Set<String>?] = []

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The first such name, or `nil`.
    ///
    /// - Parameter json: JSON in UTF-8 that a decoder has read.
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

    /// Whether what was read is followed by a colon.
    private var isName: Bool {
        bytes[index...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: ":")
    }

    /// Reads the string that begins here, to behind its end.
    private mutating func string() -> String {
        let start = index
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, bytes.count)
        // Names can be written with escapes.
        let quoted = bytes[start..<index]
        return (try? JSONDecoder().decode(String.self, from: Data(quoted)))
            ?? String(decoding: quoted, as: UTF8.self)
    }
}
