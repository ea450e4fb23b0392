import CreativeModel
import Foundation
import SampleData
import StageCore

/// Returns the ads of a size and seed.
func sampleAds(_ count: Int = 242, seed: UInt64 = 0) -> SampleAdSet {
    var options = SampleAdSet.Options()
    options.adCount = count
    options.seed = seed
    return SampleAdSet(options: options)
}

/// A row of an ad's performance in numbers.
struct AdRow {
    var id = ""
    var date = ""
    var impressions = 0
    var clicks = 0
    var spend = 0.0
    var conversions = 0
    var value = 0.0
    var currency = ""
}

extension SampleAdSet {
    var performance: [AdRow] {
        var rows: [AdRow] = []
        forEachPerformanceRow { row in
            rows.append(
                AdRow(
                    id: row[0], date: row[1], impressions: Int(row[2]) ?? -1, clicks: Int(row[3]) ?? -1,
                    spend: Double(row[4]) ?? -1, conversions: Int(row[5]) ?? -1, value: Double(row[6]) ?? -1,
                    currency: row[7]))
        }
        return rows
    }

    var levels: [AwarenessLevel?] { truth.values("awareness").map { AwarenessLevel($0) } }

    /// A digest of all bytes.
    var digest: UInt64 {
        var digest = Digest()
        var rows = ads.rows + truth.rows
        forEachPerformanceRow { rows.append($0) }
        for row in rows {
            for field in row {
                digest.add(field.utf8)
                digest.add(CollectionOfOne(0))
            }
        }
        return digest.value
    }
}

extension Collection {
    /// Returns the share of elements that satisfy a predicate.
    func share(_ holds: (Element) -> Bool) -> Double {
        Double(count(where: holds)) / Double(Swift.max(1, count))
    }
}
