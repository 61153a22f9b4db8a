// swift-tools-version: 6.2
import PackageDescription

/// The language settings that every Swift target of the package shares.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "inkgraph",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "inkgraph", targets: ["InkGraphCLI"]),
    .executable(name: "inkgraph-bench", targets: ["inkgraph-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // Ground.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .target(name: "COntologyData"),

    // Floor 1.
    .target(name: "InkGraphCore", swiftSettings: settings),

    // Floor 2. MarkupIO is the one door to libxml2 for every floor above it.
    .target(name: "MarkupIO", dependencies: ["InkGraphCore", "CLibXML2"], swiftSettings: settings),
    .target(
      name: "PropertyGraph",
      dependencies: ["InkGraphCore"], swiftSettings: settings),

    // Floor 3.
    .target(
      name: "NewspaperReader", dependencies: ["InkGraphCore", "MarkupIO"], swiftSettings: settings),
    .target(
      name: "Ontology", dependencies: ["InkGraphCore", "MarkupIO", "COntologyData"],
      path: "Ontology",
      exclude: [
        "README.md", "inkgraph.owl", "relations.rules", "tagger-card.md", "tagger.model",
        "Gazetteers",
      ],
      swiftSettings: settings),

    // Floor 4.
    .target(
      name: "EntityRecognition", dependencies: ["InkGraphCore", "Ontology"],
      swiftSettings: settings),
    .target(
      name: "EntityLinking", dependencies: ["InkGraphCore", "Ontology"], swiftSettings: settings),
    .target(
      name: "RelationExtraction", dependencies: ["InkGraphCore", "Ontology"],
      swiftSettings: settings),
    .target(
      name: "GraphQuery", dependencies: ["InkGraphCore", "PropertyGraph"], swiftSettings: settings),
    .target(
      name: "GraphExport", dependencies: ["InkGraphCore", "MarkupIO", "Ontology", "PropertyGraph"],
      swiftSettings: settings),
    .target(
      name: "GraphStore",
      dependencies: [
        "InkGraphCore", "PropertyGraph", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: settings),

    // Floor 5.
    .target(
      name: "InkGraphPipeline",
      dependencies: [
        "InkGraphCore", "NewspaperReader", "Ontology", "EntityRecognition", "EntityLinking",
        "RelationExtraction", "PropertyGraph", "GraphStore", "GraphExport", "CLibArchive",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: settings),

    // Roof.
    .executableTarget(
      name: "InkGraphCLI",
      dependencies: [
        "EntityRecognition", "InkGraphCore", "NewspaperReader", "Ontology", "PropertyGraph",
        "GraphQuery", "GraphExport", "GraphStore", "EntityLinking", "InkGraphPipeline",
        "RelationExtraction",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "inkgraph-bench",
      dependencies: [
        "InkGraphCore", "NewspaperReader", "Ontology", "EntityRecognition", "EntityLinking",
        "RelationExtraction", "PropertyGraph", "GraphQuery", "GraphExport", "GraphStore",
        "InkGraphPipeline", "InkGraphTestSupport", "MarkupIO",
        // Only to be measured beside our own writer.
        "CLibXML2",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Tests.
    .target(
      name: "InkGraphTestSupport",
      dependencies: ["InkGraphCore", "Ontology", "PropertyGraph"],
      path: "Tests/InkGraphTestSupport", swiftSettings: settings),
    .testTarget(
      name: "MarkupIOTests", dependencies: ["InkGraphCore", "MarkupIO"], swiftSettings: settings),
    .testTarget(
      name: "PropertyGraphTests",
      dependencies: ["InkGraphCore", "InkGraphTestSupport", "PropertyGraph"],
      swiftSettings: settings),
    .testTarget(
      name: "InkGraphCLITests",
      dependencies: [
        "InkGraphCLI", "InkGraphCore", "InkGraphPipeline", "InkGraphTestSupport", "EntityLinking",
        "GraphQuery", "GraphStore", "Ontology", "PropertyGraph",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "NewspaperReaderTests", dependencies: ["NewspaperReader", "InkGraphCore"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "OntologyTests", dependencies: ["InkGraphCore", "MarkupIO", "Ontology"],
      swiftSettings: settings),
    .testTarget(
      name: "GraphQueryTests",
      dependencies: ["InkGraphCore", "InkGraphTestSupport", "PropertyGraph", "GraphQuery"],
      exclude: ["tck-expected.txt"], swiftSettings: settings),
    .testTarget(
      name: "GraphExportTests",
      dependencies: [
        "GraphExport", "InkGraphCore", "InkGraphTestSupport", "MarkupIO", "PropertyGraph",
      ],
      exclude: ["Golden"], swiftSettings: settings),
    .testTarget(
      name: "GraphStoreTests",
      dependencies: [
        "EntityLinking", "InkGraphCore", "GraphStore", "InkGraphTestSupport", "Ontology",
        "PropertyGraph",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "EntityRecognitionTests",
      dependencies: ["EntityRecognition", "InkGraphCore", "InkGraphTestSupport", "Ontology"],
      swiftSettings: settings),
    .testTarget(
      name: "EntityLinkingTests",
      dependencies: ["EntityLinking", "InkGraphCore", "InkGraphTestSupport", "Ontology"],
      swiftSettings: settings),
    .testTarget(
      name: "RelationExtractionTests",
      dependencies: ["InkGraphCore", "InkGraphTestSupport", "Ontology", "RelationExtraction"],
      swiftSettings: settings),
    .testTarget(
      name: "InkGraphPipelineTests",
      dependencies: [
        "GraphExport", "GraphStore", "InkGraphCLI", "InkGraphCore", "InkGraphPipeline",
        "InkGraphTestSupport", "NewspaperReader", "Ontology", "PropertyGraph",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
