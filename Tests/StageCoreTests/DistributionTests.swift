import StageCore
import Testing

@Suite struct DistributionTests {
    @Test(arguments: 0..<10 as Range<UInt64>)
    func `uniform numbers are below one and equally distributed`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bins = [Int](repeating: 0, count: 10)
        for _ in 0..<20_000 {
            let number = generator.uniform()
            #expect((0..<1).contains(number))
            bins[Int(number * 10)] += 1
        }
        // 2000 are expected each, with a tolerance of six standard deviations of 42.
        #expect(bins.allSatisfy { abs($0 - 2000) < 255 })
    }

    @Test(arguments: [
        0...0, -3...3, 1...6, Int.max - 1...Int.max, Int.min...Int.min + 1, Int.min...Int.max - 1,
    ])
    func `integers stay in their range`(_ range: ClosedRange<Int>) {
        var generator = SeededGenerator(seed: 1)
        var seen: Set<Int> = []
        for _ in 0..<2000 {
            let number = generator.uniform(in: range)
            #expect(range.contains(number))
            seen.insert(number)
        }
        let width = range.upperBound.subtractingReportingOverflow(range.lowerBound)
        if !width.overflow, width.partialValue < 100 { #expect(seen.count == width.partialValue + 1) }
    }

    @Test(arguments: 0..<5 as Range<UInt64>)
    func `integers are equally distributed`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var counts: [Int: Int] = [:]
        for _ in 0..<21_000 { counts[generator.uniform(in: -3...3), default: 0] += 1 }
        #expect(counts.count == 7)
        #expect(counts.values.allSatisfy { abs($0 - 3000) < 310 })
    }

    @Test func `reals never leave their range`() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<5000 {
            let lower = generator.uniform(in: -1.0...1.0)
            let range = lower...lower.nextUp.nextUp.nextUp
            let (narrow, wide) = (generator.uniform(in: range), generator.uniform(in: -2.5...7))
            #expect(range.contains(narrow))
            #expect((-2.5...7).contains(wide))
        }
        let only = generator.uniform(in: 4.0...4.0)
        #expect(only == 4)
    }

    @Test(arguments: 0..<5 as Range<UInt64>)
    func `normal numbers have the expected moments`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = 50_000.0
        let numbers = (0..<50_000).map { _ in generator.normal() }
        let mean = numbers.reduce(0, +) / count
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        let skew = numbers.reduce(0) { $0 + $1 * $1 * $1 } / count
        let fourth = numbers.reduce(0) { $0 + $1 * $1 * $1 * $1 } / count
        // Five standard errors: sqrt(1, 2, 15, 96) / sqrt(50,000).
        #expect(abs(mean) < 0.0224)
        #expect(abs(variance - 1) < 0.0317)
        #expect(abs(skew) < 0.087)
        #expect(abs(fourth - 3) < 0.22)
        let within = Double(numbers.count { abs($0) < 1 }) / count
        #expect(abs(within - 0.6827) < 0.0105)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a shuffle is a permutation`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for size in [0, 1, 2, 3, 50] {
            var elements = Array(0..<size)
            generator.shuffle(&elements)
            #expect(elements.sorted() == Array(0..<size))
        }
    }

    @Test func `all orders are equally likely`() {
        var generator = SeededGenerator(seed: 5)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<24_000 {
            var elements = [0, 1, 2, 3]
            generator.shuffle(&elements)
            counts[elements, default: 0] += 1
        }
        #expect(counts.count == 24)
        #expect(counts.values.allSatisfy { abs($0 - 1000) < 190 })
    }

    @Test func `choices follow the weights`() {
        var generator = SeededGenerator(seed: 6)
        var counts = [0, 0, 0, 0, 0]
        for _ in 0..<40_000 { counts[generator.choice(weights: [0, 1, 0, 3, 0])] += 1 }
        #expect(counts[0] == 0 && counts[2] == 0 && counts[4] == 0)
        #expect(abs(counts[1] - 10_000) < 520)
        #expect(counts[1] + counts[3] == 40_000)
    }

    @Test func `chances and elements follow their probabilities`() {
        var generator = SeededGenerator(seed: 7)
        var hits = 0
        for _ in 0..<10_000 {
            let (always, never, below) = (generator.chance(1), generator.chance(0), generator.chance(-1))
            #expect(always && !never && !below)
            if generator.chance(0.25) { hits += 1 }
        }
        #expect(abs(hits - 2500) < 260)
        let nothing = generator.element(of: [Int]())
        #expect(nothing == nil)
        // The indices of a slice do not begin at 0.
        let slice = Array(0..<10)[4..<7]
        let drawn = Set((0..<200).compactMap { _ in generator.element(of: slice) })
        #expect(drawn == [4, 5, 6])
    }
}
