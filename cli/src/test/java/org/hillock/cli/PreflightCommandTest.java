package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hillock.preflight.Lint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PreflightCommandTest {
  private static final String DATA = "../examples/penguins.csv --target species ";

  @TempDir private Path folder = Path.of("");

  @Test
  void warningsOfANetworkFileNameItsLinesInTextAndSarif() throws IOException {
    Path network = folder.resolve("my net.txt");
    Files.writeString(network, "dense 16\nactivation softmax\ndense\n");
    Path sarif = folder.resolve("lint.sarif");
    Path json = folder.resolve("preflight.json");
    List<String> arguments = new ArrayList<>(List.of(("preflight " + DATA).split(" ")));
    arguments.addAll(List.of("--network", network.toString()));
    arguments.addAll(List.of("--sarif", sarif.toString(), "--json", json.toString()));
    Terminal terminal = Terminal.run(arguments.toArray(String[]::new));
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(
        terminal.out().contains("warning output-function-hidden (line 2): softmax"),
        terminal.out());
    String written = Files.readString(sarif);
    assertTrue(written.contains("\"startLine\" : 2"), written);
    assertTrue(written.contains("my%20net.txt"), written);
    assertTrue(written.contains("\"ruleId\" : \"output-function-hidden\""), written);
    assertTrue(Files.readString(json).contains("\"format\" : \"hillock-preflight/1\""));
  }

  @Test
  void aRuleIsSilencedByItsIdAndASlipIsNoticed() {
    String sigmoids = "preflight " + DATA + "--activation sigmoid --hidden 8,8,8 ";
    assertTrue(Terminal.run(sigmoids).out().contains("warning deep-sigmoid"));
    Terminal silenced = Terminal.run(sigmoids + "--silence deep-sigmoid,deep-tanh");
    assertTrue(silenced.out().contains("none of %d rules".formatted(Lint.rules().size() - 2)));
    Terminal slip = Terminal.run(sigmoids + "--silence deep-sigmiod");
    assertEquals(2, slip.exitCode());
    assertEquals(
        "hillock preflight: unknown rule \"deep-sigmiod\"; did you mean \"deep-sigmoid\"?\n",
        slip.err());
  }

  @Test
  void theStartAndTheScalingAreThoseOfTheOptions() {
    Terminal terminal = Terminal.run("preflight " + DATA + "--scaling none --init constant=0.1");
    assertEquals(0, terminal.exitCode(), terminal.err());
    assertTrue(terminal.out().contains("warning unscaled-inputs"), terminal.out());
    assertTrue(terminal.out().contains("flipper_length_mm (mean 201"), terminal.out());
    assertTrue(terminal.out().contains("warning equal-units"), terminal.out());
  }

  /// What theory says of the networks of two reproductions.
  @ParameterizedTest(name = "{0}, {1} layers, {2}")
  @MethodSource("outlooks")
  void theDocumentHasTheOutlooksThatArePrinted(
      String function, String depth, String start, String outlook) {
    String hidden = String.join(",", Collections.nCopies(Integer.parseInt(depth), "64"));
    Terminal terminal =
        Terminal.run(
            "preflight ../examples/digits.csv --target digit --activation %s --hidden %s --init %s"
                .formatted(function, hidden, start));
    assertTrue(
        terminal.out().contains("%s hidden layers %s, if".formatted(depth, outlook)),
        terminal.out());
  }

  static Stream<Arguments> outlooks() throws IOException {
    String document = Files.readString(Documents.ROOT.resolve("docs/preflight.md"));
    List<Arguments> all =
        Pattern.compile("(?m)^\\| (\\w+) \\| (\\d+) \\| ([a-z-]+) \\| ([a-z ]+) \\| [0-9.]+ \\|$")
            .matcher(document)
            .results()
            .map(row -> Arguments.of(row.group(1), row.group(2), row.group(3), row.group(4)))
            .toList();
    assertEquals(14, all.size());
    return all.stream();
  }

  @Test
  void theDocumentListsAllRulesInTheirOrder() throws IOException {
    String document = Files.readString(Documents.ROOT.resolve("docs/preflight.md"));
    Matcher rows = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (.*) \\|$").matcher(document);
    List<String> listed = new ArrayList<>();
    while (rows.find()) {
      listed.add(rows.group(1) + ": " + rows.group(2));
    }
    assertEquals(
        Lint.rules().stream()
            .map(rule ->
                "%s: %s | %s | %s"
                    .formatted(rule.id(), rule.severity().label(), rule.title(), rule.reason()))
            .toList(),
        listed);
  }
}
