internal import Foundation

/// Finds a name that stands twice in one object of JSON. Decoders take one of the values without a word, and which one
/// differs between them.
struct RepeatedMember {
    private let bytes: [UInt8]
    private var place = 0
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
        while place < bytes.count {
            switch bytes[place] {
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
            place += 1
        }
        return nil
    }

    /// Whether what was read is followed by a colon.
    private var isName: Bool {
        bytes[place...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: ":")
    }

    /// Reads the string that begins here, to behind its end.
    private mutating func string() -> String {
        let start = place
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        place = min(place + 1, bytes.count)
        // Names can be written with escapes.
        let quoted = bytes[start..<place]
        return (try? JSONDecoder().decode(String.self, from: Data(quoted)))
            ?? String(decoding: quoted, as: UTF8.self)
    }
}
