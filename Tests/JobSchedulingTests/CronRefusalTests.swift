import Foundation
import Testing

@testable import JobScheduling

@Suite struct CronRefusalTests {
    @Test(arguments: [
        ("60 * * * *", "minute “60”: expected 0...59"),
        ("-1 * * * *", "minute “-1”: expected 0...59"),
        ("+1 * * * *", "minute “+1”: expected 0...59"),
        ("5- * * * *", "minute “5-”: expected 0...59"),
        ("1.5 * * * *", "minute “1.5”: expected 0...59"),
        ("٣ * * * *", "minute “٣”: expected 0...59"),
        ("３ * * * *", "minute “３”: expected 0...59"),
        ("007 * * * *", "minute “007”: expected 0...59"),
        (
            "123456789012345678901234567890 * * * *",
            "minute “123456789012345678901234567890”: expected 0...59"
        ),
        ("? * * * *", "minute “?”: expected 0...59"),
        ("L * * * *", "minute “L”: expected 0...59"),
        ("** * * * *", "minute “**”: expected 0...59"),
        ("*-5 * * * *", "minute “*”: expected 0...59"),
        ("* 24 * * *", "hour “24”: expected 0...23"),
        ("* 9,24 * * *", "hour “24”: expected 0...23"),
        ("* 9-24 * * *", "hour “24”: expected 0...23"),
        ("* * 0 * *", "day of month “0”: expected 1...31"),
        ("* * 32 * *", "day of month “32”: expected 1...31"),
        ("* * ? * *", "day of month “?”: expected 1...31"),
        ("* * L-3 * *", "day of month “L”: expected 1...31"),
        ("* * 1-L * *", "day of month “L”: expected 1...31"),
        ("* * L/2 * *", "day of month “L”: expected 1...31"),
        ("* * LW * *", "day of month “LW”: expected 1...31"),
        ("* * * 0 *", "month “0”: expected 1...12 or JAN–DEC"),
        ("* * * 13 *", "month “13”: expected 1...12 or JAN–DEC"),
        ("* * * JANUARY *", "month “JANUARY”: expected 1...12 or JAN–DEC"),
        ("* * * MON *", "month “MON”: expected 1...12 or JAN–DEC"),
        ("* * * * 8", "day of week “8”: expected 0...7 or SUN–SAT"),
        ("* * * * FOO", "day of week “FOO”: expected 0...7 or SUN–SAT"),
        ("* * * * ſUN", "day of week “ſUN”: expected 0...7 or SUN–SAT"),
        ("* * * * FRı", "day of week “FRı”: expected 0...7 or SUN–SAT"),
        ("* * * * 5L", "day of week “5L”: expected 0...7 or SUN–SAT"),
        ("* * * * MON#1", "day of week “MON#1”: expected 0...7 or SUN–SAT"),
        ("*/0 * * * *", "minute “*/0”: expected a step of 1...60"),
        ("*/61 * * * *", "minute “*/61”: expected a step of 1...60"),
        ("*/-5 * * * *", "minute “*/-5”: expected a step of 1...60"),
        ("*/ * * * *", "minute “*/”: expected a step of 1...60"),
        ("* */25 * * *", "hour “*/25”: expected a step of 1...24"),
        ("* * */32 * *", "day of month “*/32”: expected a step of 1...31"),
        ("* * * JAN/FEB *", "month “JAN/FEB”: expected a step of 1...12"),
        ("* * * * */8", "day of week “*/8”: expected a step of 1...7"),
        ("/5 * * * *", "minute “/5”: expected 0...59 before the step"),
        ("1/2/3 * * * *", "minute “1/2/3”: found two steps, expected one"),
        ("1-2-3 * * * *", "minute “1-2-3”: found 2 dashes, expected a range such as 1-5"),
        ("* 17-9 * * *", "hour “17-9”: the range is reversed, expected the lower value first"),
        ("* * * NOV-FEB *", "month “NOV-FEB”: the range is reversed, expected the lower value first"),
        (
            "* * * * FRI-MON",
            "day of week “FRI-MON”: the range is reversed, expected the lower value first"
        ),
        ("* * * * 7-1", "day of week “7-1”: the range is reversed, expected the lower value first"),
        ("1,,2 * * * *", "minute “1,,2”: found an empty part, expected a value on each side of a comma"),
        ("1, * * * *", "minute “1,”: found an empty part, expected a value on each side of a comma"),
        ("* * ,L * *", "day of month “,L”: found an empty part, expected a value on each side of a comma"),
        (
            "0 0 31 2 *",
            "cron “0 0 31 2 *”: never matches, expected a day of month that one of its months has"
        ),
        (
            "0 0 30 FEB *",
            "cron “0 0 30 FEB *”: never matches, expected a day of month that one of its months has"
        ),
        (
            "0 0 31 4,6,9,11 *",
            "cron “0 0 31 4,6,9,11 *”: never matches, expected a day of month that one of its months has"
        ),
        (
            "0 0 30 2 */2",
            "cron “0 0 30 2 */2”: never matches, expected a day of month that one of its months has"
        ),
    ])
    func `an invalid expression is reported with field and reason`(cron: String, message: String) {
        let error = refusal(cron)
        #expect(error?.message == message)
        #expect(error?.code == .invalidCron)
    }

    @Test(arguments: [
        ("", 0), (" \t ", 0), ("*", 1), ("* * * *", 4), ("* * * * * *", 6), ("0 0 9 ? * MON-FRI *", 7),
        ("*\n*\n*\n*\n*", 1), ("@", -1), ("@reboot", -1), ("@every 5m", -1), ("@daily @daily", -1),
        ("@daıly", -1), ("@wee\u{212A}ly", -1),
    ])
    func `a wrong number of fields is reported`(cron: String, count: Int) {
        let message = refusal(cron)?.message ?? ""
        if count < 0 {
            #expect(message.hasSuffix("@monthly, @yearly or @annually, or five fields"), "\(message)")
        } else {
            #expect(
                message.contains("found \(count) field\(count == 1 ? "" : "s"), expected 5"), "\(message)")
        }
    }

    @Test func `a text has at most 200 characters`() throws {
        let list = Array(repeating: "10", count: 64).joined(separator: ",")
        let longest = list + " * * * *"
        #expect(longest.count == 199)
        #expect(refusal(longest + " ") == nil)
        #expect(refusal(longest + "  ")?.message.hasSuffix("expected at most 200 characters") == true)
        let flood = String(repeating: "*\u{301} ", count: 1_000_000)
        #expect((refusal(flood)?.message.count ?? .max) < 120)
    }

    @Test(arguments: [
        "*\n * * * *", "* * * * *\n", "* * * * *\r\n", "*\u{A0}* * * * *", "*\u{0} * * * *",
        "*\u{301} * * * *",
    ])
    func `other blanks and control characters are rejected in one line`(cron: String) {
        let message = refusal(cron)?.message
        #expect(message != nil)
        #expect(message?.contains { $0.isNewline || $0 == "\0" } == false)
    }

    @Test(arguments: [
        "0 0 29 2 *", "0 0 L 2 *", "0 0 31,29 FEB *", "0 0 31 2 MON", "0 0 30 2,3 *", "0 0 29 2 */7",
    ])
    func `an expression that matches once in 400 years is accepted`(cron: String) throws {
        #expect(refusal(cron) == nil)
        let expression = try CronExpression(cron)
        #expect(expression.next(after: try moment("2026-01-01T00:00:00Z"), in: .gmt) != nil)
    }
}
