extension PackageProposer where Self == OfflineProposer {
    /// Proposes packages without a model.
    public static var offline: OfflineProposer { OfflineProposer() }
}
