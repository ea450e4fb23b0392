/// The top categories of content in the Content Taxonomies of the IAB Tech Lab (CC BY 3.0), by the codes of their
/// categories.
enum IABCategories {
    /// Returns the name of the top category of a code: `IAB2-5` of version 1.0, `17` of later versions.
    ///
    /// - Returns: `nil` for an unknown code.
    static func name(of code: String) -> String? {
        let code = code.uppercased().filter { !$0.isWhitespace }
        if code.hasPrefix("IAB") {
            let number = Int(code.dropFirst(3).prefix { $0 != "-" })
            return number.flatMap { (1...first.count).contains($0) ? first[$0 - 1] : nil }
        }
        guard let number = Int(code), (1...lastNumber).contains(number) else { return nil }
        return later.last { $0.first <= number }?.name
    }

    /// The categories of version 1.0, from `IAB1`.
    private static let first = [
        "Arts & Entertainment", "Automotive", "Business", "Careers", "Education", "Family & Parenting",
        "Health & Fitness", "Food & Drink", "Hobbies & Interests", "Home & Garden",
        "Law, Government & Politics",
        "News", "Personal Finance", "Society", "Science", "Pets", "Sports", "Style & Fashion",
        "Technology & Computing", "Travel", "Real Estate", "Shopping", "Religion & Spirituality",
        "Uncategorized",
        "Non-Standard Content", "Illegal Content",
    ]

    /// The categories of versions 2.0 to 3.1, with the number of the first code in each. Versions keep the numbers.
    private static let later: [(first: Int, name: String)] = [
        (1, "Automotive"), (42, "Books and Literature"), (52, "Business and Finance"), (123, "Careers"),
        (132, "Education"), (150, "Events and Attractions"), (186, "Family and Relationships"),
        (201, "Fine Art"),
        (210, "Food & Drink"), (223, "Healthy Living"), (239, "Hobbies & Interests"), (274, "Home & Garden"),
        (286, "Medical Health"), (324, "Movies"), (338, "Music and Audio"), (379, "News and Politics"),
        (391, "Personal Finance"), (422, "Pets"), (432, "Pop Culture"), (441, "Real Estate"),
        (453, "Religion & Spirituality"), (464, "Science"), (473, "Shopping"), (483, "Sports"),
        (552, "Style & Fashion"), (596, "Technology & Computing"), (640, "Television"), (653, "Travel"),
        (680, "Video Gaming"),
    ]

    private static let lastNumber = 698
}
