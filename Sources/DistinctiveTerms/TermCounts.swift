/// In how many texts of each group a term stands. Most terms stand in few groups, and only those take room.
struct TermCounts {
    private var groups: [Int32] = []
    private var counts: [Int32] = []
    /// In how many texts of all groups and of the background.
    private(set) var total = 0
    /// In how many groups so many texts have the term that they count as rivals.
    private(set) var sharingGroupCount = 0

    /// Counts a text; groups come in ascending order.
    mutating func add(group: Int) {
        total += 1
        if groups.last == Int32(group) {
            counts[counts.count - 1] += 1
        } else {
            groups.append(Int32(group))
            counts.append(1)
        }
    }

    /// In how many texts of a group.
    ///
    /// - Complexity: O(log groups).
    subscript(group: Int) -> Int {
        var (low, high) = (0, groups.count)
        while low < high {
            let middle = (low + high) / 2
            if groups[middle] < Int32(group) { low = middle + 1 } else { high = middle }
        }
        return low < groups.count && groups[low] == Int32(group) ? Int(counts[low]) : 0
    }

    /// Counts the groups in which the term is shared, once for all who ask.
    mutating func countSharing(_ isShared: (_ count: Int, _ group: Int) -> Bool) {
        sharingGroupCount = zip(groups, counts).count { isShared(Int($1), Int($0)) }
    }
}
