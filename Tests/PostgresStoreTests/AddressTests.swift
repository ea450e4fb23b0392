import StageCore
import Testing

@testable import PostgresStore
@testable import SQLStores

/// Tests of URLs and of the translation of statements, which need no server.
@Suite struct AddressTests {
    @Test(arguments: [
        ("postgres://me@host/db", true), ("postgresql:///", true), ("POSTGRES://x", true),
        ("postgres:x", false),
        ("a/postgres://x", false), ("postgres", false), ("file.db", false), ("", false),
    ])
    func `a URL is recognized by its scheme`(text: String, isURL: Bool) {
        #expect(PostgresURL.isURL(text) == isURL)
    }

    @Test(arguments: [
        ("postgres://me@host:6432/db?sslmode=verify-full", "postgres://me@host:6432/db"),
        ("postgres://me:secret@host:5432/db", "postgres://me@host/db"),
        ("postgresql:///db?password=secret&user=me", "postgres://me@/db"),
    ])
    func `the name of a database has no password`(url: String, name: String) throws {
        #expect(try PostgresURL.name(of: url) == name)
        #expect(try PostgresURL.hasPassword(url) == url.contains("secret"))
    }

    /// A password with special characters would otherwise be shown as a port, a host or a database.
    @Test(arguments: [
        "postgres://me:a#secret/@host/db", "postgres://me:12/secret@host/db",
        "postgres://me:p@secret@host/db",
        "postgres://me@host/db?port=secret",
        "postgres://me@host:secret/db",
    ])
    func `a URL with an unescaped password is refused`(url: String) {
        let error = #expect(throws: SQLStoreError.self) { try PostgresAddress(url) }
        #expect(error.map { !"\($0)".contains("secret") } == true)
    }

    /// Whatever is wrong with a URL, its text may be a password.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `an invalid URL is not repeated`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "secret", "@", ":", "/", "?", "=", "%", "%zz", "host", "#", "[", "]", "&", "\u{0}", " ", "é",
        ]
        let url = "postgres://" + (0..<12).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        do {
            let address = try PostgresAddress(url)
            #expect(!address.hasPassword || !address.name.contains(":secret"))
        } catch {
            #expect(
                !"\(error)".contains("secret") && "\(error)".split(whereSeparator: \.isNewline).count == 1)
        }
    }

    @Test(arguments: [
        ("SELECT ? + ?", "SELECT $1 + $2"), ("a = ?2 AND b = ?1 OR c = ?", "a = $2 AND b = $1 OR c = $3"),
        ("SELECT '?', \"?\", ?", "SELECT '?', \"?\", $1"),
        ("x = 'it''s ?' AND y = ?", "x = 'it''s ?' AND y = $1"),
    ])
    func `parameters are numbered`(sql: String, numbered: String) {
        #expect(PostgresPlan.numbered(sql) == numbered)
    }

    @Test func `values without an exact form are refused`() {
        let values: [(SQLValue, PostgresType)] = [
            (.text("a\u{0}b"), .text), (.text("@1e300"), .time),
            (.text("2025-01-31 00:00:00.123456789"), .time),
            (.text("2025-02-30"), .date), (.integer(1 << 40), .integer), (.real(0.5), .largeInteger),
        ]
        for (value, type) in values {
            var bytes: [UInt8] = []
            #expect(throws: UnstorableValue.self) {
                try PostgresEncoding.append(value, type: type, to: &bytes)
            }
        }
    }
}
