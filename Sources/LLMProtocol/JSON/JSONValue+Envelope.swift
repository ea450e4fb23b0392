extension JSONValue {
    /// Reads the values of a response's body, and says what of it was lost.
    ///
    /// A body is one value, several that follow each other (a line each, or the elements of one list), or server-sent events whose data
    /// are values. What is read besides JSON is what ``JSONReader/Mode/envelope`` says.
    ///
    /// - Parameter body: UTF-8, with or without a byte order mark.
    /// - Returns: The values, empty where the body is nothing of that, and a line for each kind of loss.
    /// - Complexity: O(size).
    package static func values(
        inBody body: some Collection<UInt8>
    ) -> (values: [JSONValue], warnings: [String]) {
        var bytes = Array(body)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        var values: [JSONValue] = []
        var warnings: Set<JSONReader.Fault> = []
        func read(_ text: ArraySlice<UInt8>) -> JSONValue? {
            var reader = JSONReader(text, mode: .envelope)
            defer { warnings.formUnion(reader.warnings) }
            return reader.read()
        }
        if let value = read(bytes) {
            if case .array(let elements) = value { values = elements } else { values = [value] }
        } else {
            warnings = []
            for text in events(in: bytes) {
                guard let value = read(text) else { return ([], []) }
                values.append(value)
            }
        }
        return (values, warnings.map(\.rawValue).sorted().map { "the response holds \($0)" })
    }

    /// The data of server-sent events, or lines where there are none: `data:` is the field that counts, `[DONE]` no data.
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
