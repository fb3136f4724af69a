package org.hillock.ranking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hillock.activation.InvalidInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what `compare --json` wrote, format `hillock-comparison/2`: for each candidate the mean of
/// the metric over the blocks of the selection, which trains at full length.
public final class ComparisonFile {
  private static final String FORMAT = "hillock-comparison/2";
  private static final String STAGE = "selection";
  private static final JsonMapper MAPPER = new JsonMapper();

  private ComparisonFile() {}

  /// The data set of a comparison.
  ///
  /// @param source where the text comes from, for messages
  /// @param json the text
  /// @throws InvalidInputException if it is no comparison, or of another format
  public static DataSet parse(String source, String json) {
    JsonNode root = root(source, json);
    List<String> targets = new ArrayList<>();
    at(source, root, "/data/target").forEach(target -> targets.add(target.asString()));
    String name = text(source, root, "/data/file") + " -> " + shortened(targets);
    Map<String, Double> scores = scores(source, root);
    List<String> out = new ArrayList<>();
    at(source, root, "/plan/candidates").forEach(candidate -> out.add(candidate.asString()));
    out.removeAll(scores.keySet());
    return new DataSet(
        source,
        name,
        text(source, root, "/data/sha256") + " " + String.join(",", targets),
        text(source, root, "/metric/name"),
        at(source, root, "/metric/higherIsBetter").asBoolean(),
        text(source, root, "/plan/baseline"),
        at(source, root, "/plan/margin").asDouble(),
        scores,
        out);
  }

  private static JsonNode root(String source, String json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JacksonException e) {
      InvalidInputException refused =
          new InvalidInputException(
              "%s is not JSON; give a file that hillock compare --json wrote.".formatted(source));
      refused.initCause(e);
      throw refused;
    }
    String format = root.path("format").asString("");
    if (!format.equals(FORMAT)) {
      throw new InvalidInputException(
          "%s has %s, expected %s; give a file that hillock compare --json wrote."
              .formatted(source, format.isEmpty() ? "no format" : "the format " + format, FORMAT));
    }
    return root;
  }

  private static Map<String, Double> scores(String source, JsonNode root) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (JsonNode run : at(source, root, "/runs")) {
      boolean counts = false;
      for (JsonNode stage : at(source, run, "/stages")) {
        counts |= stage.asString().equals(STAGE);
      }
      if (counts) {
        values
            .computeIfAbsent(text(source, run, "/function"), none -> new ArrayList<>())
            .add(at(source, run, "/value").asDouble());
      }
    }
    return values.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().stream().mapToDouble(v -> v).average().orElseThrow()));
  }

  private static String shortened(List<String> targets) {
    return targets.size() <= 3
        ? String.join(", ", targets)
        : "%s and %d more".formatted(targets.getFirst(), targets.size() - 1);
  }

  private static String text(String source, JsonNode node, String path) {
    return at(source, node, path).asString();
  }

  private static JsonNode at(String source, JsonNode node, String path) {
    JsonNode found = node.at(path);
    if (found.isMissingNode() || found.isNull()) {
      throw new InvalidInputException(
          "%s lacks %s; write it anew with hillock compare --json."
              .formatted(source, path.substring(1).replace('/', '.')));
    }
    return found;
  }
}
