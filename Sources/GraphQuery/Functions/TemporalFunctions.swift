extension FunctionLibrary {
  static let temporalFunctions: [QueryFunction] = []
  static let durationFunctions: [QueryFunction] = []
}
struct CurrentTime { var epochMilliseconds: Int { 0 }; static func now() -> CurrentTime { CurrentTime() } }
extension TemporalValue { func component(_ name: String) -> QueryValue? { nil } }
extension QueryRun {
  func temporal(_ o: BinaryOperator, _ l: QueryValue, _ r: QueryValue, _ place: Place) throws(QueryError) -> QueryValue {
    throw wrongType("\(o.rawValue) takes numbers", l.number == nil ? l : r, place)
  }
}
