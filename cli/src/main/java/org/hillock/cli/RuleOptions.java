package org.hillock.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.diagnosis.Case;
import org.hillock.preflight.Complaint;
import org.hillock.preflight.Preflight;
import org.hillock.report.TextPreflight;
import org.hillock.study.Candidate;
import org.hillock.study.Plan;
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
  String text(Problem problem, Plan plan, Path data, Optional<Path> network) {
    if (off) {
      return "";
    }
    Case baseline = which(problem, plan, plan.candidate(plan.baseline()));
    Preflight preflight = Preflight.of(baseline, new HashSet<>(lint.silenced()));
    lint.write(preflight, data, network);
    Split split = baseline.split();
    StringBuilder text = new StringBuilder(TextPreflight.warnings(preflight));
    for (Candidate candidate : plan.candidates()) {
      List<Complaint> more = preflight.further(which(problem, plan, candidate), split);
      text.append(TextPreflight.notes(candidate.name(), more));
    }
    return text.isEmpty() ? "" : text.append("\n").toString();
  }

  private static Case which(Problem problem, Plan plan, Candidate candidate) {
    return new Case(
        problem,
        candidate.design(),
        candidate.activation(),
        plan.initialization(),
        plan.settings(),
        plan.seed());
  }
}
