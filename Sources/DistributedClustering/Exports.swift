@_exported public import KMeans
