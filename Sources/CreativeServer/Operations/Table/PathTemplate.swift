/// A path with parameters, such as `/api/campaigns/{id}`.
public struct PathTemplate: Sendable, Hashable, CustomStringConvertible {
    /// A segment of the path.
    enum Segment: Sendable, Hashable {
        case literal(String)
        case parameter(String)
    }

    let segments: [Segment]
    /// The template as text.
    public let description: String

    /// Creates a template.
    ///
    /// - Precondition: The text begins with `/`.
    public init(_ text: String) {
        precondition(text.hasPrefix("/"), "a path begins with /")
        description = text
        segments = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { segment in
            segment.hasPrefix("{") && segment.hasSuffix("}")
                ? .parameter(String(segment.dropFirst().dropLast())) : .literal(String(segment))
        }
    }

    /// The names of the parameters, in order.
    public var parameters: [String] {
        segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }

    /// The number of literal segments: of two templates that match a path, the one with more of them is meant.
    var literalCount: Int { segments.count - parameters.count }

    /// Returns the values of the parameters, or `nil` if the path does not match. A parameter is not empty.
    ///
    /// - Parameter path: The decoded segments of a path.
    func match(_ path: [String]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var values: [String: String] = [:]
        for (segment, given) in zip(segments, path) {
            switch segment {
            case .literal(let text): guard text.utf8.elementsEqual(given.utf8) else { return nil }
            case .parameter(let name):
                guard !given.isEmpty else { return nil }
                values[name] = given
            }
        }
        return values
    }
}
