import ContentHashing
import Testing

/// Test vectors from the standard's examples (NIST, "Cryptographic Standards and Guidelines: Example Values", SHA-256).
@Suite struct ContentHashTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `published examples match`(text: String, digest: String) {
        #expect(ContentHash(of: text).description == digest)
        #expect(ContentHash(of: Array(text.utf8)).description == digest)
    }

    @Test func `lists with equal joined text have different hashes`() {
        #expect(ContentHash(of: ["ab", "c"]) != ContentHash(of: ["a", "bc"]))
        #expect(ContentHash(of: ["abc"]) != ContentHash(of: "abc"))
        #expect(ContentHash(of: ["", "abc"]) != ContentHash(of: ["abc", ""]))
    }

    @Test func `hashes are equal to those of their descriptions only`() throws {
        let hash = ContentHash(of: "Premium CTV")
        let read = try #require(ContentHash(hexadecimal: hash.description.uppercased()))
        #expect(read.isEqual(inConstantTime: hash))
        #expect(!read.isEqual(inConstantTime: ContentHash(of: "Premium CTV ")))
        for text in [
            "", "0", String(repeating: "g", count: 64), hash.description + "0",
            "-" + hash.description.dropFirst(),
        ] {
            #expect(ContentHash(hexadecimal: text) == nil)
        }
    }
}
