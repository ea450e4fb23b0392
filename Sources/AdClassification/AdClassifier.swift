public import CreativeModel
public import StageCore

/// The role of a classifier of ads.
///
/// ## Implementation guidance
///
/// Equal ads get equal findings, as far as a model can promise that: results are reused under ``identifier``,
/// ``promptVersion`` and ``schemaVersion``, so one of them changes whenever findings may. A classifier that reads no
/// pictures says nothing of them.
public protocol AdClassifier: Sendable {
    /// Who answers: a model's identifier, or that of a set of rules.
    var identifier: String { get }
    /// Which wording asks.
    var promptVersion: String { get }
    /// Which form the answer has.
    var schemaVersion: String { get }

    /// What an ad speaks to.
    ///
    /// - Throws: Whatever keeps it from an answer; nothing is kept then.
    func findings(about ad: AdInput) async throws -> AdFindings
}
