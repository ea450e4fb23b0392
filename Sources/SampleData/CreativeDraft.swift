/// A creative on its way into the tables.
struct CreativeDraft {
    /// The number of its campaign.
    let campaign: Int
    /// When it was made, in seconds since 1970 in UTC, whether or not the tables tell it.
    var launchSecond: Int
    var id = ""
    var buyerID = ""
    var url = ""
    var domain = ""
    var size: (width: Int, height: Int)?
    var format = ""
    var advertiser = ""
    var fileHash = ""
    var createdAt = ""
    var fileName = ""

    /// The day on which it was made, as ``Day/number``.
    var launchDay: Int { (launchSecond - launchSecond.remainder(86_400)) / 86_400 }

    /// The fields in the order of the table's columns.
    var row: [String] {
        [
            id, buyerID, url, domain, size.map { "\($0.width)" } ?? "", size.map { "\($0.height)" } ?? "",
            format, advertiser, fileHash, createdAt, fileName,
        ]
    }
}
