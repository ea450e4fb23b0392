internal import Foundation

/// An advertiser's name in the form in which names compare: `ACME, Inc. ` and `Acme Inc` are one.
public struct AdvertiserName: Hashable, Comparable, Sendable {
    /// Case folded, compatibility composed, words joined by single spaces, without punctuation.
    package let folded: String

    /// Folds a name; `nil` where nothing is left of it.
    package init?(_ name: String) {
        let composed = MacroCleaner.clean(name).precomposedStringWithCompatibilityMapping.lowercased()
        let words = composed.split { !($0.isLetter || $0.isNumber || $0.isSymbol) }
        guard !words.isEmpty else { return nil }
        folded = words.joined(separator: " ")
    }

    /// Orders by text.
    public static func < (left: AdvertiserName, right: AdvertiserName) -> Bool { left.folded < right.folded }
}
