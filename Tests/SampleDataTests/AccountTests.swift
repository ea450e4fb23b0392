import CreativeModel
import SampleData
import Testing

/// Generated accounts without landing pages.
@Suite struct AccountTests {
    private func account(seed: UInt64, count: Int = 200) -> SampleAccountSet {
        var options = SampleAccountSet.Options()
        (options.seed, options.adCount) = (seed, count)
        return SampleAccountSet(options: options)
    }

    @Test func `each scheme has a seed`() {
        let schemes = (0..<UInt64(NamingScheme.allCases.count)).map { account(seed: $0, count: 1).scheme }
        #expect(schemes == NamingScheme.allCases)
    }

    @Test(arguments: 0..<10 as Range<UInt64>) func `rows are complete, and ids are unique`(seed: UInt64) {
        let account = account(seed: seed)
        #expect(account.report.rows.count == 200 && account.truth.rows.count == 200)
        #expect(account.report.rows.allSatisfy { $0.count == account.report.header.count })
        #expect(Set(account.truth.rows.map { $0[0] }).count == 200)
        #expect(
            !account.report.header.contains {
                $0.lowercased().contains("url") || $0.lowercased().contains("link (")
            })
        let column = account.report.column("Ad ID") ?? 0
        #expect(account.report.rows.map { $0[column] } == account.truth.rows.map { $0[0] })
        #expect((4...10).contains(Set(account.truth.rows.map { $0[1] }).count))
    }

    @Test(arguments: 0..<10 as Range<UInt64>) func `equal seeds give equal accounts`(seed: UInt64) {
        #expect(account(seed: seed).report == account(seed: seed).report)
        #expect(account(seed: seed).report != account(seed: seed + 10).report)
    }

    @Test func `an account can be empty`() {
        #expect(account(seed: 3, count: -1).report.rows.isEmpty)
    }
}
