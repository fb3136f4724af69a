package org.hillock.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.hillock.onnx.census.Finding;

/// Findings side by side that differ in nothing but the place.
final class Findings {
  private Findings() {}

  /// In the order of the first of each.
  static List<List<Finding>> alike(List<Finding> findings) {
    return List.copyOf(
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    one -> List.of(one.id(), one.reason(), one.advice()),
                    LinkedHashMap::new,
                    Collectors.toList()))
            .values());
  }
}
