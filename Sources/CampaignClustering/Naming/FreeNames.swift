/// The names of a seat that are taken, and numbers for those who would have one of them.
struct FreeNames {
    /// The names that are taken.
    private(set) var taken: Set<String>
    /// By name, the first number that may be free: names are only ever taken, and so none below it is.
    private var numbers: [String: Int] = [:]

    init(taken: Set<String> = []) { self.taken = taken }

    /// Takes a name, with the first free number behind it where it is taken.
    ///
    /// - Complexity: O(1) on average, however many ask for one name.
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
