import StageCore
import Testing

/// Values of an independent implementation of SplitMix64 and xoshiro256\*\*, written in Python from the papers: state =
/// four draws of SplitMix64(first draw of SplitMix64(seed) ^ stream · D1342543DE82EF95).
struct Golden: Sendable, CustomTestStringConvertible {
    var seed: UInt64
    var stream: UInt64
    var first: [UInt64]
    var thousandth: UInt64
    var testDescription: String { "seed \(seed), stream \(stream)" }

    static let all = [
        Golden(
            seed: 0x0, stream: 0x0,
            first: [0xFB54_05F7_BD79_C540, 0x780C_98E2_6CEA_5883, 0x2A14_6E09_80FE_BC66],
            thousandth: 0xB454_88F5_6328_0343),
        Golden(
            seed: 0x7, stream: 0x0,
            first: [0x4C06_C108_0CAA_5417, 0xFB21_61E3_A8C4_D3D5, 0x5221_466C_14D2_8FA8],
            thousandth: 0x85A3_F6E7_085F_4764),
        Golden(
            seed: 0x7, stream: 0x1,
            first: [0x3148_62AF_2C69_0486, 0x7AC4_3414_AB0C_675F, 0x8102_9925_7A5B_9342],
            thousandth: 0x60A9_5303_BEDE_7D74),
        Golden(
            seed: 0xFFFF_FFFF_FFFF_FFFF, stream: 0x3,
            first: [0x48AD_EA4E_6133_2BC5, 0xD4B9_73C0_BE90_F809, 0x73FE_5367_69E1_18E1],
            thousandth: 0xD62D_0C7A_1020_F884),
        Golden(
            seed: 0x2A, stream: 0xFFFF_FFFF_FFFF_FFFF,
            first: [0x17A5_4073_139B_DF34, 0xB3E1_02FE_AC59_A7F1, 0x95B7_0617_5943_8EE8],
            thousandth: 0x7BC9_5B91_0F0D_F595),
    ]
}

@Suite struct SeededGeneratorTests {
    @Test(arguments: Golden.all)
    func `the sequence is that of the papers`(_ golden: Golden) {
        var generator = SeededGenerator(seed: golden.seed, stream: golden.stream)
        let numbers = (0..<1000).map { _ in generator.next() }
        #expect(Array(numbers.prefix(3)) == golden.first)
        #expect(numbers[999] == golden.thousandth)
    }

    @Test func `streams and seeds differ`() {
        var seen: Set<UInt64> = []
        for seed in 0..<100 as Range<UInt64> {
            for stream in 0..<100 as Range<UInt64> {
                var generator = SeededGenerator(seed: seed, stream: stream)
                seen.insert(generator.next())
            }
        }
        #expect(seen.count == 10_000)
    }

    @Test func `copies continue equally`() {
        var generator = SeededGenerator(seed: 3)
        _ = generator.next()
        var copy = generator
        let pairs = (0..<50).map { _ in (generator.next(), copy.next()) }
        #expect(pairs.allSatisfy { $0 == $1 })
    }
}
