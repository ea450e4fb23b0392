internal import ContentHashing
internal import CreativeModel

extension AdInput {
    /// A SHA-256 of all that a classifier is shown: equal for equal ads, on every machine.
    ///
    /// It covers headline, copy, call to action, the text of the asset, ``landingTextID``, format and ``assetIdentity``. What is missing
    /// differs from what is empty, and since every part follows its length, no two ads become equal by how their parts join. Ad and brand
    /// are not covered: they are in `CreativeClassification.Key` themselves.
    ///
    /// - Complexity: O(length of all texts).
    package var inputHash: String {
        let fields = [
            headline, copy, callToAction, assetText, landingTextID, format?.rawValue, assetIdentity,
        ]
        let parts = fields.flatMap { field in field.map { ["present", $0] } ?? ["missing"] }
        return ContentHash(of: ["ad-input-1"] + parts).description
    }

    /// A name for the text of the landing page, by its content; `nil` without text.
    ///
    /// - Complexity: O(length of the text).
    var landingTextID: String? { landingText.map { ContentHash(of: $0).description } }

    /// Host and path of an asset's address: what stays when its signature and its time of expiry are renewed.
    ///
    /// The scheme, user info, the usual ports, the query and the fragment are left out; the host is in lower case. Assets that differ in
    /// the query alone have one identity: that a source changed such an asset of an ad goes unseen, where it gives no hash of the file.
    ///
    /// - Parameter address: An address as a source gives it, with or without a scheme. Of a `data:` address, which is the asset
    ///   itself, the identity is a hash.
    /// - Returns: `nil` where neither host nor path is in it.
    package static func assetIdentity(ofAddress address: String) -> String? {
        if address.prefix(5).lowercased() == "data:" { return "data \(ContentHash(of: address))" }
        var rest = address.prefix { $0 != "?" && $0 != "#" }
        var hasHost = false
        if let scheme = rest.firstRange(of: "//"), !rest[..<scheme.lowerBound].contains("/") {
            rest = rest[scheme.upperBound...]
            hasHost = true
        }
        guard hasHost || !rest.hasPrefix("/") else { return String(rest) }
        let end = rest.firstIndex(of: "/") ?? rest.endIndex
        var host = rest[..<end]
        if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
        host = ["80", "443"].reduce(host) { $0.hasSuffix(":\($1)") ? $0.dropLast($1.count + 1) : $0 }
        let identity = host.lowercased() + rest[end...]
        return identity.isEmpty ? nil : identity
    }
}
