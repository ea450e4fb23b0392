/// The way in which rows identify their ad.
struct Identity: Sendable, Hashable {
    /// Whether a column holds intact IDs.
    var usesID = false
    /// The parameter of an address that holds the ID, used if the ID column is damaged.
    var parameter: String?
    /// The fields in the file that identify an ad if a row has no ID.
    var fields: [ImportField] = []
    /// The fields of which such a row must have at least one.
    var adLevel: [ImportField] = []

    /// The display text: `id`, or `campaign, ad group and name`.
    var description: String {
        if parameter != nil { return "the ID in the link of the ad" }
        if usesID { return "id" }
        let names = fields.map { $0.name.replacing("_", with: " ") }
        guard let last = names.last, names.count > 1 else { return names.first ?? "id" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
