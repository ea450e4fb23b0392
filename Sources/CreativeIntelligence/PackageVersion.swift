/// The version of the package, by Semantic Versioning 2.0.0.
public enum PackageVersion {
    /// `0.1.0`
    public static let current = "0.1.0"
}
