/// The files of the system whose tables ours are.
enum OriginFile {
    static let adoption = SQLiteSchema.Adoption(
        isPossible: { _ in false },
        perform: { _ in })
}
