package org.hillock.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.advice.Comparison;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.diagnosis.Case;
import org.hillock.notation.Design;
import org.hillock.report.TextReport;
import org.hillock.study.Blocks;
import org.hillock.study.Book;
import org.hillock.study.Candidate;
import org.hillock.study.Commentary;
import org.hillock.study.Margins;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.training.Metric;
import org.hillock.training.Scores;
import org.hillock.training.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hillock compare DATA --target COLUMN`: which activation to use, on the user's own data.
@Command(
    name = "compare",
    description =
        "Trains the same network with every activation on your data and says which to use.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Mixin private final DataOptions data = new DataOptions();

  @Mixin private final NetworkOptions network = new NetworkOptions();

  @Mixin private final CandidateOptions candidates = new CandidateOptions();

  @Mixin private final PlaceOptions places = new PlaceOptions();

  @Mixin private final RuleOptions rules = new RuleOptions();

  @Option(
      names = "--metric",
      description =
          "log_loss, accuracy or balanced_accuracy for classes, rmse or r2 for regression (default: the first).")
  private Optional<String> metric = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Trainings side by side (default: all processors); changes no result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    rules.check();
    Design design = network.design();
    Problem problem = data.problem();
    Plan plan = plan(problem, design);
    System.out.print(complaints(problem, plan));
    long start = System.nanoTime();
    Comparison comparison =
        Comparison.of(
            Study.of(problem, plan, Book.inMemory(), System::nanoTime, Commentary.none()));
    System.out.print(TextReport.of(comparison));
    System.out.println(
        String.format(
            Locale.ROOT,
            "%n%d trainings in %.1f s",
            comparison.study().trials().size(),
            (System.nanoTime() - start) * 1e-9));
    return 0;
  }

  private Plan plan(Problem problem, Design whole) {
    Metric judge =
        metric
            .map(name -> Metric.parse(name, problem.task()))
            .orElseGet(() -> Metric.of(problem.task()).getFirst());
    Split split = Split.of(problem, data.seed());
    Design design = places.in(whole, split);
    double constant = Scores.ofConstant(split, split.validation()).of(judge);
    Settings settings = candidates.settings(data, split);
    return new Plan(
        candidates.repertoire(network.functions(), design, split).candidates(design),
        design.usual().name(),
        Blocks.usual(),
        data.seed(),
        settings,
        candidates.rates(settings),
        network.initialization(),
        judge,
        Margins.small(judge, constant),
        Margins.sizeable(judge, constant),
        threads,
        List.of(),
        places.perLayer());
  }

  /// What breaks a rule for choosing.
  private String complaints(Problem problem, Plan plan) {
    Candidate baseline = plan.candidate(plan.baseline());
    Case which =
        new Case(
            problem,
            baseline.design(),
            baseline.activation(),
            plan.initialization(),
            plan.settings(),
            plan.seed());
    return rules.text(which, plan.candidates(), data.path(), network.file());
  }
}
