package org.hillock.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.activation.Functions;
import org.hillock.advice.Comparison;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.notation.Design;
import org.hillock.notation.NamedActivation;
import org.hillock.report.TextReport;
import org.hillock.study.Candidate;
import org.hillock.study.Margins;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.training.Metric;
import org.hillock.training.Scores;
import org.hillock.training.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Mixin private final ScreeningOptions screening = new ScreeningOptions();

  @Mixin private final BudgetOptions effort = new BudgetOptions();

  @Mixin private final RuleOptions rules = new RuleOptions();

  @Mixin private final TrialsOptions trials = new TrialsOptions();

  @Mixin private final ReportOptions reports = new ReportOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "The activation that the others have to beat (default: the usual one of the network).")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--metric",
      description =
          "log_loss, accuracy or balanced_accuracy for classes, rmse or r2 for regression (default: the first).")
  private Optional<String> metric = Optional.empty();

  @Mixin private final MarginOptions margins = new MarginOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Trainings side by side (default: all processors); changes no result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    long began = System.nanoTime();
    try (StopRequest stop = StopRequest.to("hillock compare")) {
      rules.check();
      ComparisonFiles files = reports.files();
      Design design = network.design();
      Problem problem = data.problem();
      Plan plan = plan(problem, design);
      System.out.print(rules.text(problem, plan, data.path(), network.file()));
      CompareSession session =
          new CompareSession(problem, plan, effort.budget(began), trials, data.path(), stop);
      return stop.answer(session.run((study, line) -> report(plan, study, files, line)));
    }
  }

  /// @param wanted before a budget
  private void report(Plan wanted, Study study, ComparisonFiles files, StudyLine line) {
    Comparison comparison = Comparison.of(study);
    System.out.print(TextReport.of(comparison));
    List<String> typed = spec.root().commandLine().getParseResult().originalArgs();
    boolean timed = effort.budget(0).isPresent();
    List<String> again =
        timed ? Repetition.of(typed, wanted, study.plan(), study.lengths().typical()) : typed;
    if (timed) {
      System.out.println("To repeat this without a clock: " + CommandText.of(again));
    }
    files.write(comparison, again, data.path(), line).forEach(System.out::println);
  }

  private Plan plan(Problem problem, Design whole) {
    Metric judge =
        metric
            .map(name -> Metric.parse(name, problem.task()))
            .orElseGet(() -> Metric.of(problem.task()).getFirst());
    Split split = Split.of(problem, data.seed());
    Design design = places.in(whole, split);
    double constant = Scores.ofConstant(split, split.validation()).of(judge);
    Margins matter = margins.of(judge, constant);
    Settings settings = candidates.settings(data, split);
    Functions known = network.functions();
    NamedActivation first =
        baseline
            .map(name -> NamedActivation.parse(name, known))
            .orElseGet(() -> NamedActivation.of(design.usual()));
    List<Candidate> all = candidates.repertoire(known, design, split, first).candidates(design);
    return new Plan(
        all,
        first.name(),
        screening.blocks(effort.blocks(), all.size()),
        data.seed(),
        settings,
        candidates.rates(settings),
        network.initialization(),
        judge,
        matter.margin(),
        matter.sizeable(),
        threads,
        effort.limits(),
        List.of(),
        places.perLayer(effort.budget(0).isPresent()));
  }
}
