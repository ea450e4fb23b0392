import CreativeModel
import Foundation
import RuleClustering
import Testing

@testable import CampaignClustering

@Suite struct MarkTableTests {
    /// Four creatives of one page: two files, and a country on three.
    private func table() throws -> MarkTable {
        let creatives = [("hero", "DE"), ("hero", "DE"), ("leaf", "DE"), ("leaf", nil)].enumerated().map {
            number, marks in
            var creative = creative("\(number)", url: "https://shop.example.com/a", advertiser: "Nova")
            creative.fileName = "\(marks.0).png"
            creative.country = marks.1
            return creative
        }
        return MarkTable(Array(creatives.indices), signals: try SignalReader().read(creatives))
    }

    @Test func `the weight of a mark is its inverse document frequency`() throws {
        let table = try table()
        // Files: ln 4/2 each. The country: ln 4/3.
        let (file, country) = (log(2.0), log(4.0 / 3))
        #expect(table.likeness(of: 1, to: 0) == 1)
        let sharesCountry = try #require(table.likeness(of: 2, to: 0))
        #expect(abs(sharesCountry - country / (file + country)) < 1e-12)
        #expect(table.likeness(of: 3, to: 0) == 0)
        #expect(table.likeness(of: 2, to: 3) == 1, "the example's marks count, not what the other has more")
    }

    @Test func `marks of all creatives or of only one have no weight`() throws {
        let creatives = (0..<3).map { number in
            var creative = creative("\(number)", url: "https://shop.example.com/a", advertiser: "Nova")
            creative.fileName = ["hero", "leaf", "sleigh"][number] + ".png"
            return creative
        }
        let table = MarkTable([0, 1, 2], signals: try SignalReader().read(creatives))
        #expect(table.likeness(of: 1, to: 0) == nil)
    }
}
