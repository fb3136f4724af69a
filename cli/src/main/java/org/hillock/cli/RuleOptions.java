package org.hillock.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.diagnosis.Case;
import org.hillock.preflight.Complaint;
import org.hillock.preflight.Preflight;
import org.hillock.report.TextPreflight;
import org.hillock.study.Candidate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whether `compare` checks the rules for choosing before it trains.
final class RuleOptions {
  @Mixin private final LintOptions lint = new LintOptions();

  @Option(
      names = "--no-lint",
      description = "Does not check the rules for choosing before it trains.")
  private boolean off;

  /// Checks that the options can be used.
  ///
  /// @throws org.hillock.activation.InvalidInputException if not
  void check() {
    lint.check();
  }

  /// What breaks a rule, as text: warnings of the baseline, and of each candidate those that the
  /// baseline does not have.
  ///
  /// @param data where the rows are
  /// @param network the network file, if there is one
  String text(Case baseline, List<Candidate> candidates, Path data, Optional<Path> network) {
    if (off) {
      return "";
    }
    Set<String> silenced = new HashSet<>(lint.silenced());
    Preflight preflight = Preflight.of(baseline, silenced);
    lint.write(preflight, data, network);
    StringBuilder text = new StringBuilder(TextPreflight.warnings(preflight));
    for (Candidate candidate : candidates) {
      List<Complaint> more =
          preflight.further(baseline.with(candidate.design()).with(candidate.activation()));
      text.append(TextPreflight.notes(candidate.name(), more));
    }
    return text.isEmpty() ? "" : text.append("\n").toString();
  }
}
