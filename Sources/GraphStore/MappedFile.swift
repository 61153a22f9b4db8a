import PropertyGraph

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Maps files into memory, which costs nothing till they are read.
enum MappedFile {
  /// The bytes of a file; nil if it is not there, empty, or can't be read.
  static func memory(of path: String) -> GraphMemory? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var state = stat()
    guard fstat(descriptor, &state) == 0, state.st_size > 0 else { return nil }
    let size = Int(state.st_size)
    guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      address != MAP_FAILED
    else { return nil }
    return GraphMemory(UnsafeRawBufferPointer(start: address, count: size)) {
      munmap(address, size)
    }
  }
}
