import Foundation
import Testing

@testable import CreativeImport

@Suite("Tables without ads")
struct RefusalTests {
    @Test(arguments: [
        ("Campaign,Campaign ID,Day,Currency code,Impr.,Clicks,Cost", "report by campaign"),
        ("Nom de la campagne;Jour;Impressions;Montant dépensé (EUR)", "report by campaign"),
        ("Ad set name,Day,Impressions,Amount spent (EUR)", "report by ad group"),
        (
            "Page ID,Page name,Disclaimer,Amount spent (GBP),Number of ads in Library",
            "list of advertisers"
        ),
        ("id,created_at,status,email,total_price,currency,items,landing_site", "list of orders"),
        ("id,name,parent_id,status,sizes,ad_formats,device_types,inventory_type", "list of inventory"),
        ("id,status", "no format"), ("one,two,three", "no format"),
    ])
    func `the error names the kind of table, and an alternative`(header: String, reason: String) throws {
        let width = header.split { $0 == "," || $0 == ";" }.count
        let delimiter = header.contains(";") ? ";" : ","
        let error = try failure {
            try read("\(header)\n\(Array(repeating: "1", count: width).joined(separator: delimiter))\n")
        }
        #expect(error.code == .unknownFormat && error.message.contains(reason), "\(error)")
        #expect(error.message.contains("no ad") || error.message.contains("no column identifies ads"))
    }

    @Test(arguments: [
        ("PAR1", "Parquet"), ("ARROW1", "Arrow"), ("%PDF-1.7", "PDF"),
        ("<!DOCTYPE html><html>", "web page"), ("<?xml version=\"1.0\"?>", "XML"),
    ])
    func `other file formats are recognised by their first bytes`(bytes: String, name: String) throws {
        let error = try failure { try read(bytes + "\n1,2\n") }
        #expect(error.code == .unknownFormat && error.message.contains(name))
    }

    @Test
    func `the header is found within the first thirty rows`() throws {
        let table = "Ad name,Day,Impressions\na,2026-08-01,5\n"
        #expect(try read(String(repeating: "Some line\n", count: 29) + table).batch.creatives.count == 1)
        #expect(throws: ImportError.self) { try read(String(repeating: "Some line\n", count: 30) + table) }
    }
}
