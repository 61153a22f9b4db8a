import Foundation
import InkGraphCore
import PropertyGraph
import Testing

@testable import InkGraphCLI

@Suite("Names on the command line") struct NameTests {
  private let library: SampleLibrary
  private let session: LibrarySession

  init() throws {
    library = try SampleLibrary()
    session = try library.session()
  }

  private func message(_ name: String, type: String? = nil) -> String {
    do {
      return session.graph.property("key", of: try session.node(named: name, type: type))?.text
        ?? ""
    } catch {
      return error.description
    }
  }

  @Test("an ambiguous name lists its candidates and says how to choose")
  func ambiguous() {
    #expect(
      message("张伟") == """
        '张伟' can mean 2 things; choose one by its key, such as 'person/张伟', or narrow it with --type
        key                       type    name               mentions  issues  first seen  last seen
        ------------------------  ------  -----------------  --------  ------  ----------  ----------
        person/张伟               person  张伟                      1       1  2024-06-03  2024-06-03
        person/张伟@临渡区教育局  person  张伟@临渡区教育局         0       0
        """)
    #expect(message("person/张伟@教育") == "person/张伟@临渡区教育局")
  }

  @Test("an unknown name suggests near ones, and says where to look")
  func unknown() {
    #expect(message("王方") == "\(library.path): there is no '王方'; did you mean 王芳?")
    #expect(
      message("某物件", type: "agency")
        == "\(library.path): there is no agency named '某物件'; "
        + "`inkgraph find TEXT` looks for parts of names")
  }

  @Test("types and relations are known by local name and by label")
  func schemaNames() throws {
    #expect(try session.type(named: "机构") == "agency")
    #expect(try session.type(named: "Agency") == "agency")
    #expect(try session.relation(named: "任职") == "holdsPosition")
    let error = #expect(throws: CommandFailure.self) { _ = try session.type(named: "planet") }
    #expect(
      error?.description
        == "there is no type 'planet'; the types are person, agency, article, enterprise, issue, "
        + "organization, project, region; `inkgraph schema` lists them")
  }

  @Test("names are completed from the library that the command line names")
  func completion() {
    func names(_ arguments: [String], _ prefix: String, _ environment: [String: String] = [:])
      -> [String]
    {
      NameCompletion.names(arguments: arguments, prefix: prefix, environment: environment)
    }
    #expect(names(["show", "-l", library.path], "王") == ["王芳"])
    #expect(
      names(["show", "--library=\(library.path)"], "临渡") == ["临渡区水务局", "临渡路桥公司", "临渡区", "临渡新报"])
    #expect(names(["show"], "王", ["INKGRAPH_LIBRARY": library.path]) == ["王芳"])
    #expect(names(["show", "-l", "/no/such"], "王") == [])
    #expect(names(["show", "-l"], "王", ["INKGRAPH_LIBRARY": "/no/such"]) == [])
  }
}
