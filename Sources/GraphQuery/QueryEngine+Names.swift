extension QueryEngine {
  /// The labels and relationship types that a query names, as it writes them, whether or not it can
  /// be understood.
  public static func labelsAndTypes(in text: String) -> Set<String> {
    guard let tokens = try? Lexer.tokens(of: Array(text.unicodeScalars)) else { return [] }
    var names: Set<String> = []
    for (before, token) in zip(tokens, tokens.dropFirst()) {
      if before.kind == .sign(.colon) || before.kind == .sign(.bar), let name = token.name {
        names.insert(name)
      }
    }
    return names
  }

  /// The names of all functions that queries can call.
  public static var functionNames: [String] { FunctionLibrary.names }
}
