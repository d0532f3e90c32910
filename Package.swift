// swift-tools-version: 6.3
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let package = Package(
  name: "zhengzi",
  platforms: [.macOS("26.0")],
  products: [
    .library(name: "Zhengzi", targets: ["Zhengzi"]),
    .executable(name: "zhengzi", targets: ["ZhengziCLI"]),
    .executable(name: "zhengzi-tables", targets: ["zhengzi-tables"]),
  ],
  traits: [
    .default(enabledTraits: ["Foreign"]),
    .trait(name: "Foreign", description: "Links libopencc and libiconv-hook where installed."),
  ],
  dependencies: [
    // Flags and help pages of the tool that makes the tables; the filter starts faster without.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // MARK: Library
    .target(name: "CZhengziImage", exclude: ["images"]),
    .target(name: "ZhengziTables", dependencies: ["CZhengziImage"]),
    .target(name: "ZhengziEncoding", dependencies: ["ZhengziTables"]),
    .target(name: "ZhengziLexicon", dependencies: ["ZhengziTables"]),
    .target(name: "ZhengziConversion", dependencies: ["ZhengziEncoding", "ZhengziTables"]),
    .target(
      name: "ZhengziDetection",
      dependencies: ["ZhengziEncoding", "ZhengziLexicon", "ZhengziTables"]),
    .target(
      name: "ZhengziRepair",
      dependencies: [
        "ZhengziEncoding", "ZhengziLexicon", "ZhengziDetection", "ZhengziConversion",
      ]),
    .target(
      name: "Zhengzi",
      dependencies: [
        "ZhengziEncoding", "ZhengziLexicon", "ZhengziDetection", "ZhengziConversion",
        "ZhengziRepair", "ZhengziTables",
      ]),

    // MARK: Products on it
    .target(name: "CPosix"),
    .executableTarget(
      name: "ZhengziCLI",
      dependencies: [
        "Zhengzi", "ZhengziConversion", "ZhengziForeign", "CPosix",
      ]),

    // MARK: Foreign
    .systemLibrary(
      name: "COpenCC", pkgConfig: "opencc", providers: [.apt(["libopencc-dev"])]),
    .systemLibrary(name: "CIconvHook", providers: [.apt(["libiconv-hook-dev"])]),
    .target(
      name: "ZhengziForeign",
      dependencies: [
        "ZhengziEncoding", "ZhengziConversion",
        .target(name: "COpenCC", condition: .when(traits: ["Foreign"])),
        .target(name: "CIconvHook", condition: .when(traits: ["Foreign"])),
      ]),

    // MARK: Tools
    .executableTarget(
      name: "zhengzi-tables",
      dependencies: [
        "ZhengziTables", "ZhengziConversion",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .executableTarget(name: "zhengzi-bench", dependencies: ["Zhengzi", "ZhengziConversion"]),

    // MARK: Tests
    .target(
      name: "TestSupport", dependencies: ["Zhengzi", "ZhengziConversion"],
      path: "Tests/TestSupport"),
    .testTarget(name: "ZhengziTablesTests", dependencies: ["ZhengziTables", "TestSupport"]),
    .testTarget(
      name: "ZhengziConversionTests",
      dependencies: [
        "ZhengziConversion", "ZhengziEncoding", "ZhengziTables", "TestSupport",
      ]),
    .testTarget(
      name: "ZhengziEncodingTests",
      dependencies: ["Zhengzi", "ZhengziEncoding", "ZhengziTables", "TestSupport"]),
    .testTarget(
      name: "ZhengziDetectionTests",
      dependencies: ["Zhengzi", "ZhengziConversion", "ZhengziForeign", "TestSupport"]),
    .testTarget(name: "ZhengziRepairTests", dependencies: ["Zhengzi", "TestSupport"]),
    .testTarget(name: "ZhengziTests", dependencies: ["Zhengzi", "ZhengziForeign", "TestSupport"]),
    // These run the program `zhengzi` that is built beside them.
    .testTarget(
      name: "ZhengziCLITests",
      dependencies: ["Zhengzi", "ZhengziConversion", "ZhengziForeign", "TestSupport"]),
    .testTarget(
      name: "TableTests", dependencies: ["ZhengziTables", "ZhengziConversion", "TestSupport"]),
    .testTarget(
      name: "ZhengziForeignTests",
      dependencies: ["ZhengziForeign", "ZhengziConversion", "ZhengziEncoding", "TestSupport"]),
    .testTarget(
      name: "DifferentialTests",
      dependencies: [
        "ZhengziForeign", "ZhengziConversion", "ZhengziEncoding", "ZhengziTables", "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .plugin && target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      .strictMemorySafety(), .treatAllWarnings(as: .error),
    ]
}
