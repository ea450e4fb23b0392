import Foundation
import Testing

@testable import CreativeImport

@Suite("Platforms and languages")
struct PlatformTests {
    @Test(arguments: [
        (
            "meta-ads-manager",
            "Campaign name,Ad set name,Ad name,Ad ID,Day,Reach,Impressions,Amount spent (EUR)"
        ), ("meta-ad-library", "ad_archive_id,page_name,ad_creative_bodies,spend,impressions"),
        (
            "google-ads",
            "Ad status,Final URL,Headline 1,Headline 2,Campaign,Ad group,Ad type,Impr.,Clicks,Cost"
        ),
        (
            "google-political",
            "Ad_ID,Ad_URL,Ad_Type,Advertiser_Name,Impressions,Spend_Range_Min_USD,Spend_Range_Max_USD"
        ),
        (
            "dv360",
            "Date,Advertiser,Insertion Order,Line Item,Creative,Creative ID,Impressions,Revenue (Adv Currency)"
        ),
        (
            "campaign-manager-360",
            "Date,Campaign,Placement,Placement ID,Creative,Creative ID,Creative Pixel Size,Click-through URL,Impressions,Media Cost"
        ),
        (
            "tiktok",
            "Campaign name,Ad group name,Ad name,Ad ID,By Day,Primary status,Cost,Impressions,Clicks (destination)"
        ),
        (
            "linkedin",
            "Start Date (in UTC),Account Name,Campaign Group Name,Campaign Name,Creative Name,Ad ID,Ad Introduction Text,Total Spent,Impressions"
        ),
        (
            "microsoft-ads",
            "TimePeriod,AccountName,CampaignName,AdGroupName,AdId,TitlePart1,FinalUrl,Impressions,Spend"
        ),
        (
            "amazon-ads",
            "Date,Portfolio name,Campaign Name,Ad Group Name,Advertised SKU,Advertised ASIN,Impressions,Spend,7 Day Total Sales "
        ),
        (
            "pinterest",
            "Date,Campaign name,Promoted Pin ID,Promoted Pin URL,Spend in account currency,Impressions,Pin clicks"
        ),
        ("x-ads", "Time period,Campaign name,Ad name,Tweet text,Funding source name,Spend,Impressions"),
        (
            "the-trade-desk",
            "Date,Partner,Advertiser,Creative,Creative ID,Ad Format,Impressions,Advertiser Cost (Adv Currency),Advertiser Currency Code"
        ),
        (
            "appsflyer",
            "Date,Media Source (pid),Campaign (c),Adset (af_adset),Ad (af_ad),Impressions,Total Cost"
        ),
        (
            "snap-ads-manager",
            "Date,Campaign Name,Ad Squad Name,Ad Name,Ad ID,Amount Spent,Paid Impressions,Swipe Ups"
        ),
        (
            "authorized-buyers",
            "#Creative ID,Day,Country,Creative size,Impressions,Spend (buyer currency)"
        ),
    ])
    func `a platform is recognised by its header`(format: String, header: String) throws {
        let titles = header.split(separator: ",").map(String.init)
        let match = PlatformIndex.shared.matches(titles, HeaderTitles(titles), format: nil).first(
            where: \.isEnough)
        #expect(match?.platform.format == format)
        #expect(
            match?.known.count == titles.count,
            "\(titles.indices.filter { match?.known[$0] == nil }.map { titles[$0] })")
        let shuffled = Array(titles.reversed())
        #expect(
            PlatformIndex.shared.matches(shuffled, HeaderTitles(shuffled), format: nil).first(
                where: \.isEnough)?.platform.format == format)
    }

    @Test(arguments: [
        (
            "Portuguese",
            "Nome do anúncio,Identificação do anúncio,Nome da campanha,Dia,Valor usado (BRL),Impressões,Cliques no link,Alcance,Frequência"
        ),
        (
            "Spanish",
            "Nombre del anuncio,Identificador del anuncio,Nombre de la campaña,Día,Importe gastado (EUR),Impresiones,Clics en el enlace,Alcance,Frecuencia"
        ),
        (
            "French",
            "Nom de la publicité,ID de la publicité,Nom de la campagne,Jour,Montant dépensé (EUR),Impressions,Clics sur un lien,Couverture,Répétition"
        ),
        (
            "German",
            "Anzeigenname,Anzeigen-ID,Kampagnenname,Tag,Ausgegebener Betrag (EUR),Impressionen,Link-Klicks,Reichweite,Frequenz"
        ),
        (
            "Italian",
            "Nome dell'inserzione,ID inserzione,Nome della campagna,Giorno,Importo speso (EUR),Impressioni,Clic sul link,Copertura,Frequenza"
        ),
        (
            "Turkish",
            "Reklam adı,Reklam Kimliği,Kampanya Adı,Gün,Harcanan Tutar (TRY),Gösterim,Bağlantı Tıklamaları,Erişim,Sıklık"
        ),
    ])
    func `the titles of Meta are recognised in the languages of its exports`(language: String, header: String)
        throws
    {
        let titles = header.split(separator: ",").map(String.init)
        let matches = PlatformIndex.shared.matches(titles, HeaderTitles(titles), format: nil)
        let best = matches.first(where: \.isEnough)
        let match = try #require(best)
        #expect(match.language.rawValue == language && match.platform.format == "meta-ads-manager")
        let fields: [ImportField] = [
            .name, .id, .campaign, .day, .spend, .impressions, .clicks, .reach, .frequency,
        ]
        #expect(fields.map { match.columns[$0]?.first } == Array(0..<9))
        // Spreadsheets and users change case, spaces and apostrophes.
        let changed = titles.map { $0.uppercased().replacing(" ", with: "\u{A0}").replacing("'", with: "’") }
        if language != "Turkish" {
            #expect(
                PlatformIndex.shared.matches(changed, HeaderTitles(changed), format: nil).first?.columns.count
                    == match.columns.count)
        }
    }

    @Test
    func `no title of a platform is used for two different fields`() {
        for platform in Platform.all {
            #expect(!platform.titles.isEmpty && !platform.name.isEmpty)
            for list in platform.titles { #expect(!list.titles.isEmpty) }
        }
        #expect(ImportFormat.exports.count == 18)
    }
}
