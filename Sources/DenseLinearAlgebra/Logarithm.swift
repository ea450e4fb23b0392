internal import Foundation

extension Double {
    /// The natural logarithm, for modules that link nothing else.
    package static func logarithm(_ value: Double) -> Double { log(value) }

    /// The natural exponential function.
    package static func exponential(_ value: Double) -> Double { exp(value) }
}
