// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

private let imageFolder = "Sources/CZhengziImage"

/// Compiles `Dictionaries/` into the images.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile", abstract: "Compiles Dictionaries/ into images and image.c.")

  @Option(help: "The root of the repository.")
  var root = "."

  func run() throws {
    let compilation = try Compilation(root: root)
    let folder = "\(root)/\(imageFolder)/images"
    try Files.makeFolder(folder)
    let names = Set(compilation.images.map { $0.name + ".bin" })
    for stale in Files.list(folder) where !names.contains(stale) {
      try Files.remove("\(folder)/\(stale)")
    }
    for image in compilation.images {
      try Files.write(image.bytes, to: "\(folder)/\(image.name).bin")
    }
    try Files.write(compilation.source, to: "\(root)/\(imageFolder)/image.c")
  }
}

/// Checks that the images in the repository are what `Dictionaries/` says.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compiles in memory and compares with the images, byte for byte.")

  @Option(help: "The root of the repository.")
  var root = "."

  func run() throws {
    let compilation = try Compilation(root: root)
    var stale: [String] = []
    let folder = "\(root)/\(imageFolder)"
    for image in compilation.images
    where try Files.read("\(folder)/images/\(image.name).bin") != image.bytes {
      stale.append(image.name)
    }
    if try Files.read("\(folder)/image.c") != compilation.source { stale.append("image.c") }
    let known = Set(compilation.images.map { $0.name + ".bin" })
    stale += Files.list("\(folder)/images").filter { !known.contains($0) }
    guard stale.isEmpty else {
      throw ToolError("not fresh: \(stale.joined(separator: ", ")); run `make tables`")
    }
    print("\(compilation.images.count) images are fresh")
  }
}
