import AdClassification
import CreativeModel
import StageCore
import Testing

struct AdInputTests {
    static func creative(_ change: (inout Creative) -> Void = { _ in }) -> Creative {
        var creative = Creative(key: CreativeKey(id: "1"))
        creative.headline = "Sleep"
        creative.text = "Tired of waking up?"
        creative.callToAction = "Shop now"
        creative.advertiser = "Moon"
        creative.assetURL = "https://user:pass@CDN.example.com:443/a/b.MP4?Expires=1&Signature=x#t"
        change(&creative)
        return creative
    }

    @Test func `brand and format are part of the input`() {
        let input = AdInput(Self.creative())
        #expect(input.brand == "Moon")
        #expect(AdInput(Self.creative(), brand: "Sun").brand == "Sun")
        #expect(input.format == .video)
        #expect(input.assetIdentity == "address cdn.example.com/a/b.MP4")
        #expect(AdInput(Self.creative { $0.format = .native }).format == .native)
    }

    @Test func `rotated signatures do not change the hash`() {
        var generator = SeededGenerator(seed: 3)
        let hashes = (0..<55).map { _ in
            let query = "?Expires=\(generator.next())&Signature=\(generator.next())"
            return AdInput(Self.creative { $0.assetURL = "https://cdn.example.com/a/b.mp4\(query)" })
                .inputHash
        }
        #expect(Set(hashes).count == 1)
        #expect(hashes[0].count == 64)
        let others = ["https://cdn.example.com/a/c.mp4?Expires=1", "https://cdn2.example.com/a/b.mp4"]
        for other in others {
            #expect(AdInput(Self.creative { $0.assetURL = other }).inputHash != hashes[0])
        }
    }

    @Test(arguments: [
        ("HTTP://Host.com/P?x=1", "host.com/P"), ("//host.com:80/p", "host.com/p"),
        ("host.com/p#f", "host.com/p"), ("/local/p.png", "/local/p.png"),
        ("host.com?next=https://b.com/c", "host.com"),
        ("https://a@b@host.com/x//y", "host.com/x//y"), ("host.com:8080/p", "host.com:8080/p"),
    ])
    func `variable parts of addresses are removed`(address: String, identity: String) {
        #expect(AdInput.assetIdentity(ofAddress: address) == identity)
    }

    @Test func `empty addresses have no identity`() {
        #expect(AdInput.assetIdentity(ofAddress: "") == nil)
        #expect(AdInput.assetIdentity(ofAddress: "?Signature=1") == nil)
        #expect(AdInput.assetIdentity(ofAddress: "data:a,1") != AdInput.assetIdentity(ofAddress: "data:a,2"))
    }

    @Test func `content takes precedence over path, and path over address`() {
        let path = AdInput(Self.creative { $0.assetPath = "/m/a.mp4" })
        #expect(path.assetIdentity == "path /m/a.mp4")
        let hash = AdInput(Self.creative { ($0.assetPath, $0.fileHash) = ("/m/a.mp4", "abc") })
        #expect(hash.assetIdentity == "hash abc")
        let moved = AdInput(
            Self.creative { ($0.assetPath, $0.fileHash, $0.format) = ("/n/b.mp4", "abc", .video) })
        #expect(moved.inputHash == hash.inputHash)
    }

    @Test func `every field affects the hash`() {
        let changes: [(inout Creative) -> Void] = [
            { $0.headline = "Slee" }, { $0.headline = nil }, { $0.headline = "" }, { $0.text = "x" },
            { $0.text = nil },
            { $0.callToAction = "" }, { $0.callToAction = nil }, { $0.assetText = "x" },
            { $0.assetText = "" },
            { $0.landingText = "" }, { $0.landingText = "x" }, { $0.format = .image }, { $0.assetURL = nil },
            // Text that moves from one field to the next, and text that contains the separators of the hash.
            { ($0.headline, $0.text) = ("SleepTired", " of waking up?") },
            { ($0.headline, $0.text) = (nil, "Sleep") }, { ($0.headline, $0.text) = ("missing", nil) },
            { ($0.headline, $0.text) = (nil, "missing") },
        ]
        let hashes =
            changes.map { AdInput(Self.creative($0)).inputHash } + [AdInput(Self.creative()).inputHash]
        #expect(Set(hashes).count == changes.count + 1)
    }

    @Test func `brand and key do not affect the hash`() {
        var other = AdInput(Self.creative(), brand: "Sun")
        other.creative = CreativeKey(id: "2")
        #expect(other.inputHash == AdInput(Self.creative()).inputHash)
    }

    @Test func `blank ads are not readable`() {
        var input = AdInput(creative: CreativeKey(id: "1"))
        #expect(!input.isReadable)
        input.copy = " \n\u{200B} …"
        #expect(!input.isReadable)
        input.landingText = "5"
        #expect(input.isReadable)
    }
}

extension AdInputTests {
    @Test func `hashes are stable between releases`() {
        // Results are stored under the hash for years and on any machine.
        #expect(
            AdInput(Self.creative()).inputHash
                == "24bc3f153461771c1992148ada137eb01a1749a56be09a2ef325525d89a1d487")
    }
}
