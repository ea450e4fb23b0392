internal import StageCore

/// A campaign in the grid of the list: its name, spend by day, and the figures to compare it by.
struct CampaignCard {
    var report: CampaignReport
    var series: DailySeries
    /// The address of the campaign.
    var link: Link
    var showsSeat: Bool

    var html: HTML {
        let totals = report.performance.totals
        return Tag.article(.class("card")) {
            Tag.div(.class("stack")) {
                Tag.div(.class("row")) {
                    Tag.small { counted(report.creativeCount, "creative") }
                    Tag.div(.class("chips")) {
                        CampaignParts.status(report.campaign.status)
                        CampaignParts.source(report.campaign)
                    }
                }
                Tag.h2 { Tag.a(.href(link)) { Tag.bdi { report.campaign.name } } }
                if showsSeat { Tag.small { "Seat \(report.campaign.seat)" } }
            }
            Tag.div(.class("foot stack")) {
                Tag.p(.class("sum")) { Formats.spend(totals) }
                Sparkline(series: series).html
                Tag.dl(.class("stats")) {
                    CampaignParts.stat("Impressions", Formats.compact(totals.metrics.impressions))
                    CampaignParts.stat("CTR", Formats.percent(totals.metrics.clickThroughRate))
                    CampaignParts.stat("Win rate", Formats.percent(totals.metrics.winRate?.value))
                }
                CampaignParts.geos(report.performance)
            }
        }
    }
}
