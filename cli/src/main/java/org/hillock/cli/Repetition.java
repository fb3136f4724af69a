package org.hillock.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hillock.study.Blocks;
import org.hillock.study.Candidate;
import org.hillock.study.Effort;
import org.hillock.study.Plan;

/// The command that does without a clock what a budget led to, with the same bits.
final class Repetition {
  /// What is replaced by numbers.
  private static final Set<String> REPLACED =
      Set.of("--budget", "--blocks", "--rates", "--epochs", "--typical-epochs", "--rows");

  private static final MathContext DIGITS = new MathContext(12);

  private Repetition() {}

  /// The arguments of the program.
  ///
  /// @param typed by the user
  /// @param wanted before the budget
  /// @param done in the end
  /// @param typical epochs of the study
  static List<String> of(List<String> typed, Plan wanted, Plan done, int typical) {
    Effort effort = done.effort();
    boolean fewer = effort.candidates().size() < wanted.candidates().size();
    List<String> kept = without(typed, REPLACED);
    List<String> all = new ArrayList<>(fewer ? without(kept, Set.of("--functions")) : kept);
    if (fewer) {
      all.add("--functions");
      all.add(effort.candidates().stream().map(Candidate::name).collect(Collectors.joining(",")));
    }
    all.addAll(List.of("--blocks", text(effort.blocks())));
    if (effort.learningRates().size() < wanted.learningRates().size()) {
      double base = done.settings().optimizer().learningRate();
      all.add("--rates");
      all.add(
          effort.learningRates().stream()
              .map(rate -> factor(rate, base))
              .collect(Collectors.joining(",")));
    }
    all.addAll(List.of("--epochs", String.valueOf(effort.epochs())));
    all.addAll(List.of("--typical-epochs", String.valueOf(typical)));
    effort
        .limits()
        .trainingRows()
        .ifPresent(rows -> all.addAll(List.of("--rows", String.valueOf(rows))));
    return List.copyOf(all);
  }

  /// Options with their values are left out, as `--name value` and as `--name=value`.
  private static List<String> without(List<String> typed, Set<String> options) {
    List<String> kept = new ArrayList<>();
    boolean value = false;
    for (String argument : typed) {
      boolean option = options.contains(argument.replaceFirst("=.*", ""));
      if (!option && !value) {
        kept.add(argument);
      }
      value = option && !argument.contains("=");
    }
    return kept;
  }

  private static String text(Blocks blocks) {
    String all =
        "%d,%d,%d,%d"
            .formatted(
                blocks.screening(), blocks.selection(), blocks.confirmation(), blocks.fewest());
    return blocks.ties() == Integer.MAX_VALUE ? all : all + "," + blocks.ties();
  }

  /// The shortest number that gives the rate to the last bit.
  private static String factor(double rate, double base) {
    double exact = rate / base;
    double round = new BigDecimal(exact).round(DIGITS).doubleValue();
    return String.valueOf(round * base == rate ? round : exact);
  }
}
