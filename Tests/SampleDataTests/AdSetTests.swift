import CreativeModel
import Foundation
import SampleData
import StageCore
import Testing

/// Tests of the counts, shares and words of sample ads.
@Suite struct AdSetTests {
    @Test(arguments: [0, 1, 2, 5, 100, 242], [0, 1, 7, UInt64.max])
    func `the requested number of ads has unique IDs and true labels`(
        count: Int, seed: UInt64
    ) {
        let sample = sampleAds(count, seed: seed)
        let ads = sample.ads
        #expect(ads.header == SampleAdSet.adHeader && sample.truth.header == SampleAdSet.truthHeader)
        #expect(ads.rows.count == count && ads.rows.allSatisfy { $0.count == ads.header.count })
        #expect(sample.truth.rows.map { $0[0] } == ads.values("id") && Set(ads.values("id")).count == count)
        #expect(sample.creatives.map(\.key.id) == ads.values("id"))
        #expect(ads.values("id").sorted() == ads.values("id"))
        #expect(SampleAdSet(options: sample.options).truth == sample.truth)
    }

    @Test(arguments: [-5, Int.min]) func `negative counts give no ads`(count: Int) {
        #expect(sampleAds(count).creatives.isEmpty)
    }

    @Test func `equal options give equal bytes, and different seeds different ones`() {
        #expect(sampleAds(seed: 3).digest == sampleAds(seed: 3).digest)
        #expect(sampleAds(seed: 3).digest != sampleAds(seed: 4).digest)
    }

    @Test func `bytes are the same on every machine`() {
        #expect(
            sampleAds().digest == 13_508_924_294_005_704_452,
            "the ads changed; if that was meant, this is their digest")
    }

    @Test(arguments: 0..<6 as Range<UInt64>) func `true labels are valid and match the ad`(
        seed: UInt64
    ) throws {
        let sample = sampleAds(seed: seed)
        for (creative, row) in zip(sample.creatives, sample.truth.rows) {
            #expect(AwarenessLevel(row[1]) != nil && row[1] == row[2])
            #expect((AwarenessLevel(row[3]) == nil) == (creative.landingText == nil))
            #expect((AdAngle(rawValue: row[4]) != nil || row[4].isEmpty) && HookType(rawValue: row[5]) != nil)
            #expect(row[6] == creative.format?.rawValue)
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>) func `shares are as documented`(seed: UInt64) throws {
        let sample = sampleAds(2000, seed: seed)
        let ads = sample.creatives
        for (level, share) in zip(AwarenessLevel.allCases, SampleAdSet.levelShares) {
            #expect(abs(sample.levels.share { $0 == level } - share) < 0.001, "\(level)")
        }
        #expect((0.31...0.39).contains(ads.share { $0.format == .video }))
        let videos = ads.filter { $0.format == .video }
        #expect((0.64...0.76).contains(videos.share { $0.assetPath != nil }))
        #expect((0.19...0.31).contains(videos.share { $0.assetText != nil }))
        #expect(ads.filter { $0.format != .video }.allSatisfy { $0.assetPath == nil && $0.assetText == nil })
        #expect((0.035...0.07).contains(ads.share { $0.landingText == nil }))
        let gaps = sample.truth.rows.compactMap { row in
            AwarenessLevel(row[3]).map { abs($0.rawValue - (AwarenessLevel(row[1])?.rawValue ?? 9)) }
        }
        #expect((0.07...0.13).contains(gaps.share { $0 > 0 }) && gaps.allSatisfy { $0 <= 3 })
        #expect(Set(gaps) == [0, 1, 2, 3])
        #expect((0.07...0.13).contains(ads.share { $0.status == .paused }))
        #expect((0.005...0.04).contains(ads.share { $0.status == .archived || $0.status == .disapproved }))
        #expect((0.03...0.07).contains(sample.truth.rows.share { $0[4].isEmpty }))
        #expect((0.03...0.1).contains(ads.share { ($0.text ?? "").split(separator: " ").count <= 5 }))
        #expect((0.1...0.3).contains(ads.share { $0.headline == nil }))
        #expect(ads.allSatisfy { $0.text != nil && $0.landingURL != nil && $0.createdAt != nil })
        #expect(Set(ads.map(\.advertiser)).count == 24)
    }

    @Test func `no placeholder is left, and texts differ`() {
        let ads = sampleAds(3000).creatives
        for ad in ads {
            let texts = [
                ad.text, ad.headline, ad.callToAction, ad.assetText, ad.landingText, ad.landingURL, ad.name,
            ]
            for text in texts.compactMap(\.self) {
                #expect(!text.contains { "{}|".contains($0) } || text == ad.name, "\(text)")
                #expect(
                    !text.contains("..") && !text.contains("  ") && text.first?.isWhitespace == false,
                    "\(text)")
            }
        }
        #expect(Set(ads.map(\.text)).count > 1800)
        #expect(Set(ads.map(\.landingText)).count > 2300)
    }

    @Test(arguments: 0..<3 as Range<UInt64>) func `no single word identifies a level`(seed: UInt64) {
        let sample = sampleAds(2000, seed: seed)
        let words = sample.creatives.map { ad in
            let text = "\(ad.headline ?? "") \(ad.text ?? "") \(ad.callToAction ?? "")".lowercased()
            return Set(text.split { !$0.isLetter && $0 != "%" }.map(String.init))
        }
        var counts: [String: [Int]] = [:]
        for (level, words) in zip(sample.levels, words) {
            for word in words {
                counts[word, default: Array(repeating: 0, count: 5)][level?.rawValue ?? 0] += 1
            }
        }
        for level in AwarenessLevel.allCases {
            let size = Double(sample.levels.count { $0 == level })
            // Words that occur mostly in ads of this level.
            let telling = counts.filter { $0.value[level.rawValue] * 10 >= $0.value.reduce(0, +) * 6 }
            let best = telling.max { $0.value[level.rawValue] < $1.value[level.rawValue] }
            let recall = Double(best?.value[level.rawValue] ?? 0) / size
            #expect(recall < 0.5, "\(best?.key ?? "") tells \(level) in \(recall)")
        }
    }

    @Test func `every level has questions and varies in length`() {
        let sample = sampleAds(2000)
        for level in AwarenessLevel.allCases {
            let texts = zip(sample.creatives, sample.levels).filter { $0.1 == level }.compactMap(\.0.text)
            #expect(texts.share { $0.contains("?") } > 0.1, "\(level)")
            let lengths = texts.map { $0.split(separator: " ").count }.sorted()
            #expect(lengths[lengths.count / 20] <= 8 && lengths[lengths.count * 19 / 20] >= 17, "\(level)")
        }
    }

    @Test(arguments: [1, 2, 30]) func `another day changes only signatures`(days: Int) {
        let sample = sampleAds(100, seed: 5)
        let later = sample.rotated(by: days)
        #expect(
            later.truth == sample.truth && later.performance.map(\.spend) == sample.performance.map(\.spend))
        for (one, other) in zip(sample.creatives, later.creatives) {
            #expect(one.assetURL != other.assetURL)
            let addresses = [one.assetURL, other.assetURL].map { $0?.split(separator: "?").first }
            #expect(addresses[0] == addresses[1] && addresses[0]?.hasPrefix("https://cdn.example/") == true)
            #expect(
                other.assetURL?.contains("&Signature=") == true
                    && other.assetURL?.contains("&Key-Pair-Id=") == true)
            var restored = other
            restored.assetURL = one.assetURL
            #expect(restored == one)
        }
        #expect(sample.rotated(by: .max).ads.rows.count == 100)
        #expect(sample.rotated(by: 0).ads == sample.ads && sample.rotated(by: -1).ads == sample.ads)
    }
}
