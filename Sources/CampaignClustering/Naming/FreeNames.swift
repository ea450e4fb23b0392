/// The names taken in a seat, and the numbers to append to duplicates.
struct FreeNames {
    /// The names that are taken.
    private(set) var taken: Set<String>
    /// The first number that may be free, by name. Names are never released, so that no lower number is
    /// free.
    private var numbers: [String: Int] = [:]

    init(taken: Set<String> = []) { self.taken = taken }

    /// Takes a name, followed by the first free number if it is already taken.
    ///
    /// - Complexity: O(1) on average, regardless of the number of requests for the same name.
    mutating func take(_ name: String) -> String {
        if taken.insert(name).inserted { return name }
        var number = numbers[name, default: 2]
        while true {
            let ending = " (\(number))"
            let candidate = NameText.shortened(name, to: NameText.longest - ending.count) + ending
            number += 1
            guard taken.insert(candidate).inserted else { continue }
            numbers[name] = number
            return candidate
        }
    }
}
