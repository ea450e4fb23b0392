import StageCore
import Testing

struct CountingTests {
    @Test(arguments: [
        (0, "creative", "0 creatives"), (1, "creative", "1 creative"), (2, "creative", "2 creatives"),
        (1, "query", "1 query"), (3, "query", "3 queries"), (2, "day", "2 days"), (2, "key", "2 keys"),
        (2, "batch", "2 batches"), (5, "index", "5 indexes"), (1_000, "new campaign", "1,000 new campaigns"),
        (1_234_567, "row", "1,234,567 rows"), (-1_200, "row", "-1,200 rows"),
    ])
    func `a noun agrees with its count`(count: Int, noun: String, text: String) {
        #expect(counted(count, noun) == text)
    }

    @Test func `irregular nouns use the given plural`() {
        #expect(counted(1, "medium", plural: "media") == "1 medium")
        #expect(counted(2, "medium", plural: "media") == "2 media")
    }

    @Test func `a verb agrees with its count`() {
        #expect(counted(1, "creative", "is", "are") == "1 creative is")
        #expect(counted(0, "creative", "is", "are") == "0 creatives are")
        #expect(counted(12, "query", "has", "have") == "12 queries have")
    }

    @Test(arguments: [0, 7, 999, 1_000, 99_999, 1_000_000, Int.max, -999, -1_000, Int.min])
    func `commas separate groups of three digits`(number: Int) {
        let text = grouped(number)
        #expect(text.filter { $0 != "," } == String(number))
        let groups = text.drop { $0 == "-" }.split(separator: ",", omittingEmptySubsequences: false)
        #expect(groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count))
    }
}
