/// The hash of features: a chain of the mixers of SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014,
/// doi:10.1145/2660193.2660195), a link a Unicode scalar. It must never change: vectors are kept.
enum FeatureHash {
    /// Begins a chain for one kind of feature, so that the word "cat" and the run of characters "cat" differ.
    static func start(kind: UInt64, seed: UInt64) -> UInt64 { mixed(seed ^ mixed(kind)) }

    static func next(_ state: UInt64, _ value: UInt64) -> UInt64 { mixed(state ^ value) }

    @inline(__always)
    static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
