public import ArgumentParser
public import GraphExport

extension GraphMLFlavor: ExpressibleByArgument {}

extension LayoutHint: ExpressibleByArgument {}
