internal import Foundation

/// A clusterer that chooses how many clusters there are, within bounds that whoever runs it may set.
///
/// ## Implementation guidance
///
/// ``selecting(from:)`` changes nothing but the bounds.
public protocol CountSelectingClusterer: Clusterer {
    /// The clusterer with other bounds.
    ///
    /// - Parameter counts: The least and the greatest number of clusters, from 1.
    func selecting(from counts: ClosedRange<Int>) -> any Clusterer
}

extension ClosedRange<Int> {
    /// At most so many numbers of the range, both ends among them, the same factor apart as far as whole numbers can be.
    ///
    /// - Parameter count: How many, at least 2, or `nil` for every number.
    /// - Precondition: The range begins at 1 or above.
    package func spread(over count: Int?) -> [Int] {
        precondition(lowerBound >= 1 && count ?? 2 >= 2, "a range from 1 and at least two numbers of it")
        guard let count, count < self.count else { return Array(self) }
        let ratio = Double(upperBound) / Double(lowerBound)
        var numbers: [Int] = []
        for step in 0..<count {
            let exact = Double(lowerBound) * pow(ratio, Double(step) / Double(count - 1))
            // Neighbours that round to one number would be tried twice.
            let next = Swift.max(Int(exact.rounded()), (numbers.last ?? lowerBound - 1) + 1)
            if next <= upperBound { numbers.append(next) }
        }
        if numbers.last != upperBound { numbers.append(upperBound) }
        return numbers
    }
}
