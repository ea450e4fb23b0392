internal import Synchronization

/// The pages that plain links lead to, each resolved and stored once, for all links that differ only in their parameters;
/// also the hosts and advertisers of all creatives.
///
/// Resolving a link takes a dozen passes over its text, and most of what they find depends on the part before the
/// parameters. An account has millions of links, but few pages.
final class PagePool: Sendable {
    /// The page of each address without parameters, or `nil` if the address does not lead there directly.
    private let pages = TextMemo<PageAddress?>()
    private let hosts = Mutex<Set<HostName>>([])
    private let advertisers = TextMemo<AdvertiserName?>()
    /// The destinations of links that are not plain. Each of them takes the time of a hundred look-ups.
    let resolutions = TextMemo<LandingResolution>()

    /// Returns the first host that was equal to this one.
    func shared(_ host: HostName) -> HostName {
        hosts.withLock { $0.insert(host).memberAfterInsert }
    }

    /// Returns the page of an address, or `nil` if the address does not lead there directly.
    ///
    /// - Parameter address: A plain link without parameters.
    func page(at address: String) -> PageAddress? {
        pages.value(of: address) { read($0) }
    }

    /// Returns the folded name of an advertiser; `nil` if nothing is left.
    func advertiser(_ name: String) -> AdvertiserName? {
        advertisers.value(of: name, AdvertiserName.init)
    }

    private func read(_ address: String) -> PageAddress? {
        guard let parsed = WebAddress(address), EmbeddedAddress.all(in: parsed).isEmpty,
            case .page(let page) = LandingPageResolver().resolve(address), let host = page.host,
            page == LandingPage(page.address)
        else { return nil }
        return PageAddress(host: shared(host), segments: page.segments, keepsTexts: true)
    }
}

/// A link whose bytes all stand for themselves: `http` or `https`, a host, a path and parameters, without macros,
/// percent escapes, a fragment, lists or anything that may be another address.
///
/// Such a link leads to the page of its part before the parameters, whatever these are.
struct PlainLink {
    /// The part before the parameters.
    let address: String
    let parameters: [LandingPage.Parameter]

    /// Reads a link; returns `nil` for any other text.
    init?(_ field: String) {
        var field = field
        let parts = field.withUTF8 { bytes -> (address: String, parameters: [LandingPage.Parameter])? in
            guard let end = Self.endOfAddress(bytes),
                let parameters = Self.parameters(UnsafeBufferPointer(rebasing: bytes[end...]))
            else { return nil }
            return (Self.text(bytes[..<end]), parameters)
        }
        guard let parts else { return nil }
        (address, parameters) = parts
    }

    /// Returns the index of the question mark, or of the end.
    private static func endOfAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count <= WebAddress.longest else { return nil }
        let start = bytes.starts(with: "https://".utf8) ? 8 : 7
        guard start == 8 || bytes.starts(with: "http://".utf8) else { return nil }
        var index = start
        var hasDot = false
        while index < bytes.count, forms[Int(bytes[index])].contains(.host) {
            hasDot = hasDot || bytes[index] == UInt8(ascii: ".")
            index += 1
        }
        guard hasDot else { return nil }
        if index < bytes.count, bytes[index] != UInt8(ascii: "/"), bytes[index] != UInt8(ascii: "?") {
            return nil
        }
        while index < bytes.count, bytes[index] != UInt8(ascii: "?") {
            guard forms[Int(bytes[index])].contains(.plain), !isDoubled(UInt8(ascii: "_"), bytes, index)
            else { return nil }
            index += 1
        }
        return index
    }

    /// Returns the parameters after a question mark, or `nil` if one of them may hold an address.
    private static func parameters(_ bytes: UnsafeBufferPointer<UInt8>) -> [LandingPage.Parameter]? {
        for index in bytes.indices {
            guard forms[Int(bytes[index])].contains(.plain), !isDoubled(UInt8(ascii: "_"), bytes, index),
                !isDoubled(UInt8(ascii: "/"), bytes, index)
            else { return nil }
        }
        var found: [LandingPage.Parameter] = []
        let pairs = bytes.dropFirst().split(separator: UInt8(ascii: "&"))
        found.reserveCapacity(pairs.count)
        for pair in pairs {
            let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let (name, value) = (
                text(pair[..<mark], isQuery: true), text(pair[mark...].dropFirst(), isQuery: true)
            )
            // A value with a dot may be a host.
            guard !EmbeddedAddress.mayHold((value.isEmpty ? name : value).utf8),
                !value.utf8.contains(UInt8(ascii: "."))
            else { return nil }
            found.append(LandingPage.Parameter(name: name.lowercased(), value: value))
        }
        return found
    }

    private static func isDoubled(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        bytes[index] == byte && index > 0 && bytes[index - 1] == byte
    }

    private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, isQuery: Bool = false) -> String {
        guard isQuery, bytes.contains(UInt8(ascii: "+")) else {
            return String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
        }
        return String(decoding: bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    private struct Form: OptionSet {
        let rawValue: UInt8
        /// May be part of a host.
        static let host = Form(rawValue: 1)
        /// May be part of a path or of parameters.
        static let plain = Form(rawValue: 2)
    }

    /// The form of each byte.
    private static let forms: [Form] = (0..<256).map { byte in
        guard byte < 0x80 else { return [] }
        let byte = UInt8(byte)
        if MacroScanner.isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") {
            return [.host, .plain]
        }
        return "_/=&?+".utf8.contains(byte) ? .plain : []
    }
}
