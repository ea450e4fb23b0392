extension PerformanceTable {
    /// The table with other keys for some creatives; rows of creatives that become one add up.
    ///
    /// - Complexity: O(creatives), and O(rows) of those that become one.
    package func renamingCreatives(_ names: [CreativeKey: CreativeKey]) -> PerformanceTable {
        guard creativeKeys.contains(where: { names[$0] != nil }) else { return self }
        var renamed = PerformanceTable()
        renamed.settings = settings
        for (position, key) in creativeKeys.enumerated() {
            let index = renamed.creatives.intern(names[key] ?? key)
            if index == renamed.ledgers.count {
                renamed.ledgers.append(ledgers[position])
                continue
            }
            for row in ledgers[position].rows {
                renamed.ledgers[index].append(row.emptied, metrics: ledgers[position].metrics(of: row))
            }
            renamed.ledgers[index].seal(settings: settings)
        }
        return renamed
    }
}
