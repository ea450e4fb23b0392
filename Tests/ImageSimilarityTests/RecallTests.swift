import SamplePictures
import Testing

@testable import ImageSimilarity

/// A few images each; the measured results come from the benchmark `pictures`.
@Suite("Copies and other pictures")
struct RecallTests {
    private func looksAlike(_ left: ImageHash, _ right: ImageHash) -> Bool {
        LookAlikes().groups(of: [left, right]).count == 1
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `different images are not grouped, however they were saved`(seed: UInt64) throws {
        let hasher = ImageHasher()
        let changes: [PictureChange?] = [nil, PictureChange.all[10], PictureChange.all[0]]
        var everything: [(hash: ImageHash, picture: Int)] = []
        for number in 0..<3 {
            let family = PictureFamily(seed: seed, number: number)
            for (index, variant) in PictureFamily.Variant.allCases.enumerated() {
                let picture = family.picture(variant)
                let change = changes[(number + index) % 3]
                let hash = try hasher.hash(of: change?.apply(to: picture) ?? picture.encoded(as: .png))
                #expect(hash.isTelling)
                everything.append((hash, number * 4 + index))
            }
        }
        #expect(LookAlikes().groups(of: everything.map(\.hash)) == [])
    }

    @Test(arguments: [3, 4] as [UInt64])
    func `nearly all copies are found after any transformation`(seed: UInt64) throws {
        let hasher = ImageHasher()
        var missed: [String] = []
        for number in 0..<2 {
            let picture = PictureFamily(seed: seed, number: number).picture(.original)
            let original = try hasher.hash(of: picture.encoded(as: .png))
            for change in PictureChange.all
            where !looksAlike(original, try hasher.hash(of: change.apply(to: picture))) {
                missed.append("\(number): \(change)")
            }
        }
        #expect(missed.count <= 2, "\(missed)")
    }
}
