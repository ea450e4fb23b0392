public import SQLStores

/// The reason why a store file could not be opened, read or written.
public typealias SQLiteStoreError = SQLStoreError
