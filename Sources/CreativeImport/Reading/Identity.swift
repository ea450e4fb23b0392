/// How rows name their ad.
struct Identity: Sendable, Hashable {
    /// Whether a column holds whole ids.
    var usesID = false
    /// The parameter of an address that holds the id, where the ids' own column is damaged.
    var parameter: String?
    /// What tells ads apart where a row has no id, of what the file has.
    var fields: [ImportField] = []
    /// Fields of which such a row must have one.
    var adLevel: [ImportField] = []

    /// For people: `ad id`, or `campaign, ad group and name`.
    var description: String {
        if parameter != nil { return "the id in the link of the ad" }
        if usesID { return "id" }
        let names = fields.map { $0.name.replacing("_", with: " ") }
        guard let last = names.last, names.count > 1 else { return names.first ?? "id" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
