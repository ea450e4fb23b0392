import Foundation
import Testing

@testable import Embeddings

@Suite("Traits of characters")
struct ScalarTraitsTests {
    /// The hash is that of tables that give the reference's IDs for every character. If the Unicode data of the standard library
    /// changes it, an older character has changed category and must be added as an exception.
    @Test
    func `characters outside the empty planes have the traits of the reference`() {
        var counts: [UInt8: Int] = [:]
        var classes = 0
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for scalar in ((UInt32(0)..<0x34000).map(\.self) + (0xE0000..<0xE0200)).compactMap(
            Unicode.Scalar.init)
        {
            let traits = ScalarTable.shared.traits(of: scalar)
            let flags = traits.flags.subtracting(.hasLongLowercase)
            guard !flags.isEmpty || traits.combiningClass != 0 else { continue }
            counts[flags.rawValue, default: 0] += 1
            classes += traits.combiningClass == 0 ? 0 : 1
            for value in [UInt64(scalar.value), UInt64(flags.rawValue), UInt64(traits.combiningClass)] {
                hash = (hash ^ value) &* 0x100_0000_01B3
            }
        }
        let expected: [UInt8: Int] = [
            0: 83, 1: 6610, 2: 20, 3: 3, 4: 1549, 8: 722, 16: 80262, 32: 12206, 34: 2, 36: 18, 40: 4,
            48: 1002,
        ]
        #expect(counts == expected && classes == 814 && hash == 0x9F71_9E61_B79D_9C5D)
    }

    @Test
    func `the table matches Unicode's own tables`() {
        for scalar in (UInt32(0)..<0x20000).lazy.compactMap(Unicode.Scalar.init) where scalar.value % 7 == 0 {
            let parts = Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
            let direct = ScalarTraits(scalar, decomposes: parts != [scalar])
            let kept = ScalarTable.shared.traits(of: scalar)
            #expect(
                kept.flags == direct.flags && kept.combiningClass == direct.combiningClass
                    && kept.lowercase == direct.lowercase)
            var found: [Unicode.Scalar] = []
            ScalarTable.shared.forEachPart(of: scalar, kept) { found.append($0) }
            if kept.flags.contains(.decomposes) { #expect(found == parts) }
        }
    }
}
