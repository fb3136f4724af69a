package org.hillock.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hillock.preflight.Complaint;
import org.hillock.preflight.Lint;
import org.hillock.preflight.Preflight;
import org.hillock.preflight.Rule;
import org.hillock.preflight.Severity;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Broken rules in the format that code hosts show beside the lines of a file.
///
/// Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020.
public final class SarifLint {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private SarifLint() {}

  /// The text, with a line break at its end.
  ///
  /// @param version of Hillock
  /// @param data URI of the data
  /// @param network URI of the network file, if there is one: complaints about layers are about it
  public static String of(
      Preflight preflight, String version, String data, Optional<String> network) {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "hillock");
    driver.put("version", version);
    driver.put("rules", Lint.rules().stream().map(SarifLint::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put(
        "results",
        preflight.complaints().stream()
            .map(complaint -> result(preflight, complaint, data, network))
            .toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return MAPPER.writeValueAsString(log) + "\n";
  }

  private static Map<String, Object> rule(Rule rule) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", rule.id());
    entry.put("shortDescription", text(rule.title()));
    entry.put("fullDescription", text(sentence(rule.reason())));
    entry.put("help", text(sentence(rule.advice())));
    entry.put("defaultConfiguration", Map.of("level", level(rule.severity())));
    return entry;
  }

  private static Map<String, Object> result(
      Preflight preflight, Complaint complaint, String data, Optional<String> network) {
    OptionalInt line = preflight.line(complaint);
    Map<String, Object> place = new LinkedHashMap<>();
    boolean inNetwork = network.isPresent() && line.isPresent();
    place.put("artifactLocation", Map.of("uri", inNetwork ? network.get() : data));
    if (inNetwork) {
      place.put("region", Map.of("startLine", line.getAsInt()));
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", complaint.rule().id());
    result.put("ruleIndex", Lint.rules().indexOf(complaint.rule()));
    result.put("level", level(complaint.rule().severity()));
    result.put(
        "message",
        text(
            complaint.message()
                + " "
                + sentence(complaint.rule().reason())
                + " "
                + sentence(complaint.rule().advice())));
    result.put("locations", List.of(Map.of("physicalLocation", place)));
    return result;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case WARNING -> "warning";
      case REMARK -> "note";
    };
  }

  private static Map<String, String> text(String text) {
    return Map.of("text", text);
  }

  private static String sentence(String clause) {
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
  }
}
