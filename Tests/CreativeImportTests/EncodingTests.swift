import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

/// Text as UTF-16 with a byte order mark.
func utf16(_ text: String, isLittleEndian: Bool) -> [UInt8] {
    ([0xFEFF] + text.utf16).flatMap { unit -> [UInt8] in
        let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isLittleEndian ? bytes.reversed() : bytes
    }
}

@Suite("Encodings")
struct EncodingTests {
    static let text = "id,name,created_at\na,Grün 😀😀,2025-01-01\n𝒳,\"Zeile\n🎉\",2025-01-02"

    @Test(arguments: [1, 2, 3, 7, 1 << 18])
    func `a byte order mark in UTF-8 makes no difference`(chunkSize: Int) throws {
        let plain = try read(Self.text)
        let marked = try read("\u{FEFF}" + Self.text, options: options { $0.chunkSize = chunkSize })
        #expect(marked.fingerprint == plain.fingerprint)
        #expect(plain.batch.creatives.map(\.name) == ["Grün 😀😀", "Zeile\n🎉"])
    }

    @Test(arguments: [true, false], ["\t", ","])
    func `UTF-16 in both orders, with commas and tabs`(isLittleEndian: Bool, delimiter: String) throws {
        let plain = try read(Self.text)
        let bytes = utf16(Self.text.replacing(",", with: delimiter), isLittleEndian: isLittleEndian)
        for chunkSize in [1, 2, 3, 4, 5, 6, 7, 64, 1 << 18] {
            let result = try read(bytes: bytes, options: options { $0.chunkSize = chunkSize })
            #expect(result.fingerprint == plain.fingerprint, "pieces of \(chunkSize)")
        }
    }

    /// Half a unit, half a character, and both.
    static let halves: [[UInt8]] = [[0x00], [0x3D, 0xD8], [0x3D, 0xD8, 0x00]]

    @Test(arguments: halves, [1, 2, 3, 1 << 18])
    func `UTF-16 that ends in the middle of a character is rejected`(half: [UInt8], chunkSize: Int) throws {
        let bytes = utf16("id,name,detected_domain\na,Anna,a.com\nb,Bert,b.com", isLittleEndian: true) + half
        let error = try failure { try read(bytes: bytes, options: options { $0.chunkSize = chunkSize }) }
        #expect(error.code == .invalidEncoding && error.line == 3 && error.column == "detected_domain")
        #expect(error.description.contains("UTF-16"))
        let result = try read(bytes: bytes, options: options(keepsGoing: true))
        #expect(result.ids == ["a"] && result.report.rejectedRows == 1)
    }

    @Test(
        arguments: [0xD83D, 0xDE00] as [UInt16],
        [1, 2, 3, 1 << 18])
    func `an unpaired surrogate in UTF-16 costs its row`(unit: UInt16, chunkSize: Int) throws {
        let head = utf16("id,name,detected_domain\na,\u{FFFD} 😀,a.com\nb,B", isLittleEndian: true)
        let tail = utf16("t,b.com\nc,Carl,c.com\n", isLittleEndian: true).dropFirst(2)
        let bytes = head + [UInt8(unit & 0xFF), UInt8(unit >> 8)] + tail
        let error = try failure { try read(bytes: bytes, options: options { $0.chunkSize = chunkSize }) }
        #expect(error.code == .invalidEncoding && error.line == 3 && error.column == "name")
        let result = try read(bytes: bytes, options: options(keepsGoing: true))
        #expect(result.ids == ["a", "c"] && result.batch.creatives.first?.name == "\u{FFFD} 😀")
    }

    @Test(arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]])
    func `invalid UTF-8 in a row costs that row`(broken: [UInt8]) throws {
        let head = Array("id,name,detected_domain\na,Anna,a.com\nx,".utf8)
        let bytes = head + broken + Array(",x.com\nb,Bert,b.com\n".utf8)
        let error = try failure { try read(bytes: bytes) }
        #expect(error.code == .invalidEncoding && error.line == 3 && error.column == "name")
        let result = try read(bytes: bytes, options: options(keepsGoing: true))
        #expect(result.ids == ["a", "b"] && result.report.rejectedRows == 1)
    }

    @Test
    func `a character split by a delimiter is invalid in both fields`() throws {
        let bytes =
            Array("id,name,detected_domain\nx,A".utf8) + [0xC3, UInt8(ascii: ","), 0xA9]
            + Array("b.com\n".utf8)
        let error = try failure { try read(bytes: bytes) }
        #expect(error.code == .invalidEncoding && error.line == 2 && error.column == "name")
    }

    @Test
    func `invalid UTF-8 in the header ends the import`() throws {
        let bytes = Array("id,name,detected_dom".utf8) + [0xE4] + Array("in\na,b,c\n".utf8)
        for keepsGoing in [true, false] {
            let error = try failure { try read(bytes: bytes, options: options(keepsGoing: keepsGoing)) }
            #expect(error.code == .invalidEncoding && error.line == 1)
        }
    }

    @Test
    func `NUL bytes are ordinary text, and do not join IDs`() throws {
        let result = try read("id,seat_id,name,detected_domain\nc,\"a\0b\",N\0N,d\n\"b\0c\",a,M,d\n")
        #expect(result.batch.creatives.map(\.key.seat) == ["a\0b", "a"])
        #expect(result.ids == ["c", "b\0c"])
        #expect(result.batch.creatives.map(\.name) == ["N\0N", "M"])
    }
}
