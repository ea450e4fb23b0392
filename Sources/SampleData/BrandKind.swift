/// A kind of advertiser: its business, how many campaigns it runs, and how those differ.
struct BrandKind: Sendable {
    /// What tells the campaigns of one brand apart.
    enum Scheme: Sendable {
        /// Each advertises an app of its own.
        case apps
        /// Each has a page of its own.
        case pages
        /// One page; `utm_campaign` differs.
        case parameter
        /// One page, weeks apart.
        case flights
        /// A single campaign over all pages of the site.
        case site
    }

    let vertical: Vertical
    let campaignCount: Int
    let scheme: Scheme
    var isInternational = false
    var hasOwnShop = false
    var isGame = false

    /// The kinds of thirteen advertisers with 21 campaigns, which larger sets repeat: as many as 652
    /// creatives need.
    static let cycle = [
        BrandKind(vertical: .games, campaignCount: 3, scheme: .apps, isGame: true),
        BrandKind(vertical: .retail, campaignCount: 3, scheme: .pages),
        BrandKind(vertical: .travel, campaignCount: 2, scheme: .flights),
        BrandKind(vertical: .finance, campaignCount: 2, scheme: .parameter),
        BrandKind(vertical: .streaming, campaignCount: 2, scheme: .pages),
        BrandKind(vertical: .books, campaignCount: 1, scheme: .site, hasOwnShop: true),
        BrandKind(vertical: .fitness, campaignCount: 1, scheme: .apps),
        BrandKind(vertical: .food, campaignCount: 1, scheme: .site, isInternational: true),
        BrandKind(vertical: .retail, campaignCount: 2, scheme: .flights),
        BrandKind(vertical: .games, campaignCount: 1, scheme: .apps, isGame: true),
        BrandKind(vertical: .mobility, campaignCount: 1, scheme: .site),
        BrandKind(vertical: .finance, campaignCount: 1, scheme: .apps),
        BrandKind(vertical: .retail, campaignCount: 1, scheme: .pages),
    ]
}
