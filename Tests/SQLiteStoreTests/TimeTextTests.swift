import CreativeModel
import Foundation
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Times in the columns of a store.
@Suite struct TimeTextTests {
    @Test(arguments: [
        ("2025-01-31", 1_738_281_600), ("2025-01-31 12:30", 1_738_326_600),
        ("2025-01-31T12:30:05", 1_738_326_605),
        ("2025-01-31 12:30:05.250", 1_738_326_605.25), ("2025-01-31T12:30:05Z", 1_738_326_605),
        ("2025-01-31 12:30:05+00:00", 1_738_326_605), ("2025-01-31T12:30:05.25+01:00", 1_738_323_005.25),
        ("2025-01-31T12:30:05-0530", 1_738_346_405), ("2024-02-29 00:00:00", 1_709_164_800),
    ])
    func `times are read in every form`(text: String, seconds: Double) {
        #expect(TimeText.date(text)?.timeIntervalSince1970 == seconds)
    }

    @Test(arguments: [
        "2027-02-30", "2027-02-29 10:00:00", "2025-13-01", "2025-01-31 24:00:00", "2025-01-31 12:60",
        "2025-01-31 12:30:60",
        "2025-01-31 12:30:05.", "2025-01-31 12:30:05+15:00", "2025-01-31 12:30:05 and more",
        "2025-01-31x12:30", "2025x01x31",
        "2025-01-31 12", "0000-01-01", "1738281600", "", "now",
    ])
    func `nonexistent dates are rejected`(text: String) {
        #expect(TimeText.date(text) == nil)
    }

    @Test func `stored times are read back`() {
        for seconds in [
            0, -62_135_596_800, 253_402_300_799.999, 1_738_326_605.123, 0.123_456_789, -1.5, 1e12,
        ] {
            let date = Date(timeIntervalSince1970: seconds)
            #expect(TimeText.date(TimeText.text(date)) == date, "\(seconds)")
        }
    }
}
