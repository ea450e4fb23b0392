import Foundation
import SamplePictures
import StageCore
import Testing

@testable import ImageSimilarity

@Suite("Files that are not images, and corrupt images")
struct HostileFileTests {
    private func code(_ body: () throws -> ImageHash) -> ImageSimilarityError.Code? {
        do {
            _ = try body()
            return nil
        } catch let error as ImageSimilarityError {
            #expect(!error.message.contains("\n"))
            return error.code
        } catch { return nil }
    }

    static let encodings: [Picture.Encoding] = [.png, .gif, .jpeg(80), .webp(80)]

    @Test(arguments: encodings)
    func `headers give the size without decoding`(encoding: Picture.Encoding) throws {
        let picture = Picture(width: 321, height: 45)
        let header = try ImageHeader(picture.encoded(as: encoding))
        #expect(header.width == 321 && header.height == 45)
    }

    @Test(arguments: encodings)
    func `any prefix of a file gives an error or a hash, never a crash`(encoding: Picture.Encoding) {
        let bytes = AdPainter(seed: 2).picture().encoded(as: encoding)
        for count in Array(0..<60) + stride(from: 60, to: bytes.count / 2, by: bytes.count / 12) {
            let code = code { try ImageHasher().hash(of: Array(bytes.prefix(count))) }
            // The missing part of a GIF or JPEG is read as empty.
            if encoding == .png || encoding == .webp(80) || count < 60 {
                #expect(code == .corrupt || code == .unsupportedFormat)
            }
        }
    }

    @Test(arguments: encodings)
    func `any flipped byte gives an error or a hash, never a crash`(encoding: Picture.Encoding) {
        var generator = SeededGenerator(seed: 4)
        let bytes = AdPainter(seed: 2).picture().resampled(width: 60, height: 50).encoded(as: encoding)
        var options = ImageHasher.Options()
        options.maximumPixels = 100_000
        for index in 0..<80 {
            var broken = bytes
            broken[index < 60 ? index : generator.uniform(in: 0...bytes.count - 1)] = UInt8(
                truncatingIfNeeded: generator.next())
            _ = code { try ImageHasher(options: options).hash(of: broken) }
        }
        #expect(code { try ImageHasher(options: options).hash(of: bytes) } == nil)
    }

    @Test(arguments: [0xFFFF, 0x7FFF_FFFF])
    func `a small file with a huge image is refused by its header`(side: Int) {
        var bytes = Picture(width: 10, height: 10).encoded(as: .png)
        for (offset, shift) in [24, 16, 8, 0].enumerated() {
            bytes[16 + offset] = UInt8(side >> shift & 0xFF)
            bytes[20 + offset] = UInt8(side >> shift & 0xFF)
        }
        #expect(code { try ImageHasher().hash(of: bytes) } == .tooLarge)
    }

    @Test
    func `options limit pixels and bytes, and are validated`() throws {
        var options = ImageHasher.Options()
        options.maximumPixels = 100
        let hasher = try ImageHasher(options: options)
        #expect(code { try hasher.hash(of: Picture(width: 101, height: 1).encoded(as: .png)) } == .tooLarge)
        #expect(code { try hasher.hash(of: Picture(width: 10, height: 10).encoded(as: .png)) } == nil)
        options.maximumBytes = 10
        let small = try ImageHasher(options: options)
        #expect(code { try small.hash(of: Picture(width: 9, height: 9).encoded(as: .png)) } == .tooLarge)
        options.maximumPixels = 0
        #expect(throws: ImageSimilarityError.self) { try ImageHasher(options: options) }
    }

    @Test(arguments: ["/", "/dev/zero", "/nowhere/at\nall.png", "/dev/null/x"])
    func `errors name paths that are not files`(path: String) throws {
        let file = URL(fileURLWithPath: path)
        #expect(code { try ImageHasher().hash(contentsOf: file) } == .cannotRead)
        do { _ = try ImageHasher().hash(contentsOf: file) } catch {
            #expect("\(error)".hasPrefix("“/"))
        }
    }

    @Test
    func `text is not an image`() {
        #expect(code { try ImageHasher().hash(of: Array("<svg/>".utf8)) } == .unsupportedFormat)
        #expect(code { try ImageHasher().hash(of: []) } == .unsupportedFormat)
    }
}
