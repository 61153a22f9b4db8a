import Foundation
import GraphQuery

/// Parameters of queries as users write them.
enum QueryParameters {
  /// Reads `name=value`: numbers, true, false, null, and lists, maps and quoted texts in JSON are
  /// read as such, all else is a text.
  ///
  /// - Returns: The name and the value, or nil without a name or `=`.
  static func parse(_ text: String) -> (name: String, value: QueryValue)? {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let name = parts[0].trimmingCharacters(in: .whitespaces)
    let bare = name.hasPrefix("$") ? String(name.dropFirst()) : name
    return bare.isEmpty ? nil : (bare, value(String(parts[1])))
  }

  private static func value(_ text: String) -> QueryValue {
    if let number = Int64(text) { return .integer(number) }
    if let first = text.first, first.isNumber || first == "-", let number = Double(text) {
      return .double(number)
    }
    switch text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default: break
    }
    guard let first = text.first, "[{\"".contains(first),
      let json = try? JSONDecoder().decode(JSONParameter.self, from: Data(text.utf8))
    else { return .string(text) }
    return json.value
  }
}

/// A value in JSON.
private struct JSONParameter: Decodable {
  let value: QueryValue

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Key.self) {
      var map = QueryMap()
      for key in object.allKeys {
        map[key.stringValue] = try object.decode(JSONParameter.self, forKey: key).value
      }
      value = .map(map)
      return
    }
    if var list = try? decoder.unkeyedContainer() {
      var values: [QueryValue] = []
      while !list.isAtEnd { values.append(try list.decode(JSONParameter.self).value) }
      value = .list(values)
      return
    }
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      value = .null
    } else if let flag = try? single.decode(Bool.self) {
      value = .boolean(flag)
    } else if let number = try? single.decode(Int64.self) {
      value = .integer(number)
    } else if let number = try? single.decode(Double.self) {
      value = .double(number)
    } else {
      value = .string(try single.decode(String.self))
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
