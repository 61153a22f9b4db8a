public import ArgumentParser
public import EntityLinking

/// Reads `same`, `not-same`, `rename`, `retype`, `drop` or `alias`.
extension Correction.Action: ExpressibleByArgument {}
