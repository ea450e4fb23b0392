internal import Foundation

/// Functions that recognise addresses in text and complete them to a form that can be parsed.
enum AddressText {
    /// Returns the text as a scheme, `://` and the rest, or `nil` if it is not an address of a page or
    /// app.
    ///
    /// Browsers read `https:/host`, `https:\\host` and `https:host` as `https://host`;
    /// `https://https://host` is a typical typing error. Text without a scheme is an address only if
    /// its host has the form of one: see ``isBareHost(_:hasMore:)``.
    static func completed(_ text: String) -> String? {
        if let rest = afterPlainScheme(text), let first = rest.utf8.first, !"/hH\\".utf8.contains(first) {
            return text
        }
        if let (scheme, rest) = webScheme(of: text) {
            // Of several schemes, the last one is followed by the host.
            var (scheme, rest) = (scheme, rest)
            while let inner = webScheme(of: URLExtraction.unwrappedEncoding(of: rest)) {
                (scheme, rest) = inner
            }
            // Browsers treat a backslash before the query as a slash.
            let path = rest.prefix { $0 != "?" && $0 != "#" }
            if path.contains("\\") {
                rest = String(path).replacing("\\", with: "/") + rest.dropFirst(path.count)
            }
            return rest.isEmpty ? nil : "\(scheme)://\(rest)"
        }
        if text.hasPrefix("//") {
            let rest = text.drop { $0 == "/" }
            return startsWithBareHost(rest) ? "https://" + rest : nil
        }
        if let scheme = scheme(of: text) {
            // `host:8080/path` has a port; `scheme:rest` has no host.
            return text.dropFirst(scheme.count + 1).hasPrefix("//") ? text : namesApp(text) ? text : nil
        }
        return startsWithBareHost(text[...]) ? "https://" + text : nil
    }

    /// Returns whether a text begins with a web scheme and slashes, in any spelling.
    static func beginsWithWebScheme(_ text: some StringProtocol) -> Bool {
        guard let (_, rest) = webScheme(of: text) else { return false }
        return text.dropLast(rest.count).contains { $0 == "/" || $0 == "\\" }
    }

    /// Returns the scheme of a text that is not the address of a page, such as `mailto`, or `nil`.
    static func schemeWithoutPage(_ text: String) -> String? {
        guard webScheme(of: text) == nil, let scheme = scheme(of: text) else { return nil }
        let isHierarchical = text.dropFirst(scheme.count + 1).hasPrefix("//")
        return !isHierarchical || pageless.contains(scheme.lowercased()) ? scheme.lowercased() : nil
    }

    /// Registered schemes without a page or app, though some are written with slashes.
    static let pageless: Set<String> = [
        "about", "blob", "data", "file", "javascript", "mailto", "sms", "tel", "view-source",
    ]

    /// Returns the text after a lower-case `https://` or `http://`, the most common spelling.
    private static func afterPlainScheme(_ text: String) -> Substring? {
        if text.hasPrefix("https://") { return text.dropFirst(8) }
        return text.hasPrefix("http://") ? text.dropFirst(7) : nil
    }

    /// Returns the web scheme that a text begins with, and the text after it and its slashes.
    private static func webScheme(of text: some StringProtocol) -> (scheme: String, rest: String)? {
        guard let first = text.utf8.first, first | 0x20 == UInt8(ascii: "h") else { return nil }
        let head = text.prefix(5).lowercased()
        guard head.hasPrefix("http") else { return nil }
        let scheme = head == "https" ? "https" : "http"
        let rest = text.dropFirst(scheme.count)
        let marks = rest.prefix { $0 == ":" || $0 == "/" || $0 == "\\" }
        // A lost colon, as in `https//host`, is repaired. A lone colon, as in `http:8080`, precedes the
        // port of a host named `http`.
        guard marks.hasPrefix(":") || marks.count >= 2 else { return nil }
        return (scheme, String(rest.dropFirst(marks.count)))
    }

    /// Returns the scheme before a colon that is not followed by a port.
    private static func scheme(of text: String) -> Substring? {
        guard let colon = text.utf8.prefix(64).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = text[..<colon]
        guard let first = scheme.utf8.first, MacroScanner.isLetter(first),
            scheme.utf8.allSatisfy({
                MacroScanner.isLetter($0) || MacroScanner.isDigit($0) || "+-.".utf8.contains($0)
            })
        else { return nil }
        let rest = text[colon...].dropFirst()
        if rest.hasPrefix("//") { return scheme }
        return scheme.contains(".") || rest.first.map { $0.isASCIIDigit || $0 == "/" } ?? true ? nil : scheme
    }

    /// Returns whether a text is a link of an app store or of Android written without slashes.
    private static func namesApp(_ text: String) -> Bool {
        ["market:", "intent:", "itms-apps:", "itms-appss:"].contains { text.lowercased().hasPrefix($0) }
    }
}

extension AddressText {
    /// Returns whether a text without a scheme begins with an unambiguous host.
    static func startsWithBareHost(_ text: Substring) -> Bool {
        let end = text.firstIndex { "/?#\\".contains($0) } ?? text.endIndex
        return isBareHost(text[..<end], hasMore: end < text.endIndex)
    }

    /// Returns whether a text has the unambiguous form of a host, with or without a port: labels separated by
    /// dots, the last one an existing top-level domain. `3.99`, `1.2.3`, `photo.png` and `a@b.com` do
    /// not qualify.
    ///
    /// - Parameter hasMore: Whether a path or a query follows, which rules out a file name.
    static func isBareHost(_ text: Substring, hasMore: Bool = false) -> Bool {
        var host = text
        if let colon = host.lastIndex(of: ":") {
            guard host[colon...].dropFirst().allSatisfy(\.isASCIIDigit), !host[colon...].dropFirst().isEmpty
            else { return false }
            host = host[..<colon]
        }
        while host.last == "." { host.removeLast() }
        guard host.utf8.count <= 253, host.contains("."),
            host.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_" })
        else { return false }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.allSatisfy({ !$0.isEmpty && $0.first != "-" && $0.last != "-" }), let last = labels.last
        else {
            return false
        }
        if labels.count == 4, labels.allSatisfy({ UInt8($0) != nil }) { return true }
        // Registered names have no underscores; file names do.
        guard !labels.suffix(2).contains(where: { $0.contains("_") }) else { return false }
        let ending = last.lowercased()
        if !hasMore, labels.first?.lowercased() != "www", fileEndings.contains(ending) { return false }
        return HostName.isTopLevelName(ending)
            && (reservedEndings.contains(ending) || PublicSuffixList.system.lists(ending))
    }

    /// File extensions that are also top-level domains; the form cannot distinguish `spot.mov` from a
    /// host.
    private static let fileEndings: Set<String> = ["mov", "zip"]

    /// Top-level domains for documentation and tests (RFC 2606), which the Public Suffix List omits.
    private static let reservedEndings: Set<String> = ["example", "test"]
}
