import CreativeModel
import Foundation
import StageCore
import Testing

@Suite struct MicrosTests {
    @Test(arguments: 0..<200)
    func `text round-trips`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let amount = Micros(rawValue: Int64(bitPattern: generator.next()) >> generator.uniform(in: 0...60))
        #expect(Micros(decimal: amount.description.utf8) == amount)
        #expect(!amount.description.contains(".") || amount.description.last != "0")
    }

    @Test func `text has no exponent`() {
        #expect(Micros(rawValue: 1_234_500_000).description == "1234.5")
        #expect(Micros(rawValue: -1).description == "-0.000001")
        #expect(Micros.zero.description == "0")
    }

    /// Computed with Python's `decimal`: `int((Decimal(text) * 1_000_000).to_integral_value(ROUND_HALF_EVEN))`, or
    /// `nil` if the result is not a 64-bit integer. The texts after the first 27 are random.
    static let golden: [(text: String, millionths: Int64?)] = [
        ("9223372036854.775807", 9_223_372_036_854_775_807),
        ("9223372036854.7758074", 9_223_372_036_854_775_807),
        ("9223372036854.7758075", nil),
        ("-9223372036854.775808", -9_223_372_036_854_775_808),
        ("-9223372036854.7758085", -9_223_372_036_854_775_808),
        ("-9223372036854.775809", nil),
        ("0.0000005", 0),
        ("0.0000015", 2),
        ("0.0000025", 2),
        ("-0.0000005", 0),
        ("-0.0000015", -2),
        ("0.00000050000000000000000000001", 1),
        ("5e-7", 0),
        ("15e-7", 2),
        ("4999999e-13", 0),
        ("1e12", 1_000_000_000_000_000_000),
        ("1e13", nil),
        ("9.3e12", nil),
        ("0e99999", 0),
        ("1e-9999", 0),
        ("00012.5", 12_500_000),
        ("1.", 1_000_000),
        ("+.25", 250_000),
        ("1E+2", 100_000_000),
        ("2.5000005", 2_500_000),
        ("2.5000015", 2_500_002),
        ("-0", 0),
        ("598902060030534.E+8", nil),
        ("+.559", 559_000),
        ("+0.", 0),
        ("-460170.030E0", -460_170_030_000),
        (".6E+0", 600_000),
        ("51357996230.", 51_357_996_230_000_000),
        ("+5018059.e3", 5_018_059_000_000_000),
        ("307052250.E-4", 30_705_225_000),
        ("-1.e1", -10_000_000),
        ("-0.5", -500_000),
        ("0.e1", 0),
        ("+5970890.19E9", nil),
        ("5346055.2050", 5_346_055_205_000),
        ("-5509440505.208e-3", -5_509_440_505_208),
        ("+00403670.9", 403_670_900_000),
        ("+0655", 655_000_000),
        ("-84e+0", -84_000_000),
        ("8551.5", 8_551_500_000),
        ("860.253", 860_253_000),
        ("+0.", 0),
        ("+8.67571E0", 8_675_710),
        ("45798056.", 45_798_056_000_000),
        ("805.5030E6", 805_503_000_000_000),
        ("+209585350.52250", 209_585_350_522_500),
        ("665005500.15", 665_005_500_150_000),
        ("105550251", 105_550_251_000_000),
        ("46.E-3", 46_000),
        ("0158304588100E7", nil),
        ("7.8E+4", 78_000_000_000),
        (".5326505373", 532_651),
        ("30635125.5800145", 30_635_125_580_014),
        ("0.330060e-2", 3301),
        ("+552050429.805", 552_050_429_805_000),
        ("75030552517443", nil),
        ("56.3", 56_300_000),
        ("+.750845e+1", 7_508_450),
        ("26387555105", 26_387_555_105_000_000),
        ("+.0", 0),
        ("-56401205703.39", -56_401_205_703_390_000),
        ("455503355005.5", 455_503_355_005_500_000),
        ("589890.20905983", 589_890_209_060),
        ("874640260.059000", 874_640_260_059_000),
        ("+031456200.67e1", 314_562_006_700_000),
        ("5.0056550037E+1", 50_056_550),
        ("-80890.0", -80_890_000_000),
        ("-551298450059.28e-2", -5_512_984_500_592_800),
        ("-6.", -6_000_000),
        ("2900.07E+7", 29_000_700_000_000_000),
        ("508800954076506", nil),
        ("+52.6128730175", 52_612_873),
        ("+5250050830555.07E3", nil),
        ("5030.511809", 5_030_511_809),
        ("-340205", -340_205_000_000),
        ("-.08026740895", -80_267),
        ("-9750.28e4", -97_502_800_000_000),
        ("58.4756309", 58_475_631),
        (".60E0", 600_000),
        ("-13159200", -13_159_200_000_000),
        (".58", 580_000),
        ("+.7006440535", 700_644),
        ("+.5568", 556_800),
        ("+24.728", 24_728_000),
        ("765.490540e+3", 765_490_540_000),
        ("-676546235", -676_546_235_000_000),
        ("-0", 0),
        ("-5505540553050755", nil),
        ("-03408070515.0e2", -340_807_051_500_000_000),
        ("4832005779E+8", nil),
        ("+453060.5090024", 453_060_509_002),
        ("1.0", 1_000_000),
        ("-.0514925021455", -51_493),
        ("-1581407.35E-0", -1_581_407_350_000),
        ("+450005883E7", nil),
        ("-69955455454.22315E-0", -69_955_455_454_223_150),
        ("-29.53205", -29_532_050),
        ("97.", 97_000_000),
        ("+7766.e-7", 777),
        ("+0.5E-6", 0),
        ("2004055864087000E5", nil),
        ("099735.06E-4", 9_973_506),
        ("-0.054550", -54_550),
        ("-159715691.50576", -159_715_691_505_760),
        (".4005449135", 400_545),
        ("+005893530050E8", nil),
        ("+9.", 9_000_000),
        ("+05068081.253632e-2", 50_680_812_536),
        ("-001585.40446780E5", -158_540_446_780_000),
        ("-61885355380.90", -61_885_355_380_900_000),
        ("+9.285196541E+0", 9_285_197),
        ("0592000.511E-6", 592_001),
        ("-1505835140.57672e-5", -15_058_351_406),
        ("7967.46453925194", 7_967_464_539),
        ("25.02353554558587E-2", 250_235),
        ("+00956.5E-5", 9565),
        ("-500109052", -500_109_052_000_000),
        ("025.00E8", 2_500_000_000_000_000),
        ("-430", -430_000_000),
        ("000.40201005e+0", 402_010),
        ("+5352.7598901", 5_352_759_890),
        ("-100.25155", -100_251_550),
        ("001e7", 10_000_000_000_000),
        ("250351005.02", 250_351_005_020_000),
        ("-500405099.537090e0", -500_405_099_537_090),
        ("-22.0", -22_000_000),
        ("-5259.55908", -5_259_559_080),
        ("-51088.0E1", -510_880_000_000),
        ("-.07", -70_000),
        ("-85.E4", -850_000_000_000),
        ("50507.30", 50_507_300_000),
        (".0045950060755e9", 4_595_006_075_500),
        (".52400", 524_000),
        ("-537.108355558650", -537_108_356),
        ("+000450510.00925e-9", 451),
        ("+90603.", 90_603_000_000),
        ("-35015669407", -35_015_669_407_000_000),
        ("595.e-9", 1),
        ("-66696359355.", -66_696_359_355_000_000),
        ("05097.7", 5_097_700_000),
        ("-.08740", -87_400),
        ("+4906000", 4_906_000_000_000),
        ("+0050.55059", 50_550_590),
        ("+5520905000.0", 5_520_905_000_000_000),
        ("+.551942540540", 551_943),
        ("-1885.", -1_885_000_000),
        ("934005555.890358E8", nil),
        (".5", 500_000),
        ("23.", 23_000_000),
        ("+03058230205E-2", 30_582_302_050_000),
        ("+0.", 0),
        ("043031.55098195", 43_031_550_982),
        ("+095.006", 95_006_000),
        ("01.2060503368", 1_206_050),
        ("90795554050.041", 90_795_554_050_041_000),
        ("-0159.5507209", -159_550_721),
        ("059480058030.558", 59_480_058_030_558_000),
        ("0902.3e+1", 9_023_000_000),
        ("455.00e2", 45_500_000_000),
        ("-55.505E+3", -55_505_000_000),
        ("84255.9475E-1", 8_425_594_750),
        ("+9.9246e+2", 992_460_000),
        ("+0270e+1", 2_700_000_000),
        ("-30461206008", -30_461_206_008_000_000),
        ("+450136", 450_136_000_000),
        ("-908.955E+7", -9_089_550_000_000_000),
        ("5052.5e-8", 51),
        ("717", 717_000_000),
        ("+0950193.956", 950_193_956_000),
        ("-1122.5e+0", -1_122_500_000),
        ("-85.20e-9", 0),
        ("+5834.E-3", 5_834_000),
    ]

    @Test func `text is rounded once, half to even`() {
        for (text, millionths) in Self.golden {
            #expect(Micros(decimal: text.utf8)?.rawValue == millionths, "\(text)")
        }
    }

    @Test(arguments: [
        "", " ", "+", "-", ".", "-.", "e5", ".e5", "1e", "1e+", "1e5.0", "1ee5", "1e5e5", "1.2.3", "--1",
        "+-1",
        "1 ", " 1", "1,5", "1_000", "0x10", "nan", "inf", "NaN", "Infinity", "1e٣", "١", "1\u{0}", "$1",
        "1e100000",
        "1e-100000", "1e 5", "1e99999", "9223372036855",
    ])
    func `other text is not an amount`(_ text: String) {
        #expect(Micros(decimal: text.utf8) == nil)
    }

    @Test func `long texts neither trap nor round twice`() {
        let nines = String(repeating: "9", count: 300)
        #expect(Micros(decimal: "0.\(nines)".utf8)?.rawValue == 1_000_000)
        #expect(Micros(decimal: "0.0000004\(nines)".utf8)?.rawValue == 0)
        #expect(Micros(decimal: "0.0000005\(String(repeating: "0", count: 300))1".utf8)?.rawValue == 1)
        #expect(Micros(decimal: nines.utf8) == nil)
        #expect(Micros(decimal: "\(nines)e-300".utf8)?.rawValue == 1_000_000)
        #expect(Micros(decimal: String(repeating: "1", count: 1_000_000).utf8) == nil)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `integer millionths round-trip`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let value = Int64(bitPattern: generator.next()) >> Int64(generator.uniform(in: 0...60))
            let digits = String(repeating: "0", count: 7) + String(value.magnitude)
            let text = "\(value < 0 ? "-" : "")\(digits.dropLast(6)).\(digits.suffix(6))"
            #expect(Micros(decimal: text.utf8)?.rawValue == value, "\(text)")
            #expect(Micros(decimal: "\(value)e-6".utf8)?.rawValue == value)
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `random bytes never trap`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("0123456789.eE+-5 \u{FF}".utf8)
        for _ in 0..<200 {
            let bytes = (0..<generator.uniform(in: 0...12)).map { _ in
                generator.element(of: alphabet) ?? 0
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let micros = Micros(decimal: bytes), let number = Double(text) else { continue }
            #expect(abs(micros.units - number) <= max(1e-6, abs(number) * 1e-12), "\(text)")
        }
    }

    @Test func `sums are clamped`() {
        let (largest, smallest) = (Micros(rawValue: .max), Micros(rawValue: .min))
        let one = Micros(rawValue: 1)
        #expect(largest + one == largest)
        #expect(smallest + Micros(rawValue: -1) == smallest)
        #expect(largest + smallest == Micros(rawValue: -1))
        #expect(one + .zero == one)
        #expect(smallest < .zero && .zero < largest)
        #expect(Micros(rawValue: 2_500_000).units == 2.5)
    }
}

@Suite struct CurrencyCodeTests {
    @Test func `currency codes are read in any case`() throws {
        #expect(CurrencyCode(rawValue: "usd")?.rawValue == "USD")
        #expect(CurrencyCode(rawValue: "EuR") == CurrencyCode(rawValue: "EUR"))
        #expect(CurrencyCode.unknown == CurrencyCode(rawValue: "xxx"))
        #expect(
            try JSONDecoder().decode([CurrencyCode].self, from: Data(#"["usd"]"#.utf8)).first?.rawValue
                == "USD")
    }

    @Test(arguments: [
        "", "US", "USDT", "US ", "U$D", "12A", "É", "ßß", "\u{C1}x", "ＵＳＤ", "[\\]", "@`{", "U\u{301}",
    ])
    func `other text is not a currency`(_ text: String) {
        #expect(CurrencyCode(rawValue: text) == nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CurrencyCode].self, from: JSONEncoder().encode([text]))
        }
    }
}
