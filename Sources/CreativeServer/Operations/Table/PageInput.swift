internal import Foundation

/// The part of a list that a request asks for.
struct PageInput: Sendable {
    var limit = 50
    var cursor: String?

    /// The maximum number of elements of a page.
    static let longest = 10_000

    mutating func code(_ coder: inout some ParameterCoder) throws {
        try coder.integer(
            "limit", &limit, in: 1...Self.longest, "The maximum number of elements.", example: 50)
        try coder.text("cursor", &cursor, "The `next_cursor` of the page before.")
    }

    /// Returns the elements of the page.
    ///
    /// A cursor names the last element of the page before. If that is gone, the page begins at its former index.
    ///
    /// - Parameters:
    ///   - all: All elements in order.
    ///   - id: Returns the identity of an element.
    /// - Throws: ``ServerError`` with `unknownCursor` for a cursor that no page had.
    func slice<Element>(
        of all: [Element], _ id: (Element) -> String
    ) throws -> (elements: ArraySlice<Element>, info: PageInfo) {
        var start = 0
        if let cursor {
            guard let known = Cursor(cursor) else {
                throw ServerError(
                    .unknownCursor, "no page has this cursor, expected the next_cursor of a page")
            }
            let index = min(known.index, all.count)
            if index > 0, id(all[index - 1]) == known.last {
                start = index
            } else {
                start = all.firstIndex { id($0) == known.last }.map { $0 + 1 } ?? index
            }
        }
        let end = min(all.count, start + limit)
        let next = end < all.count && end > start ? Cursor(index: end, last: id(all[end - 1])).text : nil
        return (all[start..<end], PageInfo(total: all.count, next: next))
    }
}

/// The position of a page in its list.
struct PageInfo: Sendable {
    var total: Int
    var next: String?

    static func members<Object: ResultObject>(
        of path: any KeyPath<Object, PageInfo> & Sendable
    ) -> [ResultMember<Object>] {
        [
            ResultMember(
                name: "total", schema: .integer().described("The number of elements on all pages."),
                isAlwaysPresent: true
            ) { $0[keyPath: path].total.json },
            ResultMember(
                name: "next_cursor",
                schema: ValueSchema.text.nullable.described(
                    "The cursor of the next page; `null` on the last page."),
                isAlwaysPresent: true
            ) { $0[keyPath: path].next.json },
        ]
    }
}

/// The end of a page: the number of elements up to it, and the identity of the last one.
private struct Cursor {
    var index: Int
    var last: String

    var text: String {
        Data("\(index):\(last)".utf8).base64EncodedString().replacing("+", with: "-").replacing(
            "/", with: "_"
        )
        .replacing("=", with: "")
    }

    init(index: Int, last: String) {
        self.index = index
        self.last = last
    }

    init?(_ text: String) {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        let base64 = text.replacing("-", with: "+").replacing("_", with: "/") + padding
        guard let data = Data(base64Encoded: base64), let plain = String(validating: data, as: UTF8.self),
            let colon = plain.firstIndex(of: ":"), let index = Int(plain[..<colon]), index >= 0
        else { return nil }
        self.index = index
        last = String(plain[colon...].dropFirst())
    }
}
