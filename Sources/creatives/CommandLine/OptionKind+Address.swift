/// An address to listen on.
struct ListenAddress: Sendable, CustomStringConvertible {
    /// A name or numeric address, without brackets.
    var host: String
    /// The port; 0 for any free one.
    var port: Int

    var description: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    /// Whether only programs of this machine can connect.
    var isLoopback: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return host == "localhost" || host == "::1"
            || (parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil })
    }
}

extension OptionKind where Value == ListenAddress {
    /// A host and port, such as `127.0.0.1:8080` or `[::1]:0`.
    static var listenAddress: OptionKind {
        var kind = OptionKind("HOST:PORT") { given in
            let text = given.text
            guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...])
            else {
                throw given.expected("HOST:PORT such as 127.0.0.1:8080")
            }
            var host = String(text[..<colon])
            if host.hasPrefix("["), host.hasSuffix("]") {
                host = String(host.dropFirst().dropLast())
            } else if host.contains(":") {
                throw given.expected("brackets around an IPv6 address, as in [::1]:8080")
            }
            guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || "/[]@".contains($0) }) else {
                throw given.expected("HOST:PORT such as 127.0.0.1:8080")
            }
            return ListenAddress(host: host, port: Int(port))
        }
        kind.text = \.description
        return kind
    }
}
