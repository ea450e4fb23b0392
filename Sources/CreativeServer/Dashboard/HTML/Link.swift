internal import Foundation

/// An address that a page may link to.
///
/// Addresses of the dashboard are made of path segments and a query, which are percent-encoded. Addresses from data are
/// accepted only with the schemes `http`, `https` and `mailto`: `javascript:` and `data:` stay text.
struct Link: Hashable, Sendable {
    /// The address, ASCII only.
    let text: String

    private init(text: String) { self.text = text }

    /// Creates an address of the dashboard.
    ///
    /// - Parameters:
    ///   - segments: The segments of the path, not encoded.
    ///   - query: The parameters in order, without those that are `nil`.
    init(_ segments: String..., query: [(name: String, value: String?)] = []) {
        self.init(segments: segments, query: query)
    }

    /// Creates an address of the dashboard.
    init(segments: [String], query: [(name: String, value: String?)] = []) {
        var text = segments.isEmpty ? "/" : ""
        for segment in segments { text += "/" + Self.encoded(segment) }
        let pairs = query.compactMap { name, value in
            value.map { "\(Self.encoded(name))=\(Self.encoded($0))" }
        }
        if !pairs.isEmpty { text += "?" + pairs.joined(separator: "&") }
        self.text = text
    }

    /// Creates an address inside the page.
    static func anchor(_ id: String) -> Link { Link(text: "#" + encoded(id)) }

    /// Returns an address from data, or `nil` if it must not become a link.
    static func external(_ address: String) -> Link? {
        guard address.utf8.count <= 4_096,
            address.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !Self.refused.contains($0) }),
            let colon = address.firstIndex(of: ":")
        else { return nil }
        let rest = address[address.index(after: colon)...]
        switch address[..<colon].lowercased() {
        case "http", "https": return rest.hasPrefix("//") && rest.count > 2 ? Link(text: address) : nil
        case "mailto": return rest.isEmpty ? nil : Link(text: address)
        default: return nil
        }
    }

    /// `"`, `<`, `>`, `\`, `` ` ``: no address contains them unencoded.
    private static let refused: Set<UInt8> = [0x22, 0x3C, 0x3E, 0x5C, 0x60]

    /// Percent-encodes all bytes but the unreserved ones (RFC 3986, section 2.3).

    private static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result += "%"
                result += String(byte >> 4, radix: 16, uppercase: true)
                result += String(byte & 15, radix: 16, uppercase: true)
            }
        }
        return result
    }
}
