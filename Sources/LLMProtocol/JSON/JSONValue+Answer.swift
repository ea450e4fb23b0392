internal import StageCore

extension JSONValue {
    /// Finds the one JSON value in an answer, regardless of the text, code fences or reasoning around it.
    ///
    /// The search looks for the outermost objects and, if there are none, for the outermost arrays. Equal values count as
    /// one. Several different values are an error, because the intended one is unknown. A value that is cut off by the end of
    /// the text is an error, and so is anything inside it: a part of a truncated answer is never used as the complete one.
    /// More than 256 values are an error.
    ///
    /// Lossless deviations are accepted: trailing commas, comments, control characters in strings, unnecessary
    /// backslashes, Python's words for `true`, `false` and `null`, and an answer that is a JSON string with the value.
    ///
    /// Tags separate reasoning from the answer. A block with a reasoning tag (`<think>`, `[THINK]`, `<reasoning>`) is not
    /// part of the answer, nor is anything before a closing reasoning tag without an opening one. Any other block
    /// (`<answer>`, `<json>`) counts only if there is no value outside of blocks. Of parts separated by special tokens
    /// (`<|message|>`), the last one with a value counts.
    ///
    /// - Throws: ``LLMError`` with `invalidAnswer`. Its message names the problem without quoting the answer.
    /// - Complexity: O(size), for any text.
    package init(inAnswer answer: String) throws(LLMError) {
        guard !answer.looksLikeHTML else {
            throw LLMError(.invalidAnswer, "the answer looks like HTML, expected JSON")
        }
        var search = AnswerSearch(JSONScanner(answer.unquoted ?? answer))
        try search.run()
        self = try search.result()
    }
}

extension String {
    /// The text of this string read as a JSON string: an answer that was encoded twice.
    fileprivate var unquoted: String? {
        guard first(where: { !$0.isWhitespace }) == "\"" else { return nil }
        return (try? JSONReader.read(utf8, mode: .answer))?.string
    }

    fileprivate var looksLikeHTML: Bool {
        let beginning = drop(while: \.isWhitespace).prefix(15).lowercased()
        return ["<!doctype html", "<html", "<head", "<body"].contains { beginning.hasPrefix($0) }
    }
}

extension JSONValue {
    /// Reads the values of a response's body and reports losses.
    ///
    /// A body is one value, several values (one per line, or the elements of one list), or server-sent events whose data
    /// are values. `JSONReader.Mode.envelope` defines the accepted deviations from JSON.
    ///
    /// - Parameter body: UTF-8, with or without a byte order mark.
    /// - Returns: The values, empty if the body has none of these forms, and one line for each kind of loss.
    /// - Complexity: O(size).
    package static func values(
        inBody body: some Collection<UInt8>
    ) -> (values: [JSONValue], warnings: [String]) {
        var bytes = Array(body)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        var values: [JSONValue] = []
        var losses: Set<JSONProblem.Kind> = []
        func read(_ text: ArraySlice<UInt8>) -> JSONValue? {
            guard let (value, lost) = try? JSONReader.readWithLosses(text, mode: .envelope) else {
                return nil
            }
            losses.formUnion(lost)
            return JSONValue(value)
        }
        if let value = read(bytes) {
            if case .array(let elements) = value { values = elements } else { values = [value] }
        } else {
            losses = []
            for text in events(in: bytes) {
                guard let value = read(text) else { return ([], []) }
                values.append(value)
            }
        }
        return (values, losses.compactMap(\.loss).sorted().map { "the response contains \($0)" })
    }

    /// Returns the data of server-sent events, or the lines if there are none. Only the field `data:` is read; `[DONE]` is
    /// skipped.
    private static func events(in bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        let marker = Array("data:".utf8)
        let isStream = lines.contains { $0.starts(with: marker) }
        return lines.compactMap { line -> ArraySlice<UInt8>? in
            var text = line
            if isStream {
                guard line.starts(with: marker) else { return nil }
                text = line.dropFirst(marker.count)
            }
            text = text.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            return text.isEmpty || text.elementsEqual("[DONE]".utf8) ? nil : text
        }
    }
}

/// A problem with an answer, which is sent to the model so that it can correct the answer.
///
/// ```swift
/// throw AnswerProblem("packages[2].deal_ids[0]: expected a deal of the input", found: id)
/// ```
public struct AnswerProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// One line that names the path and the expected value. It becomes part of an error, so it contains no text of the
    /// answer.
    public var reason: String

    /// The value in the answer, or `nil`. Only the model receives it, shortened and in quotation marks.
    public var found: String?

    /// Creates a problem.
    public init(_ reason: String, found: String? = nil) {
        self.reason = reason
        self.found = found
    }

    /// The reason.
    public var description: String { reason }

    /// The line sent to the model.
    var correction: String { found.map { "\(reason), found \(quoted($0, limit: 80))" } ?? reason }
}
