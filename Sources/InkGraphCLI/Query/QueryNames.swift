import GraphQuery
import InkGraphCore
import Ontology

/// The names by which queries may call what is in the graph of a library.
enum QueryNames {
  /// A relationship type or a property that is no relation of the ontology.
  struct Term: Hashable {
    let name: String
    let chinese: String
    let english: String
    /// What has it.
    let domain: [String]
    /// What it leads to, or what its values are.
    let range: [String]
  }

  /// The labels of classes, relations and properties in every language, as other names.
  static func names(of schema: OntologySchema) -> SchemaNames {
    var names = SchemaNames()
    for entityClass in schema.classes {
      add(entityClass.labels.values, for: entityClass.localName, to: &names.labels)
    }
    for relation in schema.relations {
      add(relation.labels.values, for: relation.predicate.rawValue, to: &names.types)
    }
    for link in links { add([link.chinese, link.english], for: link.name, to: &names.types) }
    for property in properties {
      add([property.chinese], for: property.name, to: &names.properties)
    }
    return names
  }

  private static func add(
    _ labels: some Sequence<String>, for name: String, to names: inout [String: String]
  ) {
    for label in labels.sorted() where label != name {
      // A name with a blank would need backticks, so it is known without the blank too.
      for form in [label, label.filter { $0 != " " }] where names[form] == nil {
        names[form] = name
      }
    }
  }

  /// The relationship types beside the relations of the ontology.
  static let links = [
    Term(name: "subject", chinese: "主体", english: "subject", domain: ["statement"], range: []),
    Term(name: "object", chinese: "客体", english: "object", domain: ["statement"], range: []),
    Term(
      name: "hasEvidence", chinese: "有证据", english: "has evidence", domain: ["statement"],
      range: ["evidence"]),
    Term(
      name: "quotedFrom", chinese: "引自", english: "quoted from", domain: ["evidence"],
      range: ["article"]),
  ]

  /// The properties.
  static let properties = [
    property("key", "键", "key", "node", "text"),
    property("name", "名称", "name", "node", "text"),
    property("aliases", "别名", "aliases", "node", "list of texts"),
    property("type", "类型", "type", "node", "text"),
    property("code", "代码", "code", "node", "text"),
    property("mentions", "提及次数", "mentions", "node", "integer"),
    property("issues", "期数", "issues", "node", "integer"),
    property("firstSeen", "首见", "first seen", "node, relationship", "date"),
    property("lastSeen", "末见", "last seen", "node, relationship", "date"),
    property("weight", "权重", "weight", "relationship", "number"),
    property("qualifier", "限定", "qualifier", "node, relationship", "text"),
    property("score", "分数", "score", "relationship", "number"),
    property("evidence", "证据", "evidence", "relationship", "list of texts"),
    property("articles", "文章", "articles", "relationship", "list of texts"),
    property("rules", "规则", "rules", "relationship", "list of texts"),
    property("statement", "陈述", "statement", "relationship", "integer"),
    property("date", "日期", "date", "article, issue", "date"),
    property("page", "版面", "page", "article", "integer"),
    property("kind", "体裁", "kind", "article", "text"),
    property("issue", "刊期", "issue", "article", "text"),
    property("newspaper", "报纸", "newspaper", "article, issue", "text"),
    property("number", "期号", "number", "issue", "integer"),
    property("predicate", "谓词", "predicate", "statement", "text"),
    property("text", "原文", "text", "evidence", "text"),
    property("rule", "规则名", "rule", "evidence", "text"),
  ]

  private static func property(
    _ name: String, _ chinese: String, _ english: String, _ domain: String, _ range: String
  ) -> Term {
    Term(
      name: name, chinese: chinese, english: english,
      domain: domain.split(separator: ", ").map(String.init), range: [range])
  }
}
