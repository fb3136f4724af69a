package org.hillock.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hillock.advice.Comparison;
import org.hillock.advice.Reason;
import org.hillock.advice.Verdict;
import org.hillock.study.Plan;
import org.hillock.study.Study;

/// A comparison as Markdown, for a pull request: verdict, table, how to repeat. Whatever users have
/// named stays text.
public final class MarkdownComparison {
  /// What means something in the middle of a line; an underscore within a word does not.
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*\\[\\]<>|~&]|(?<!\\w)_|_(?!\\w)");

  /// What means something at its beginning.
  private static final Pattern FIRST = Pattern.compile("^(\\d*)([-+#=.)])");

  private static final Pattern FENCE = Pattern.compile("`{3,}");

  private MarkdownComparison() {}

  /// The text, with a line break at its end.
  public static String of(Comparison comparison, Provenance provenance) {
    Study study = comparison.study();
    Verdict verdict = comparison.verdict();
    StringBuilder text = new StringBuilder("## Which activation?\n\n");
    text.append("**").append(escaped(verdict.sentence())).append("**\n\n");
    text.append(escaped(ComparisonWords.title(study.problem()))).append(": ");
    text.append(escaped(ComparisonWords.extent(study.problem()))).append(", ");
    text.append(escaped(study.plan().candidate(study.plan().baseline()).design().label()));
    text.append(", ").append(study.trials().size()).append(" trainings.\n\n");
    comparison.reasons().stream().map(Reason::sentence).forEach(r -> text.append(point(r)));
    study.problem().notes().forEach(note -> text.append(point("Note: " + note)));
    study.plan().concessions().forEach(c -> text.append(point("Given up: " + c)));
    text.append("\n").append(escaped(ComparisonWords.metric(study.plan())));
    text.append("; a gain is positive if better.\n\n");
    text.append(table(comparison)).append("\n");
    text.append("<details><summary>Statistics</summary>\n\n");
    verdict.grounds().forEach(ground -> text.append(point(ground)));
    text.append("\n</details>\n\n<details><summary>How to repeat</summary>\n\n");
    text.append(fenced(provenance.command())).append("\n");
    text.append(point("SHA-256 of the data: " + provenance.sha256()));
    for (Map.Entry<String, String> version : new TreeMap<>(provenance.versions()).entrySet()) {
      text.append(point(version.getKey() + " " + version.getValue()));
    }
    return text.append("\n</details>\n").toString();
  }

  private static String point(String sentence) {
    return "- " + FIRST.matcher(escaped(sentence)).replaceFirst("$1\\\\$2") + "\n";
  }

  private static String table(Comparison comparison) {
    Plan plan = comparison.study().plan();
    return row(ComparisonWords.header(plan))
        + "|:--|:--|--:|--:|--:|--:|--:|\n"
        + comparison.standings().stream()
            .map(standing -> row(ComparisonWords.cells(comparison, standing)))
            .collect(Collectors.joining());
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(MarkdownComparison::escaped)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /// A fence that is longer than any in the text.
  private static String fenced(String text) {
    int longest =
        FENCE
            .matcher(text)
            .results()
            .mapToInt(found -> found.end() - found.start())
            .max()
            .orElse(2);
    String fence = "`".repeat(longest + 1);
    return fence + "sh\n" + text + "\n" + fence + "\n";
  }

  private static String escaped(String text) {
    return SPECIAL.matcher(text.strip().replaceAll("\\s+", " ")).replaceAll("\\\\$0");
  }
}
