import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

@Suite("Numbers")
struct NumberTests {
    private func metrics(impressions: String = "", spend: String = "") throws -> PerformanceMetrics {
        try read("\(performanceHeader)\na,2025-01-01,\"\(impressions)\",,\"\(spend)\"\n").metrics
    }

    @Test(
        arguments: [
            ("0", 0), ("7", 7), ("007", 7), ("1,234", 1234), ("1,234,567", 1_234_567), (" 12 ", 12),
            ("12.0", 12), ("12.", 12), ("+5", 5), ("-0", 0), ("\u{A0}3\u{A0}", 3),
            ("999999999999999999", 999_999_999_999_999_999), ("9223372036854775807", .max),
        ] as [(String, Int64)])
    func `counts`(text: String, value: Int64) throws {
        #expect(try metrics(impressions: text).impressions == value)
    }

    @Test(
        arguments: [
            "12,34", "1,2345", ",123", "1,,234", "1.5", "-1", "12%", "1 234", "1e3", "0x10", "٣", "twelve",
            ".",
            "-", "1.2.3", "9223372036854775808", String(repeating: "9", count: 3000), "1-", "--1", "$", "%",
        ].filter { $0 != "-" })
    func `invalid counts are problems`(text: String) throws {
        let error = try failure { try read("\(performanceHeader)\na,2025-01-01,\"\(text)\",,\n") }
        #expect(error.code == .malformedValue && error.line == 2 && error.column == "impressions")
    }

    @Test(
        arguments: [
            ("1", 1_000_000), ("$1.23", 1_230_000), ("1.23 €", 1_230_000), ("-$1.23", -1_230_000),
            ("£1,234.5", 1_234_500_000), ("12.3%", 123_000), (" 0.5 % ", 5000), (".5", 500_000),
            ("5.", 5_000_000), ("0.0000005", 0), ("0.0000015", 2), ("0.0000025", 2), ("0.00000250001", 3),
            ("0.0000004999", 0), ("0.000001", 1), ("-0.0000015", -2), ("0", 0),
            ("999999999999", 999_999_999_999_000_000),
            ("1.234567", 1_234_567), ("1.23456750", 1_234_568), ("0.00005%", 0), ("0.00015%", 2),
        ] as [(String, Int64)])
    func `amounts are rounded to micros, half to even`(text: String, micros: Int64) throws {
        #expect(try metrics(spend: text).spend == Micros(rawValue: micros))
    }

    @Test(arguments: [
        "12,34", "1.234,56", "abc", "1e400", "$", ".", "1.2.3", "9223372036854775808", "10000000000000",
        String(repeating: "9", count: 3000), "inf", "(1.23)", "1 234",
    ])
    func `invalid amounts are problems`(text: String) throws {
        let error = try failure { try read("\(performanceHeader)\na,2025-01-01,,,\"\(text)\"\n") }
        #expect(error.code == .malformedValue && error.line == 2 && error.column == "spend")
    }

    @Test
    func `the fast paths agree with the general one`() {
        let texts = [
            "", "0", "00", "1", ".", "1.", ".1", "0.123456", "0.1234567", "123456789.12", "-1", "1,2",
            "999999999999999999",
        ]
        for text in texts {
            let cell = Array(text.utf8)[...]
            if let quick = cell.withUnsafeBufferPointer({ NumberText.plainInteger($0) }) {
                #expect(quick == (try? NumberText(cell, by: .documented, isCount: true))?.integer)
            }
            if let quick = cell.withUnsafeBufferPointer({ NumberText.plainMicros($0) }) {
                #expect(quick == (try? NumberText(cell, by: .documented, isCount: false))?.micros)
            }
        }
        #expect(
            Array("0.123456".utf8).withUnsafeBufferPointer { NumberText.plainMicros($0) }
                == Micros(rawValue: 123_456))
        #expect(Array("42".utf8).withUnsafeBufferPointer { NumberText.plainInteger($0) } == 42)
    }

    @Test(arguments: [
        "", "-", "--", "N/A", "n/a", "NA", "null", "NULL", "nil", "None", "NaN", "(not set)", "#N/A", "—",
        "–",
    ])
    func `a missing value is not 0`(text: String) throws {
        let row = try metrics(impressions: text, spend: text)
        #expect(row.impressions == nil && row.spend == nil)
        let zero = try metrics(impressions: "0", spend: "0.00")
        #expect(zero.impressions == 0 && zero.spend == .zero)
    }
}
