internal import Foundation

/// An app in a store.
public struct AppIdentity: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The stores of apps.
    public enum Store: String, Sendable, Codable {
        /// Google Play: the ID is a package name.
        case googlePlay = "play"
        /// Apple's App Store: the ID is a number.
        case appStore = "ios"
        /// The scheme of a deep link, if no store is named.
        case scheme
    }

    /// The store.
    public var store: Store
    /// The package name, App Store number or scheme.
    public var id: String
    /// The name of the app in the store's URL, such as `sky-runner`, if it has one.
    package var slug: String?

    init(store: Store, id: String, slug: String? = nil) {
        self.store = store
        self.id = id
        self.slug = slug
    }

    /// The store and the ID, such as `play:com.example.game`.
    public var description: String { "\(store.rawValue):\(id)" }

    /// Returns whether store and ID are equal. The slug is ignored because it differs by locale.
    public static func == (left: AppIdentity, right: AppIdentity) -> Bool {
        left.store == right.store && left.id == right.id
    }

    /// Hashes the store and the ID.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(store)
        hasher.combine(id)
    }

    /// Orders apps by their description.
    public static func < (left: AppIdentity, right: AppIdentity) -> Bool {
        left.description < right.description
    }
}

extension AppIdentity {
    /// Creates the app that a store URL leads to, or `nil`.
    init?(_ address: WebAddress) {
        switch (address.scheme, address.host?.name) {
        case (_, "play.google.com"?), ("market", _):
            guard let package = address.value(of: "id"), Self.isPackage(package) else { return nil }
            self.init(store: .googlePlay, id: package)
        case (_, "apps.apple.com"?), (_, "itunes.apple.com"?), ("itms-apps", _), ("itms-appss", _):
            let numbers = address.segments.enumerated().reversed().compactMap { index, segment in
                Self.appStoreNumber(segment).map { (index, $0) }
            }
            if let (index, number) = numbers.first {
                let slug =
                    index > 0 && address.segments[index - 1] != "app" ? address.segments[index - 1] : nil
                self.init(store: .appStore, id: number, slug: slug)
            } else if let number = address.value(of: "id"), number.allSatisfy(\.isASCIIDigit) {
                self.init(store: .appStore, id: number)
            } else {
                return nil
            }
        case ("intent", _):
            guard let start = address.fragment.range(of: "package="),
                let package = address.fragment[start.upperBound...].split(separator: ";").first.map(
                    String.init),
                Self.isPackage(package)
            else { return nil }
            self.init(store: .googlePlay, id: package)
        default:
            return nil
        }
    }

    /// Creates the app of a bare ID, as attribution links have it: `com.example.game`, `id123456789`.
    init?(bareID text: String) {
        if let number = Self.appStoreNumber(text) {
            self.init(store: .appStore, id: number)
        } else if Self.isPackage(text) {
            self.init(store: .googlePlay, id: text)
        } else {
            return nil
        }
    }

    private static func appStoreNumber(_ text: String) -> String? {
        guard text.hasPrefix("id"), text.count > 4, text.dropFirst(2).allSatisfy(\.isASCIIDigit) else {
            return nil
        }
        return String(text.dropFirst(2))
    }

    private static func isPackage(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count >= 2 && text.utf8.count <= 150
            && parts.allSatisfy { part in
                part.first?.isASCIILetter == true
                    && part.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == "_" }
            }
    }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isNumber }
    var isASCIILetter: Bool { isASCII && isLetter }
}
