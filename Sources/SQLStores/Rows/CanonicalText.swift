internal import Foundation

extension String {
    /// The one spelling of all that Swift takes for equal.
    package var canonical: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
    }

    /// The canonical spelling where it is another, byte by byte.
    package var otherCanonical: String? {
        let canonical = canonical
        return canonical.utf8.elementsEqual(utf8) ? nil : canonical
    }
}
