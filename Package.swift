// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A module with its sources and the tests of the same name.
///
/// - Parameters:
///   - tools: The dependencies of the tests alone.
///   - files: The resources of the tests.
///   - resources: The files whose bytes become part of the module.
func module(
    _ name: String, on dependencies: [Target.Dependency] = [], testedWith tools: [Target.Dependency] = [],
    readingFiles files: [String] = [], embedding resources: [String] = []
) -> [Target] {
    [
        .target(
            name: name, dependencies: dependencies, resources: resources.map { .embedInCode($0) },
            swiftSettings: settings),
        .testTarget(
            name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies + tools, exclude: files,
            swiftSettings: settings),
    ]
}

let floors: [[Target]] = [
    // C libraries. Each is imported by exactly one Swift module.
    [
        .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(
            name: "CPublicSuffix", pkgConfig: "libpsl",
            providers: [.apt(["libpsl-dev", "publicsuffix"])]),
        .systemLibrary(
            name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
        .systemLibrary(
            name: "CLAPACKE", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        // Without pkg-config, because its flags for this library are rejected by the package manager.
        .systemLibrary(name: "CGD", providers: [.apt(["libgd-dev"])]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(
            name: "CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
        .target(name: "CPageChecksums", dependencies: ["CSQLite"]),
        .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        // Loads Open MPI at run time, so that nothing is needed to build.
        .target(name: "CMPI", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CVectorKernels", linkerSettings: [.linkedLibrary("m")]),
    ],
    module("StageCore"),
    module("DenseLinearAlgebra", on: ["StageCore", "COpenBLAS", "CLAPACKE", "CVectorKernels"]),
    module("ClusterEvaluation", on: ["StageCore"]),
    module("Plotting", on: ["StageCore"]),
    module("KMeans", on: ["StageCore", "DenseLinearAlgebra"], testedWith: ["ClassicData"]),
    module("DistributedClustering", on: ["StageCore", "DenseLinearAlgebra", "KMeans", "CMPI"]),
    module(
        "GaussianMixture", on: ["StageCore", "DenseLinearAlgebra", "ClusterEvaluation", "KMeans"],
        testedWith: ["ClassicData"]),
    module(
        "DensityClustering", on: ["StageCore", "DenseLinearAlgebra"],
        testedWith: ["ClassicData", "ClusterEvaluation", "CreativeIntelligenceTesting"]),
    module("ContentHashing", on: ["CSodium"]),
    module("DistinctiveTerms", on: ["StageCore"]),
    module(
        "TopicDiscovery", on: ["StageCore", "ContentHashing", "DenseLinearAlgebra", "DistinctiveTerms"],
        testedWith: ["Embeddings", "KMeans"]),
    module(
        "Embeddings",
        on: ["StageCore", "ContentHashing", "DenseLinearAlgebra", "CVectorKernels"],
        testedWith: ["CreativeIntelligenceTesting"]),
    module("LLMProtocol", on: ["StageCore", "ContentHashing"]),
    module("LLMProviders", on: ["StageCore", "LLMProtocol", "CCurl"]),
    module("ImageSimilarity", on: ["StageCore", "CGD"], testedWith: ["SamplePictures"]),
    module("CreativeModel", on: ["StageCore"]),
    module("CreativeStores", on: ["StageCore", "CreativeModel"]),
    module("JobScheduling", on: ["StageCore"], testedWith: ["CreativeIntelligenceTesting"]),
    module("SampleData", on: ["StageCore", "CreativeModel"], testedWith: ["CreativeImport"]),
    module(
        "CreativeImport",
        on: [
            "StageCore", "ContentHashing", "CreativeModel", "CVectorKernels", "CCSV", "CZlib", "CZip", "CXML",
        ]),
    module("RuleClustering", on: ["StageCore", "CreativeModel", "CPublicSuffix"]),
    module(
        "PackageProposals",
        on: ["StageCore", "DenseLinearAlgebra", "LLMProtocol", "CreativeModel"],
        testedWith: ["SampleData", "KMeans", "GaussianMixture", "Embeddings", "ClusterEvaluation"]),
    module(
        "CampaignClustering",
        on: [
            "StageCore", "ContentHashing", "DenseLinearAlgebra", "DensityClustering", "DistinctiveTerms",
            "LLMProtocol", "CreativeModel", "CreativeStores", "RuleClustering",
        ], testedWith: ["SampleData", "Embeddings", "KMeans", "ClusterEvaluation"]),
    module(
        "AdClassification", on: ["StageCore", "ContentHashing", "LLMProtocol", "Plotting", "CreativeModel"],
        testedWith: ["SampleData", "CreativeImport"]),
    module(
        "SQLStores", on: ["StageCore", "ContentHashing", "CreativeModel", "CreativeStores", "JobScheduling"]),
    module(
        "SQLiteStore",
        on: [
            "StageCore", "CreativeModel", "CreativeStores", "CreativeImport", "JobScheduling", "SQLStores",
            "TopicDiscovery", "CSQLite", "CPageChecksums",
        ],
        testedWith: ["CreativeIntelligenceTesting", "Embeddings", "StoreSequences"],
        readingFiles: ["Fixtures"]),
    module(
        "PostgresStore",
        on: ["StageCore", "CreativeModel", "CreativeStores", "JobScheduling", "SQLStores", "CPQ"],
        testedWith: ["CreativeIntelligenceTesting", "SQLiteStore", "StoreSequences"]),
    // Imports Testing: for tests of stages and stores only, never for programs.
    module(
        "CreativeIntelligenceTesting",
        on: [
            "StageCore", "LLMProtocol", "Embeddings", "KMeans", "CreativeModel", "CreativeStores",
            "JobScheduling",
            "RuleClustering", "CampaignClustering", "PackageProposals",
        ], testedWith: ["GaussianMixture"]),
    module(
        "BackgroundJobs",
        on: [
            "StageCore", "CreativeModel", "CreativeImport", "JobScheduling", "AdClassification",
            "CampaignClustering", "PackageProposals",
        ], testedWith: ["CreativeIntelligence", "SampleData"]),
    // Above the umbrella, and not part of it: who links the library needs no HTTP server.
    module(
        "CreativeServer", on: ["CreativeIntelligence", "StageCore", "ContentHashing", "CMicroHTTPD"],
        testedWith: ["SampleData"],
        embedding: [
            "Dashboard/Resources/dashboard.css", "Dashboard/Resources/dashboard.js",
            "Dashboard/Resources/icon.svg",
        ]),
]

let modules = [
    "StageCore", "DenseLinearAlgebra", "ClusterEvaluation", "Plotting", "KMeans", "GaussianMixture",
    "DensityClustering", "DistinctiveTerms", "Embeddings", "LLMProtocol", "LLMProviders", "CreativeModel",
    "CreativeStores",
    "CreativeImport",
    "RuleClustering", "PackageProposals", "CampaignClustering", "SQLStores", "SQLiteStore", "ImageSimilarity",
    "AdClassification", "JobScheduling", "BackgroundJobs", "TopicDiscovery",
]
// Not part of the umbrella, because few programs need synthetic data, tests, an HTTP server, a database server or MPI.
let everything =
    [
        "CreativeIntelligence", "CreativeIntelligenceTesting", "CreativeServer", "DistributedClustering",
        "PostgresStore", "SampleData",
    ] + modules

/// Returns the targets that tests in release mode need: the numeric modules, their tests, and what these import.
/// `Scripts/test` sets `CREATIVES_NUMERIC_TESTS`, so that it does not build the rest twice.
func numericTargets(of targets: [Target]) -> [Target] {
    var needed = Set(
        [
            "DenseLinearAlgebra", "Embeddings", "KMeans", "GaussianMixture", "DensityClustering",
            "DistributedClustering", "PackageProposals",
        ].map {
            "\($0)Tests"
        })
    var count = 0
    while count < needed.count {
        count = needed.count
        for target in targets where needed.contains(target.name) {
            for dependency in target.dependencies {
                if case .byNameItem(let name, _) = dependency { needed.insert(name) }
            }
        }
    }
    return targets.filter { needed.contains($0.name) }
}

let package = Package(
    name: "CreativeIntelligence",
    products: everything.map { .library(name: $0, targets: [$0]) } + [
        .executable(name: "creatives", targets: ["creatives"])
    ],
    targets: floors.flatMap(\.self) + [
        .target(
            name: "CreativeIntelligence", dependencies: modules.map { .byName(name: $0) },
            swiftSettings: settings),
        .executableTarget(
            name: "creatives",
            dependencies: [
                "CreativeIntelligence", "CreativeServer", "DistributedClustering", "PostgresStore",
                "SampleData", "StageCore", "CMalloc",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "creativesTests", dependencies: ["CreativeIntelligence", "SampleData", "creatives"],
            swiftSettings: settings),
        // Data and reference results for the tests of any module.
        .target(
            name: "ClassicData", dependencies: ["StageCore"], path: "Tests/ClassicData",
            swiftSettings: settings),
        .testTarget(
            name: "ClassicDataTests", dependencies: ["ClassicData", "StageCore"], swiftSettings: settings),
        // Random calls for the tests of any store.
        .target(
            name: "StoreSequences",
            dependencies: ["StageCore", "CreativeModel", "CreativeStores", "SQLStores"],
            path: "Tests/StoreSequences", swiftSettings: settings),
        // Generated images for the tests of any module.
        .target(
            name: "SamplePictures", dependencies: ["StageCore", "ImageSimilarity"],
            path: "Tests/SamplePictures", swiftSettings: settings),
        .testTarget(
            name: "CreativeIntelligenceTests",
            dependencies: ["CreativeIntelligence", "SamplePictures"],
            swiftSettings: settings),
        .executableTarget(
            name: "benchmarks",
            dependencies: ["CreativeIntelligence", "SampleData", "SamplePictures", "ImageSimilarity"],
            path: "Benchmarks/Sources",
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)

if Context.environment["CREATIVES_NUMERIC_TESTS"] == "1" {
    package.targets = numericTargets(of: package.targets)
    package.products = []
}
