import CreativeModel
import SampleData
import Testing

@Suite("Sample data is the same everywhere")
struct DeterminismTests {
    @Test(arguments: [Case(count: 10, seed: 3), Case(count: 652, seed: 9)])
    func `equal options, equal bytes`(_ test: Case) {
        #expect(
            Digest(of: sample(test.count, seed: test.seed, dayCount: 9)).value
                == Digest(of: sample(test.count, seed: test.seed, dayCount: 9)).value)
    }

    @Test
    func `different seeds give different sets`() {
        let digests = (0..<20).map { Digest(of: sample(60, seed: $0, dayCount: 5)).value }
        #expect(Set(digests).count == 20)
    }

    @Test
    func `a shorter period has the same creatives and fewer days`() {
        let (short, long) = (sample(100, dayCount: 10), sample(100, dayCount: 60))
        #expect(short.creatives == long.creatives && short.truth == long.truth)
        func dates(_ sample: SampleDataSet) -> Set<String> {
            var dates: Set<String> = []
            sample.forEachPerformanceRow { dates.insert($0[1]) }
            return dates
        }
        #expect(dates(short) == Set((22...31).map { "2025-12-\($0)" }))
        #expect(dates(long).count == 60)
    }

    @Test
    func `the default set has the known digest`() {
        // Changing these values changes everyone's demo data, so do it only on purpose.
        let sample = sample()
        #expect(
            sample.creatives.rows.prefix(3).map { Array($0[2...7] + $0[9...10]) } == [
                [
                    "https://birchallowliving.com/campaigns/ira3ts/bundle?utm_source=display&utm_medium=cpm&utm_campaign=ira3ts",
                    "", "1080", "1920", "video", "Birchallow Living", "2025-09-19T09:41:13+01:00", "",
                ],
                [
                    "https://birchallowliving.com/campaigns/ira3ts/bundle?utm_source=display&utm_medium=cpm&utm_campaign=ira3ts",
                    "birchallowliving.com", "1920", "1080", "video", "", "2025-09-19T09:41:53+01:00", "",
                ],
                [
                    "https://www.birchallowliving.com/campaigns/ira3ts?utm_source=display&utm_medium=cpm&utm_campaign=ira3ts&utm_content=bundle",
                    "www.birchallowliving.com", "970", "250", "image", "Birchallow Living",
                    "2025-09-19 09:11:50", "birchallowliving_ira3ts_bundle_970x250_v1.jpg",
                ],
            ])
        var first: [String] = []
        sample.forEachPerformanceRow { if first.isEmpty { first = $0 } }
        #expect(
            first.joined(separator: ",")
                == "131197,2025-11-02,US,1811,6,10.451549,48729,17241,1847,1530,880,USD")
        #expect(Digest(of: sample).value == 5_281_941_672_504_781_581)
    }
}
