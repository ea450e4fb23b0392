import Foundation
import Testing

@testable import JobScheduling

@Suite struct CronExpressionTests {
    @Test(arguments: [
        ("* * * * *", "0-59 0-23 1-31 1-12 0-6"),
        ("*/15 * * * *", "0,15,30,45 * * * *"),
        ("5/20 * * * *", "5,25,45 * * * *"),
        ("10-30/10,7 * * * *", "7,10,20,30 * * * *"),
        ("*/60 */24 * * *", "0 0 * * *"),
        ("0 9 * * mon-Fri", "0 9 * * 1-5"),
        ("0 9 * JAN-mar,Dec *", "0 9 * 1,2,3,12 *"),
        ("0 9 * feb/5 *", "0 9 * 2,7,12 *"),
        ("0 0 * * 7", "0 0 * * 0"),
        ("0 0 * * SUN", "0 0 * * 0"),
        ("0 0 * * 5-7", "0 0 * * 0,5,6"),
        ("0 0 * * 6-7", "0 0 * * SAT,SUN"),
        ("0 0 * * SAT-SUN", "0 0 * * 6,0"),
        ("0 0 * * 6-0", "0 0 * * 6,7"),
        ("0 0 * * SUN-TUE", "0 0 * * 0,1,2"),
        ("0 0 * * 0-7", "0 0 * * *"),
        ("0 0 * * 7-7", "0 0 * * 0"),
        ("0 0 * * 0-0", "0 0 * * 0"),
        ("0 0 * * */2", "0 0 * * 0,2,4,6"),
        ("0 0 * * 1/2", "0 0 * * 1,3,5,7"),
        ("00 09 01 01 *", "0 9 1 1 *"),
        (" \t 0\t\t9 * *  * ", "0 9 * * *"),
        ("0 0 l * *", "0 0 L * *"),
        ("0 0 1-31,L * *", "0 0 * * *"),
        ("0 0 1-31 * MON", "0 0 * * *"),
        ("0 0 13 * 0-6", "0 0 * * *"),
        ("@hourly", "0 * * * *"),
        ("@daily", "0 0 * * *"),
        ("@midnight", "@DAILY"),
        ("@weekly", "0 0 * * SUN"),
        ("@monthly", "0 0 1 * *"),
        (" @yearly ", "0 0 1 1 *"),
        ("@annually", "@yearly"),
    ])
    func `expressions with the same times are equal`(one: String, other: String) throws {
        let (one, other) = (try CronExpression(one), try CronExpression(other))
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
    }

    @Test(arguments: [
        ("0 0 31 * *", "0 0 L * *"),
        ("0 0 15 * *", "0 0 15,L * *"),
        ("0 0 1 * MON", "0 0 1 * *"),
        ("0 0 1-31/2 * MON", "0 0 */2 * MON"),
        ("0 9 * * *", "9 0 * * *"),
        ("0 0 * * 1", "0 0 * * 2"),
        ("0 0 1 1 *", "0 0 1 2 *"),
    ])
    func `expressions with different times are not equal`(one: String, other: String) throws {
        #expect(try CronExpression(one) != CronExpression(other))
    }

    @Test func `the description is the original text`() throws {
        #expect(try CronExpression(" 0  9\t* * mon ").description == "0  9\t* * mon")
        #expect(try CronExpression("\t@Daily").description == "@Daily")
    }

    @Test func `an expression is encoded as its text`() throws {
        let expression = try CronExpression("0 9 * * MON-FRI")
        let data = try JSONEncoder().encode([expression])
        #expect(String(decoding: data, as: UTF8.self) == #"["0 9 * * MON-FRI"]"#)
        #expect(try JSONDecoder().decode([CronExpression].self, from: data) == [expression])
    }

    @Test(arguments: [#"["0 9 * * FOO"]"#, #"["0 0 31 2 *"]"#, #"[""]"#, "[5]", "[null]"])
    func `invalid JSON is rejected`(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CronExpression].self, from: Data(json.utf8))
        }
    }

    @Test func `a decoding error contains the reason`() throws {
        do {
            _ = try JSONDecoder().decode([CronExpression].self, from: Data(#"["60 9 * * *"]"#.utf8))
            Issue.record("taken")
        } catch DecodingError.dataCorrupted(let context) {
            #expect(context.debugDescription == "minute “60”: expected 0...59")
            #expect(context.codingPath.count == 1)
        }
    }
}
