import Foundation
import StageCore
import Testing

@testable import CreativeModel
@testable import CreativeStores

/// The compact tables, compared with dictionaries.
@Suite struct KeyedRowsTests {
    private struct Row: KeyedRow {
        var creative: CreativeKey
        var value: Int
    }

    @Test(arguments: 0..<6) func `rows match those of a dictionary`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var rows = KeyedRows<Row>()
        rows.reserveFirst(Int(seed) * 20)
        var expected: [CreativeKey: Row] = [:]
        for step in 0..<4000 {
            let key = CreativeKey(
                seat: "s\(Int.random(in: 0..<3, using: &generator))",
                id: "\(Int.random(in: 0..<200, using: &generator))")
            let row = Int.random(in: 0..<3, using: &generator) == 0 ? nil : Row(creative: key, value: step)
            rows[key] = row
            expected[key] = row
            #expect(rows[key] == expected[key] && rows.contains(key) == (row != nil))
        }
        #expect(rows.rows.count == expected.count)
        #expect(expected.allSatisfy { rows[$0] == $1 })
        #expect(rows == KeyedRows(expected.values.sorted { $0.creative < $1.creative }))
        rows[rows.rows[0].creative]?.value = -1
        #expect(rows != KeyedRows(Array(expected.values)))
    }

    @Test(arguments: 0..<6) func `creatives are found by their current buyer's ID`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var known = KnownCreatives()
        var expected: [CreativeKey: Creative] = [:]
        for step in 0..<2000 {
            var creative = Creative(key: CreativeKey(id: "\(Int.random(in: 0..<80, using: &generator))"))
            let buyer = Int.random(in: 0..<40, using: &generator)
            if buyer > 4 { creative.buyerCreativeID = "b\(buyer)" }
            if step % 2 == 0, known.add(creative, at: step) {
                #expect(expected[creative.key] == nil)
            } else {
                known.put(creative, at: step)
            }
            expected[creative.key] = creative
        }
        #expect(known.creatives.count == expected.count)
        for buyer in 0..<40 {
            let id = CreativeKey(id: "b\(buyer)")
            let owners = expected.values.filter { $0.buyerCreativeID == id.id }.map(\.key).sorted()
            #expect(known.keys(ofBuyerID: id).sorted() == owners)
        }
        #expect(!known.contains(CreativeKey(id: "b7")))
    }
}
