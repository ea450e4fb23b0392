/// How many deals a package has.
enum PackageSize {
    static let allowed = 3...15
}
