extension PerformanceMetrics {
    /// The number of times the ad was shown.
    public var impressions: Int64? {
        get { self[.impressions] }
        set { self[.impressions] = newValue }
    }
    /// The number of clicks: those that lead to the landing page if the source tells them apart, else all.
    public var clicks: Int64? {
        get { self[.clicks] }
        set { self[.clicks] = newValue }
    }
    /// The number of bid requests that reached the buyer.
    public var queries: Int64? {
        get { self[.queries] }
        set { self[.queries] = newValue }
    }
    /// The number of bids.
    public var bids: Int64? {
        get { self[.bids] }
        set { self[.bids] = newValue }
    }
    /// The number of auctions won.
    public var wins: Int64? {
        get { self[.wins] }
        set { self[.wins] = newValue }
    }
    /// The number of times a video started.
    public var videoStarts: Int64? {
        get { self[.videoStarts] }
        set { self[.videoStarts] = newValue }
    }
    /// The number of times a video played to its end.
    public var videoCompletions: Int64? {
        get { self[.videoCompletions] }
        set { self[.videoCompletions] = newValue }
    }
    /// The number of conversions.
    public var conversions: Micros? {
        get { self[.conversions].map(Micros.init(rawValue:)) }
        set { self[.conversions] = newValue?.rawValue }
    }
    /// The value of conversions, in the row's currency.
    public var conversionValue: Micros? {
        get { self[.conversionValue].map(Micros.init(rawValue:)) }
        set { self[.conversionValue] = newValue?.rawValue }
    }
    /// The spend, in the row's currency.
    public var spend: Micros? {
        get { self[.spend].map(Micros.init(rawValue:)) }
        set { self[.spend] = newValue?.rawValue }
    }
    /// The number of people who saw the ad. ``add(_:)`` says when it is known.
    public var reach: Int64? {
        get { self[.reach] }
        set { self[.reach] = newValue }
    }
    /// The number of clicks of all kinds, if ``clicks`` are only those that lead to the landing page.
    public var allClicks: Int64? {
        get { self[.allClicks] }
        set { self[.allClicks] = newValue }
    }
    /// The number of clicks on links, to the landing page or elsewhere on the platform.
    public var linkClicks: Int64? {
        get { self[.linkClicks] }
        set { self[.linkClicks] = newValue }
    }
    /// The number of clicks that lead away from the platform.
    public var outboundClicks: Int64? {
        get { self[.outboundClicks] }
        set { self[.outboundClicks] = newValue }
    }
    /// The number of interactions, such as likes, comments and shares.
    public var engagements: Int64? {
        get { self[.engagements] }
        set { self[.engagements] = newValue }
    }
    /// The number of video plays of at least 3 seconds, or of the platform's own minimum.
    public var videoViews: Int64? {
        get { self[.videoViews] }
        set { self[.videoViews] = newValue }
    }
    /// The number of times a quarter of a video played.
    public var videoQuartile25: Int64? {
        get { self[.videoQuartile25] }
        set { self[.videoQuartile25] = newValue }
    }
    /// The number of times half of a video played.
    public var videoQuartile50: Int64? {
        get { self[.videoQuartile50] }
        set { self[.videoQuartile50] = newValue }
    }
    /// The number of times three quarters of a video played.
    public var videoQuartile75: Int64? {
        get { self[.videoQuartile75] }
        set { self[.videoQuartile75] = newValue }
    }
    /// The number of purchases or orders.
    public var purchases: Micros? {
        get { self[.purchases].map(Micros.init(rawValue:)) }
        set { self[.purchases] = newValue?.rawValue }
    }
    /// The number of leads.
    public var leads: Micros? {
        get { self[.leads].map(Micros.init(rawValue:)) }
        set { self[.leads] = newValue?.rawValue }
    }
    /// The number of registrations.
    public var registrations: Micros? {
        get { self[.registrations].map(Micros.init(rawValue:)) }
        set { self[.registrations] = newValue?.rawValue }
    }
    /// The number of app installs.
    public var installs: Micros? {
        get { self[.installs].map(Micros.init(rawValue:)) }
        set { self[.installs] = newValue?.rawValue }
    }
    /// The number of additions to a cart.
    public var addsToCart: Micros? {
        get { self[.addsToCart].map(Micros.init(rawValue:)) }
        set { self[.addsToCart] = newValue?.rawValue }
    }
    /// The number of checkouts started.
    public var checkouts: Micros? {
        get { self[.checkouts].map(Micros.init(rawValue:)) }
        set { self[.checkouts] = newValue?.rawValue }
    }
    /// The number of conversions after a click.
    public var clickThroughConversions: Micros? {
        get { self[.clickThroughConversions].map(Micros.init(rawValue:)) }
        set { self[.clickThroughConversions] = newValue?.rawValue }
    }
    /// The number of conversions after an ad was seen but not clicked.
    public var viewThroughConversions: Micros? {
        get { self[.viewThroughConversions].map(Micros.init(rawValue:)) }
        set { self[.viewThroughConversions] = newValue?.rawValue }
    }
}
