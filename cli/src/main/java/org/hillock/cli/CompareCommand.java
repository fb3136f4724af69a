package org.hillock.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.hillock.advice.Comparison;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.notation.Design;
import org.hillock.report.TextReport;
import org.hillock.study.Blocks;
import org.hillock.study.Book;
import org.hillock.study.Candidate;
import org.hillock.study.Margins;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.study.StudyIdentity;
import org.hillock.study.TrialFile;
import org.hillock.training.Metric;
import org.hillock.training.Scores;
import org.hillock.training.Settings;
import org.jspecify.annotations.Nullable;
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

  @Mixin private final RuleOptions rules = new RuleOptions();

  @Mixin private final TrialsOptions trials = new TrialsOptions();

  @Mixin private final ReportOptions reports = new ReportOptions();

  @Spec private @Nullable CommandSpec spec;

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

  @Mixin private final ScreeningOptions screening = new ScreeningOptions();

  @Override
  public Integer call() {
    try (StopRequest stop = StopRequest.to("hillock compare")) {
      rules.check();
      ComparisonFiles files = reports.files();
      Design design = network.design();
      Problem problem = data.problem();
      Plan plan = plan(problem, design);
      System.out.print(rules.text(problem, plan, data.path(), network.file()));
      return stop.answer(compare(problem, plan, stop, files));
    }
  }

  /// @return the exit code
  private int compare(Problem problem, Plan plan, StopRequest stop, ComparisonFiles files) {
    StudyLine line = new StudyLine(plan, stop, System::nanoTime);
    StudyIdentity identity = StudyIdentity.of(problem, plan, Hillock.VERSION);
    Optional<TrialFile> file = trials.open(data.path(), identity, line::note);
    try (TrialFile closing = file.orElse(null)) {
      if (closing != null && closing.size() > 0) {
        line.note(
            "%d trainings are there already, in %s.".formatted(closing.size(), closing.path()));
      }
      stop.workBegins(Thread.currentThread());
      long start = System.nanoTime();
      Book book = file.<Book>map(one -> one).orElseGet(Book::inMemory);
      Study study = Study.of(problem, plan, book, System::nanoTime, line);
      stop.workEnds();
      line.clear();
      report(Comparison.of(study), files, line);
      System.out.println(
          String.format(
              Locale.ROOT,
              "%n%d trainings in %.1f s",
              study.trials().size(),
              (System.nanoTime() - start) * 1e-9));
      file.ifPresent(trials::done);
      return 0;
    } catch (CancellationException e) {
      line.clear();
      System.out.print(line.known());
      System.out.flush();
      System.err.println(
          "hillock compare: stopped %s; %s".formatted(line.state(), trials.stopped(file)));
      return StopRequest.EXIT_CODE;
    }
  }

  private void report(Comparison comparison, ComparisonFiles files, StudyLine line) {
    System.out.print(TextReport.of(comparison));
    List<String> arguments =
        spec == null ? List.of() : spec.commandLine().getParent().getParseResult().originalArgs();
    files.write(comparison, arguments, data.path(), line).forEach(System.out::println);
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
    List<Candidate> all =
        candidates.repertoire(network.functions(), design, split).candidates(design);
    return new Plan(
        all,
        design.usual().name(),
        screening.blocks(Blocks.usual(), all.size()),
        data.seed(),
        settings,
        candidates.rates(settings),
        network.initialization(),
        judge,
        matter.margin(),
        matter.sizeable(),
        threads,
        List.of(),
        places.perLayer());
  }
}
