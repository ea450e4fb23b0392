internal import CreativeIntelligence
internal import Foundation
internal import ImageSimilarity
internal import SamplePictures
internal import StageCore

/// Measures the recall of copies of generated pictures, the false matches of different pictures, and the time.
enum PictureBenchmark {
    static let benchmark = Benchmark(
        name: "pictures", usage: "pictures [--seeds 10] [--first 100]",
        summary:
            "finds copies of generated pictures: recall by type of change, false pairs, time, memory"
    ) { arguments in
        if let path = arguments.first, !path.hasPrefix("--") { return try await handMemory(of: path) }
        var options = ["--seeds": 10, "--first": 100]
        for index in stride(from: 0, to: arguments.count - 1, by: 2) {
            options[arguments[index]] = Int(arguments[index + 1])
        }
        let first = options["--first", default: 100]
        // The thresholds were chosen with sets 0 to 9.
        try quality(seeds: first..<first + options["--seeds", default: 10])
        try await time()
        try memory()
    }

    /// The number of layouts in each set.
    private static let layouts = 10

    private struct Count {
        var found = 0
        var all = 0

        mutating func add(_ isFound: Bool) {
            found += isFound ? 1 : 0
            all += 1
        }
    }

    private static func looksAlike(_ left: ImageHash, _ right: ImageHash) -> Bool {
        LookAlikes().groups(of: [left, right]).count == 1
    }

    private static func quality(seeds: Range<Int>) throws {
        let hasher = ImageHasher()
        let variants = PictureFamily.Variant.allCases
        var copies = Array(repeating: Count(), count: PictureChange.all.count)
        var wrong = Array(repeating: Count(), count: variants.count)
        var unrelated = Count()
        var wrongGroups = Count()
        var (detailOfOthers, colourOfOthers) = (Double.infinity, Double.infinity)
        for seed in seeds {
            var everything: [(hash: ImageHash, picture: Int)] = []
            for number in 0..<layouts {
                let family = PictureFamily(seed: UInt64(seed), number: number)
                var original: ImageHash?
                for (index, variant) in variants.enumerated() {
                    let picture = family.picture(variant)
                    let first = try hasher.hash(of: picture.encoded(as: .png))
                    everything.append((first, number * variants.count + index))
                    let saved = try PictureChange.all.map { try hasher.hash(of: $0.apply(to: picture)) }
                    for (change, hash) in saved.enumerated() {
                        copies[change].add(looksAlike(first, hash))
                        everything.append((hash, number * variants.count + index))
                    }
                    guard let other = original else {
                        original = first
                        continue
                    }
                    for hash in [first] + saved { wrong[index].add(looksAlike(other, hash)) }
                    if variant == .headline {
                        detailOfOthers = min(detailOfOthers, other.detailDifference(to: first))
                    } else {
                        colourOfOthers = min(colourOfOthers, other.colourDifference(to: first))
                    }
                }
            }
            for (index, left) in everything.enumerated() {
                for right in everything[..<index]
                where left.picture / variants.count != right.picture / variants.count {
                    unrelated.add(looksAlike(left.hash, right.hash))
                }
            }
            for group in LookAlikes().groups(of: everything.map(\.hash)) {
                wrongGroups.add(Set(group.map { everything[$0].picture }).count > 1)
            }
        }
        print("| copies saved as | share found | pairs |\n|---|---:|---:|")
        for (change, count) in zip(PictureChange.all, copies) {
            let share = String(format: "%.3f", Double(count.found) / Double(count.all))
            print("| \(change) | \(share) | \(count.all) |")
        }
        print(
            "\n| different pictures, saved again | classified as copies | of pairs |\n|---|---:|---:|")
        for (variant, count) in zip(variants, wrong).dropFirst() {
            print("| \(variant.rawValue) | \(count.found) | \(count.all) |")
        }
        print("| unrelated | \(unrelated.found) | \(unrelated.all) |")
        print("| groups with two different pictures | \(wrongGroups.found) | \(wrongGroups.all) |")
        print(
            String(
                format:
                    "\nminimum difference in detail with another headline %.3f, in colour with other pictures %.1f",
                detailOfOthers, colourOfOthers))
    }

    /// Returns random hashes, half of which are slightly different copies of the others.
    private static func hashes(_ count: Int) -> [ImageHash] {
        var generator = SeededGenerator(seed: 1)
        return (0..<(count + 1) / 2).flatMap { _ in
            let hash = ImageHash.random(using: &generator)
            return [hash, hash.turned(8, using: &generator)]
        }
    }

    private static func time() async throws {
        print("\n| time | seconds |\n|---|---:|")
        let hasher = ImageHasher()
        for (width, height) in [(300, 250), (1200, 628), (4000, 3000)] {
            let picture = PictureFamily(seed: 100, number: 1).picture(.original)
                .resampled(width: width, height: height)
            for (name, encoding) in [("PNG", Picture.Encoding.png), ("JPEG", .jpeg(85))] {
                let bytes = picture.encoded(as: encoding)
                var runs: [Double] = []
                for _ in 0..<5 {
                    var seconds: [String: Double] = [:]
                    _ = try await timed("hash", &seconds) { try hasher.hash(of: bytes) }
                    runs.append(seconds["hash", default: 0])
                }
                print("| hash a \(width) × \(height) \(name) | \(String(format: "%.4f", median(runs))) |")
            }
        }
        for count in [1000, 2000, 5000, 10_000] {
            let hashes = hashes(count)
            var seconds: [String: Double] = [:]
            let groups = await timed("group", &seconds) { LookAlikes().groups(of: hashes).count }
            let shown = String(format: "%.3f", seconds["group", default: 0])
            print("| group \(count) hashes, half of which are copies: \(groups) groups | \(shown) |")
        }
    }

    private static func memory() throws {
        print("\n| peak memory for hashing 8000 × 5000 | bytes per pixel |\n|---|---:|")
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("pictures-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let picture = PictureFamily(seed: 100, number: 1).picture(.original)
            .resampled(width: 8000, height: 5000)
        for (name, encoding) in [
            ("png", Picture.Encoding.png), ("jpeg", .jpeg(85)), ("progressive.jpeg", .progressiveJPEG(95)),
            ("webp", .webp(80)), ("gif", .gif),
        ] {
            let file = folder.appendingPathComponent("large.\(name)")
            try Data(picture.encoded(as: encoding)).write(to: file)
            let measured = try Measurement.inOwnProcess(["pictures", file.path])
            print("| \(name) | \(String(format: "%.1f", Double(measured.peakMemory) / 4e7)) |")
        }
    }

    private static func handMemory(of path: String) async throws {
        let before = Measurement.peakMemoryOfProcess
        _ = try ImageHasher().hash(contentsOf: URL(fileURLWithPath: path))
        try Measurement(
            name: "pictures", seconds: [:], peakMemory: Measurement.peakMemoryOfProcess - before, facts: [:]
        ).hand()
    }
}
