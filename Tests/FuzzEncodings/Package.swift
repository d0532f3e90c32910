// swift-tools-version: 6.3
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let package = Package(
  name: "FuzzEncodings",
  platforms: [.macOS("26.0")],
  dependencies: [.package(name: "zhengzi", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "FuzzEncodings", dependencies: [.product(name: "Zhengzi", package: "zhengzi")],
      path: "Sources",
      swiftSettings: [
        .enableUpcomingFeature("InternalImportsByDefault"), .unsafeFlags(["-parse-as-library"]),
      ])
  ],
  swiftLanguageModes: [.v6]
)
