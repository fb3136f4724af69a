package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import org.hillock.reproduction.Check;
import org.hillock.reproduction.Figures;
import org.hillock.reproduction.Finding;

/// What came out of a reproduction, as text for a terminal.
public final class TextFinding {
  private static final int WIDTH = 110;

  private TextFinding() {}

  /// The whole finding, with a line break at the end of each line.
  public static String of(Finding finding) {
    StringBuilder text = new StringBuilder();
    text.append(wrapped("claim: " + finding.claim().sentence(), "  "));
    text.append(wrapped("source: " + finding.claim().source(), "  "));
    text.append(wrapped("here: " + finding.method(), "  "));
    for (Figures figures : finding.figures()) {
      List<List<String>> rows = new ArrayList<>(List.of(figures.header()));
      rows.addAll(figures.rows());
      text.append("\n").append(wrapped(figures.caption(), ""));
      text.append(TextReport.aligned(rows));
    }
    text.append("\n");
    for (Check check : finding.checks()) {
      String answer = check.holds() ? "yes: " : "no:  ";
      text.append(wrapped(answer + check.criterion() + ": " + check.measured(), "     "));
    }
    text.append("%s: %s\n".formatted(finding.claim().name(), finding.agreement().label()));
    return text.toString();
  }

  /// A paragraph in lines of at most 110 characters, with a line break at the end of each.
  ///
  /// @param indent before each line but the first
  public static String wrapped(String paragraph, String indent) {
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (String word : paragraph.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        text.append("\n").append(indent);
        column = indent.length();
      } else if (column > 0) {
        text.append(" ");
        column++;
      }
      text.append(word);
      column += word.length();
    }
    return text.append("\n").toString();
  }
}
