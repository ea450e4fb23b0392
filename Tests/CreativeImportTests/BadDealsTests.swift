import CreativeModel
import Foundation
import StageCore
import Testing

@testable import CreativeImport

/// Invalid deals: each error is one line with the location and the expected value.
@Suite struct BadDealsTests {
    @Test(arguments: [
        (#"{"deal_id": "1", "deal_name": 5}"#, "deal 2 (“1”): deal_name: is the number 5, expected text"),
        (#"{"deal_id": "1", "format": ["video"]}"#, "deal 2 (“1”): format: is a list, expected text"),
        (#"{"deal_id": "1", "taxonomy": "Auto"}"#, "deal 2 (“1”): taxonomy: is “Auto”, expected an object"),
        (
            #"{"deal_id": "1", "taxonomy": {"tier2": true}}"#,
            "deal 2 (“1”): taxonomy.tier2: is true, expected text"
        ),
        (
            #"{"deal_id": "1", "concepts": {"a": 1}}"#,
            "deal 2 (“1”): concepts: is an object, expected a list of texts"
        ),
        (
            #"{"deal_id": "1", "publishers": ["a", 7]}"#,
            "deal 2 (“1”): publishers: element 2 is not text, expected a list of texts"
        ),
        (
            #"{"deal_id": "1", "safety": {"garm_risk_rating": "safe"}}"#,
            "deal 2 (“1”): safety.garm_risk_rating: “safe” is not a rating, expected Minimal, Low, Medium, High or Floor"
        ),
        (
            #"{"deal_id": "1", "safety": {"garm_risk_rating": 3}}"#,
            "deal 2 (“1”): safety.garm_risk_rating: is the number 3, expected text"
        ),
        (
            #"{"deal_id": "1", "safety": {"family_safe": "perhaps"}}"#,
            "deal 2 (“1”): safety.family_safe: is “perhaps”, expected true or false"
        ),
        (
            #"{"deal_id": "1", "safety": {"family_safe": 7}}"#,
            "deal 2 (“1”): safety.family_safe: is the number 7, expected true or false"
        ),
        (#"{"deal_name": "x"}"#, "deal 2: deal_id: is missing, expected text or an integer"),
        (#"{"deal_id": null}"#, "deal 2: deal_id: is missing, expected text or an integer"),
        (#"{"deal_id": " "}"#, "deal 2: deal_id: is empty, expected an ID"),
        (#"{"deal_id": 1.5}"#, "deal 2: deal_id: is the number 1.5, expected text or an integer"),
        (#"{"deal_id": true}"#, "deal 2: deal_id: is true, expected text or an integer"),
        ("null", "deal 2: is null, expected an object"),
        ("[]", "deal 2: is not an object, expected an object with “deal_id”"),
        ("\"3001\"", "deal 2: is not an object, expected an object with “deal_id”"),
        (
            #"{"deal_id": "1", "commercial": {"currency": "EURO"}}"#,
            "deal 2 (“1”): commercial.currency: “EURO” is not a currency, expected three letters such as USD"
        ),
    ])
    func `a member of another type is an error`(deal: String, message: String) throws {
        let text = "[{\"deal_id\": \"0\"}, \(deal)]"
        let error = try dealFailure(text)
        #expect(error.description == "deals.json: \(message)")
        #expect(error.code == .malformedValue)

        let result = try deals(text, keepsGoing: true)
        #expect(result.deals == [Deal(id: "0")])
        #expect(result.report.rejectedRows == 1)
        #expect(result.report.problems == [error])
    }

    @Test(arguments: [
        "-0.01", "-5", "\"NaN\"", "\"inf\"", "\"1,5\"", "\"$5\"", "1e10", "1000000001", "\"1e999\"", "1e400",
        "\"five\"",
    ])
    func `an invalid price is an error`(price: String) throws {
        let error = try dealFailure("[{\"deal_id\": \"1\", \"commercial\": {\"floor_price\": \(price)}}]")
        #expect(error.column == "commercial.floor_price")
        #expect(error.code == .malformedValue)
        #expect(!error.description.contains("\n"))
    }

    @Test(arguments: ["true", "[5]", "{\"amount\": 5}"])
    func `a price of another type is an error`(price: String) throws {
        let error = try dealFailure("[{\"deal_id\": \"1\", \"commercial\": {\"floor_price\": \(price)}}]")
        #expect(error.message.hasSuffix("expected a number of 0 or more"))
    }

    @Test func `two different deals with one ID are an error`() throws {
        let text = "[{\"deal_id\": \"7\", \"format\": \"video\"}, {\"deal_id\": 7}]"
        let error = try dealFailure(text)
        #expect(error.code == .conflictingDeals)
        #expect(
            error.description
                == "deals.json: deal 2 (“7”): differs from the deal with the same ID at deals.json: deal 1, expected each ID once"
        )
        let kept = try deals(text, keepsGoing: true)
        #expect(kept.deals.map(\.format) == ["video"])
        #expect(kept.report.rejectedRows == 1)

        let lines = try dealFailure(
            "{\"deal_id\": \"7\", \"format\": \"video\"}\n\n{\"deal_id\": 7}\n", name: "d.jsonl")
        #expect(
            lines.description
                == "d.jsonl:3: deal 2 (“7”): differs from the deal with the same ID at d.jsonl:1, expected each ID once"
        )
    }

    @Test(
        arguments: [
            ("[{\"deal_id\": \"1\"},\n  {\"deal_id\" \"2\"}]", 2), ("[{\"deal_id\": \"1\"}", nil),
            ("[1,\n\n,]", 3),
            ("[{\"deal_id\": \"1\"}]\n}", 2), (String(repeating: "[", count: 100_000), 1),
            ("{\"deals\": [\n{\"deal_id\": ,}\n]}", nil), ("{", nil), ("{'deal_id': 1}", 1),
        ] as [(String, Int?)])
    func `invalid JSON is reported with its position`(text: String, line: Int?) throws {
        let error = try dealFailure(text)
        #expect(error.code == .malformedJSON || error.code == .malformedValue)
        if let line { #expect(error.line == line) }
        #expect(error.description.count < 250 && !error.description.contains("\n"), "\(error)")
    }

    @Test(arguments: ["deals", "3", "\"[]\"", "deal_id,deal_name\n1,x\n", "null", "<html>"])
    func `a file in another format is an error`(text: String) throws {
        let error = try dealFailure(text)
        #expect(error.code == .malformedJSON)
        #expect(error.message.contains("expected a JSON array of deals"))
    }

    @Test(arguments: ["{}", "{\"deals\": 5}", "{\"deals\": {}}", "{\"deals\": null}"])
    func `an object without deals is an error`(text: String) throws {
        let error = try dealFailure(text)
        #expect([.malformedJSON, .malformedValue].contains(error.code), "\(error)")
    }

    @Test(arguments: ["", " \n\t", "\u{FEFF}", "[]", "{\"deals\": []}"])
    func `a file without deals is an error`(text: String) throws {
        #expect(try dealFailure(text).code == .emptyFile)
    }

    @Test func `a malformed line is one malformed deal`() throws {
        let text = "{\"deal_id\": 1}\n{\"deal_id\": 2,,}\n{\"deal_id\": 3}\n"
        let error = try dealFailure(text, name: "d.jsonl")
        #expect(error.line == 2)
        #expect(error.message.hasPrefix("the line is not JSON: "))
        #expect(try deals(text, keepsGoing: true).deals.map(\.id) == ["1", "3"])
        #expect(try deals("{\"deal_id\" 1}\n{\"deal_id\": 2}\n", keepsGoing: true).deals.map(\.id) == ["2"])
    }

    @Test func `missing, too large and non-text files are errors`() throws {
        let scratch = try Scratch()
        let missing = scratch.folder.appendingPathComponent("none.json")
        for file in [missing, scratch.folder] {
            let error = try #require(throws: ImportError.self) { _ = try DealImporter().read([file]) }
            #expect(error.code == .unreadableFile)
        }
        let large = try #require(throws: ImportError.self) {
            _ = try deals("[{\"deal_id\": \"12345\"}]") { $0.maximumFileBytes = 20 }
        }
        #expect(large.code == .fileTooLarge)
        let latin = try #require(throws: ImportError.self) {
            _ = try deals(bytes: Array("[\n{\"deal_id\": \"".utf8) + [0xE4] + Array("\"}]".utf8))
        }
        #expect(latin.code == .invalidEncoding && latin.line == 2)
        let unmarked = "[{\"deal_id\": 1}]".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let error = try #require(throws: ImportError.self) { _ = try deals(bytes: unmarked) }
        #expect(error.code == .invalidEncoding)
        #expect(error.message.contains("UTF-16"))
    }

    @Test func `hostile text is limited to one short line`() throws {
        let long = String(repeating: "x", count: 100_000)
        for text in [
            "[{\"deal_id\": \"\(long)\", \"format\": 5}]",
            "[{\"deal_id\": \"a\\n\\u001b[31mb\", \"format\": 5}]",
            "[{\"deal_id\": 1, \"safety\": {\"garm_risk_rating\": \"\(long)\"}}]",
            "[{\"deal_id\": 1, \"commercial\": {\"floor_price\": \"\(long)\"}}]", long,
        ] {
            let line = try dealFailure(text).description
            #expect(line.count < 400)
            #expect(!line.unicodeScalars.contains { $0.value < 32 })
        }
        let named = try deals("[{\"deal_id\": 1, \"\(long)\": 5}]").report.warnings
        #expect(named.allSatisfy { $0.count < 400 })
    }

    @Test func `deep nesting is ignored or rejected, and never crashes`() throws {
        for depth in [10, 400, 600, 50_000] {
            let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            let text = "[{\"deal_id\": \"1\", \"extra\": \(nested)}]"
            do { #expect(try deals(text).deals.count == 1) } catch let error as ImportError {
                #expect(error.code == .malformedJSON)
            }
        }
    }

    @Test func `a cancelled import stops`() async throws {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try deals("[{\"deal_id\": 1}]")
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
