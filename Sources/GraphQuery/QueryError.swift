public import InkGraphCore

/// A query that could not be read, understood or run to its end.
///
/// The category, phase and detail use the words of openCypher's technology compatibility kit, so
/// that a program can tell errors apart; `description` is for people.
public struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The family of an error, as openCypher names it.
  public enum Category: String, Hashable, Sendable {
    /// The text is no query, or contradicts itself.
    case syntaxError = "SyntaxError"
    /// A value has a type that an operation does not take.
    case typeError = "TypeError"
    /// A value has the right type, but the operation cannot use it.
    case argumentError = "ArgumentError"
    /// The query asks for something that has no meaning.
    case semanticError = "SemanticError"
    /// The query uses a parameter that was not given.
    case parameterMissing = "ParameterMissing"
    /// The query ran into a limit of its options, or was cancelled.
    case limitExceeded = "LimitExceeded"
  }

  /// When an error was noticed.
  public enum Phase: String, Hashable, Sendable {
    /// Before any row was looked at.
    case compileTime = "compile time"
    /// While rows were made.
    case runtime
  }

  /// The family of the error.
  public let category: Category
  /// When it was noticed.
  public let phase: Phase
  /// What is wrong, in one word that stays the same between versions.
  public let detail: QueryErrorDetail
  /// What is wrong, for people.
  public let message: String
  /// What to do about it, if that is known.
  public let hint: String?
  /// Where in the query; line and column count from 1, columns in Unicode scalars.
  public private(set) var location = SourceLocation(source: "query")
  /// The line of the query with the offending part underlined; empty if no part is to blame.
  public private(set) var excerpt = ""

  let place: Place

  init(
    _ detail: QueryErrorDetail, _ message: String, at place: Place, hint: String? = nil,
    category: Category? = nil, phase: Phase = .compileTime
  ) {
    self.category = category ?? detail.usualCategory
    self.phase = phase
    self.detail = detail
    self.message = message
    self.hint = hint
    self.place = place
  }

  /// The error as several lines: place and message, the underlined text, and what to do.
  public var description: String {
    var lines = ["\(location): \(message)"]
    if !excerpt.isEmpty { lines.append(excerpt) }
    if let hint { lines.append(hint) }
    return lines.joined(separator: "\n")
  }

  /// The error with line, column and underlined text, found in the query's text.
  func located(in text: String) -> QueryError {
    guard location.line == 0, place.isKnown else { return self }
    let excerpt = QueryExcerpt(text: Array(text.unicodeScalars), place: place)
    var result = self
    result.location = SourceLocation(source: "query", line: excerpt.line, column: excerpt.column)
    result.excerpt = excerpt.text
    return result
  }
}

/// What is wrong with a query, in the words of openCypher's technology compatibility kit.
public enum QueryErrorDetail: String, Hashable, Sendable {
  case ambiguousAggregationExpression = "AmbiguousAggregationExpression"
  case columnNameConflict = "ColumnNameConflict"
  case creatingVarLength = "CreatingVarLength"
  case differentColumnsInUnion = "DifferentColumnsInUnion"
  case floatingPointOverflow = "FloatingPointOverflow"
  case integerOverflow = "IntegerOverflow"
  case invalidAggregation = "InvalidAggregation"
  case invalidArgumentPassingMode = "InvalidArgumentPassingMode"
  case invalidArgumentType = "InvalidArgumentType"
  case invalidArgumentValue = "InvalidArgumentValue"
  case invalidClauseComposition = "InvalidClauseComposition"
  case invalidNumberLiteral = "InvalidNumberLiteral"
  case invalidNumberOfArguments = "InvalidNumberOfArguments"
  case invalidParameterUse = "InvalidParameterUse"
  case invalidRelationshipPattern = "InvalidRelationshipPattern"
  case invalidUnicodeCharacter = "InvalidUnicodeCharacter"
  case invalidUnicodeLiteral = "InvalidUnicodeLiteral"
  case listElementAccessByNonInteger = "ListElementAccessByNonInteger"
  case mapElementAccessByNonString = "MapElementAccessByNonString"
  case missingParameter = "MissingParameter"
  case negativeIntegerArgument = "NegativeIntegerArgument"
  case nestedAggregation = "NestedAggregation"
  case nestingTooDeep = "NestingTooDeep"
  case noExpressionAlias = "NoExpressionAlias"
  case nonConstantExpression = "NonConstantExpression"
  case noSingleRelationshipType = "NoSingleRelationshipType"
  case noVariablesInScope = "NoVariablesInScope"
  case numberOutOfRange = "NumberOutOfRange"
  case outOfMemory = "OutOfMemory"
  case readOnly = "ReadOnly"
  case relationshipUniquenessViolation = "RelationshipUniquenessViolation"
  case requiresDirectedRelationship = "RequiresDirectedRelationship"
  case timedOut = "TimedOut"
  case undefinedVariable = "UndefinedVariable"
  case unexpectedSyntax = "UnexpectedSyntax"
  case unknownFunction = "UnknownFunction"
  case unknownName = "UnknownName"
  case variableAlreadyBound = "VariableAlreadyBound"
  case variableTypeConflict = "VariableTypeConflict"

  /// The category that goes with the detail unless an error says otherwise.
  var usualCategory: QueryError.Category {
    switch self {
    case .outOfMemory, .timedOut: .limitExceeded
    case .missingParameter: .parameterMissing
    case .listElementAccessByNonInteger, .mapElementAccessByNonString, .invalidArgumentValue:
      .typeError
    case .numberOutOfRange: .argumentError
    default: .syntaxError
    }
  }
}
