package org.hillock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.InvalidInputException;
import org.hillock.advice.Comparison;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.network.Network;
import org.hillock.notation.Design;
import org.hillock.report.TextReport;
import org.hillock.study.Blocks;
import org.hillock.study.Book;
import org.hillock.study.Margins;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.study.StudyIdentity;
import org.hillock.study.TrialFile;
import org.hillock.training.Metric;
import org.hillock.training.Scores;
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

  @Mixin private final TrialsOptions trials = new TrialsOptions();

  @Option(
      names = "--functions",
      split = ",",
      paramLabel = "NAME",
      description = "Activations to compare (default: all that are made for hidden layers).")
  private List<String> functions = List.of();

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
    try (StopRequest stop = StopRequest.to("hillock compare")) {
      Design design = network.design();
      Problem problem = data.problem();
      Plan plan = plan(problem, design);
      return stop.answer(compare(problem, plan, stop));
    }
  }

  /// @return the exit code
  private int compare(Problem problem, Plan plan, StopRequest stop) {
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
      Comparison comparison = Comparison.of(study);
      System.out.print(TextReport.of(comparison));
      System.out.println(
          String.format(
              Locale.ROOT,
              "%n%d trainings in %.1f s",
              comparison.study().trials().size(),
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

  private Plan plan(Problem problem, Design design) {
    Metric judge =
        metric
            .map(name -> Metric.parse(name, problem.task()))
            .orElseGet(() -> Metric.of(problem.task()).getFirst());
    Split split = Split.of(problem, data.seed());
    double constant = Scores.ofConstant(split, split.validation()).of(judge);
    Activation baseline = design.usual();
    return new Plan(
        Plan.candidates(functions(), baseline, design),
        baseline.name(),
        Blocks.usual(),
        data.seed(),
        data.settings(),
        Plan.usualRates(data.settings()),
        network.initialization(),
        judge,
        Margins.small(judge, constant),
        Margins.sizeable(judge, constant),
        threads,
        List.of());
  }

  /// Functions that cannot be trained are left out with the reason; if no other is named, the
  /// reason is the answer.
  private List<Activation> functions() {
    if (functions.isEmpty()) {
      return Plan.usualFunctions();
    }
    List<Activation> named = functions.stream().map(Activations::named).toList();
    List<Activation> trainable = new ArrayList<>();
    for (Activation function : named) {
      if (function.trainable()) {
        trainable.add(function);
      } else if (named.stream().noneMatch(Activation::trainable)) {
        throw new InvalidInputException(Network.untrainable(function));
      } else {
        System.err.println("hillock compare: left out: " + Network.untrainable(function));
      }
    }
    return trainable;
  }
}
