import CreativeModel
import Foundation
import Testing

@testable import CreativeImport

/// Imports a text as `deals.json`.
func deals(
    _ text: String, name: String = "deals.json", keepsGoing: Bool = false,
    _ set: (inout DealImporter.Options) -> Void = { _ in }
) throws -> DealImportResult {
    try deals(bytes: text.utf8, name: name, keepsGoing: keepsGoing, set)
}

/// Imports bytes as `deals.json`.
func deals(
    bytes: some Sequence<UInt8>, name: String = "deals.json", keepsGoing: Bool = false,
    _ set: (inout DealImporter.Options) -> Void = { _ in }
) throws -> DealImportResult {
    let scratch = try Scratch()
    var options = DealImporter.Options()
    options.keepsGoing = keepsGoing
    set(&options)
    return try DealImporter(options: options).read([scratch.file(bytes, name: name)])
}

/// Returns the deal with the given members besides its ID.
func deal(_ members: String) throws -> Deal {
    try #require(try deals(#"[{"deal_id": "1", \#(members)}]"#).deals.first)
}

/// Returns the error of an import that must fail.
func dealFailure(_ text: String, name: String = "deals.json") throws -> ImportError {
    try #require(throws: ImportError.self) { _ = try deals(text, name: name) }
}
