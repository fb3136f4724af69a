package org.hillock.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which package lives in which module, and who may use whom.
///
/// @param root the package that all others are below
record House(String root) {
  /// A module.
  ///
  /// @param packages below the root, first part only
  /// @param uses other modules, by name
  record Module(String name, Set<String> packages, Set<String> uses) {}

  private static final List<Module> MODULES =
      List.of(
          new Module("activation", Set.of("numeric", "kernel", "activation", "rulebook"), Set.of()),
          new Module(
              "learning",
              Set.of(
                  "data",
                  "network",
                  "notation",
                  "loss",
                  "optimizer",
                  "training",
                  "checkpoint",
                  "probe",
                  "journal"),
              Set.of("activation")),
          new Module("parquet", Set.of("parquet"), Set.of("activation", "learning")),
          new Module(
              "advisor",
              Set.of(
                  "statistics",
                  "protocol",
                  "study",
                  "ranking",
                  "recommendation",
                  "advice",
                  "report",
                  "reproduction",
                  "diagnosis",
                  "demonstration",
                  "theory",
                  "preflight",
                  "page",
                  "work"),
              Set.of("activation", "learning")),
          new Module("catalogue", Set.of("catalogue"), Set.of("activation")),
          new Module("onnx", Set.of("onnx"), Set.of("activation", "learning")),
          new Module(
              "onnxruntime", Set.of("onnxruntime"), Set.of("activation", "learning", "onnx")),
          new Module("lab", Set.of("lab"), Set.of("activation", "learning", "advisor", "onnx")),
          new Module("spark", Set.of("spark"), Set.of("activation", "learning", "advisor")),
          new Module(
              "cli",
              Set.of("cli"),
              Set.of("activation", "learning", "advisor", "catalogue", "onnx", "lab", "spark")));

  /// Within a module: the packages not listed here may use each other freely.
  private static final Map<String, Set<String>> NEIGHBORS =
      Map.ofEntries(
          Map.entry("numeric", Set.of()),
          Map.entry("kernel", Set.of("numeric")),
          Map.entry("rulebook", Set.of("activation")),
          Map.entry("data", Set.of()),
          Map.entry("network", Set.of()),
          Map.entry("notation", Set.of("network")),
          Map.entry("optimizer", Set.of()),
          Map.entry("checkpoint", Set.of()),
          Map.entry("loss", Set.of("data")),
          Map.entry(
              "training", Set.of("data", "network", "loss", "optimizer", "checkpoint", "probe")),
          Map.entry("probe", Set.of("network")),
          Map.entry("page", Set.of()),
          Map.entry("ranking", Set.of("statistics")),
          Map.entry("theory", Set.of()),
          Map.entry("journal", Set.of("probe")),
          Map.entry("protocol", Set.of("statistics")),
          Map.entry("statistics", Set.of()));

  boolean holds(JavaClass type) {
    return type.getPackageName().startsWith(root + ".");
  }

  /// The first part of a class's package below the root.
  String packageOf(JavaClass type) {
    String below = type.getPackageName().substring(root.length() + 1);
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  boolean in(JavaClass type, String... packages) {
    return holds(type) && List.of(packages).contains(packageOf(type));
  }

  Optional<Module> moduleOf(JavaClass type) {
    String name = packageOf(type);
    return MODULES.stream().filter(module -> module.packages.contains(name)).findFirst();
  }

  /// Whether the modules allow the one class to use the other.
  boolean modulesAllow(JavaClass from, JavaClass to) {
    Optional<Module> source = moduleOf(from);
    Optional<Module> target = moduleOf(to);
    return source.isEmpty()
        || target.isEmpty()
        || source.equals(target)
        || source.get().uses.contains(target.get().name);
  }

  /// Whether two classes of one module may know each other.
  boolean neighborsAllow(JavaClass from, JavaClass to) {
    String source = packageOf(from);
    String target = packageOf(to);
    Set<String> allowed = NEIGHBORS.get(source);
    return source.equals(target)
        || allowed == null
        || !moduleOf(from).equals(moduleOf(to))
        || allowed.contains(target);
  }
}
