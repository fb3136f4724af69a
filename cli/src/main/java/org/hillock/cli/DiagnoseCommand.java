package org.hillock.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.hillock.diagnosis.Budget;
import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Course;
import org.hillock.diagnosis.Diagnoses;
import org.hillock.diagnosis.Diagnosis;
import org.hillock.diagnosis.Remedy;
import org.hillock.diagnosis.Treatment;
import org.hillock.diagnosis.Treatments;
import org.hillock.diagnosis.TrialPlan;
import org.hillock.preflight.Preflight;
import org.hillock.report.Health;
import org.hillock.report.TextHealth;
import org.hillock.report.TextPreflight;
import org.hillock.report.TextTreatments;
import org.hillock.training.Execution;
import org.hillock.training.Watcher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `hillock diagnose DATA --target COLUMN`: why a network does not learn, and what helps.
@Command(
    name = "diagnose",
    description = {
      "Trains a network under observation, says what is wrong with the training and how one can know, tries the remedies and says what each gained (docs/diagnose.md).",
      "Takes the options of hillock train. Exit code 3 if a limit of --budget is exceeded, else 0, whatever was found."
    },
    mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {
  /// What a budget that is exceeded ends with.
  static final int EXCEEDED = 3;

  @Mixin private final CaseOptions options = new CaseOptions();

  @Mixin private final RemedyOptions remedies = new RemedyOptions();

  @Mixin private final LintOptions lint = new LintOptions();

  @Mixin private final ObservationOptions observing = new ObservationOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to train on; changes no result (default: all cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write all as one page of HTML with pictures.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write all as JSON (docs/health.md).")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--budget",
      paramLabel = "LIMITS",
      description =
          "Limits for builds, such as dead=5%%,gradientRatio=1e-4,finite (docs/health.md); exit code 3 if one is exceeded.")
  private Optional<String> budget = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    try (StopRequest stop = StopRequest.to("hillock diagnose")) {
      HealthFiles files =
          new HealthFiles(
              report.map(OutputFile::at), json.map(OutputFile::at), budget.map(Budget::parse));
      lint.check();
      Execution plain = Execution.onThreads(threads);
      Case which = options.plan().which();
      TrialPlan trials = remedies.plan(which.problem().task(), threads);
      Preflight preflight = Preflight.of(which, new HashSet<>(lint.silenced()));
      stop.workBegins();
      return stop.answer(diagnosed(which, preflight, plain, trials, files, stop));
    }
  }

  /// @return the exit code
  private int diagnosed(
      Case which,
      Preflight preflight,
      Execution execution,
      TrialPlan trials,
      HealthFiles files,
      StopRequest stop) {
    lint.write(preflight, options.path(), options.networkFile());
    String complaints = TextPreflight.complaints(preflight);
    System.out.print(complaints.isEmpty() ? "" : complaints + "\n");
    Optional<Course> trained = course(which, execution, stop);
    if (trained.isEmpty()) {
      return StopRequest.EXIT_CODE;
    }
    Course course = trained.get();
    Health health = health(course, Diagnoses.of(course), List.of());
    System.out.print(TextHealth.of(health));
    files.write(health);
    List<Remedy> all = distinct(health.diagnoses());
    if (remedies.wanted() && !all.isEmpty()) {
      TrialLine line = new TrialLine(stop, all);
      boolean whole = tried(which, all, trials.against(health.diagnoses()), line);
      files.write(health(course, health.diagnoses(), line.known()));
      if (!whole) {
        return StopRequest.EXIT_CODE;
      }
    }
    List<Budget.Answer> answers = files.answers(health);
    System.out.print(TextHealth.of(answers));
    return answers.stream().allMatch(Budget.Answer::held) ? 0 : EXCEEDED;
  }

  /// Empty if it was stopped.
  private Optional<Course> course(Case which, Execution execution, StopRequest stop) {
    TerminalLine line = new TerminalLine();
    TrainingLine progress = new TrainingLine(line, System::nanoTime);
    Watcher watcher =
        state -> {
          progress.stepped(state);
          if (stop.isMade()) {
            throw new CancellationException(
                "stopped in epoch %d of %d; nothing is known of the training yet."
                    .formatted(state.epoch(), state.epochs()));
          }
        };
    try (Observations observations = observing.open(false, line)) {
      return Optional.of(Course.of(which, execution.with(watcher), observations));
    } catch (CancellationException e) {
      line.clear();
      System.err.println("hillock diagnose: " + e.getMessage());
      return Optional.empty();
    } finally {
      line.clear();
    }
  }

  /// @return whether all were tried
  private boolean tried(Case which, List<Remedy> all, TrialPlan trials, TrialLine line) {
    System.out.print("\n" + TextTreatments.head(trials));
    try {
      Treatments found = Treatments.of(which, all, trials, options.recipe(which), line);
      line.clear();
      System.out.print(TextTreatments.foot(found));
      found
          .confirmation()
          .ifPresent(best -> System.out.print("\n" + TextTreatments.recipe(best.best())));
      return true;
    } catch (CancellationException e) {
      line.clear();
      System.err.println(
          "hillock diagnose: stopped; %s, and %d of %d remedies are known."
              .formatted(line.state(), line.known().size(), all.size()));
      return false;
    }
  }

  private static List<Remedy> distinct(List<Diagnosis> diagnoses) {
    Map<String, Remedy> all = new LinkedHashMap<>();
    diagnoses.stream()
        .flatMap(diagnosis -> diagnosis.remedies().stream())
        .forEach(remedy -> all.putIfAbsent(remedy.text(), remedy));
    return List.copyOf(all.values());
  }

  private Health health(Course course, List<Diagnosis> diagnoses, List<Treatment> treatments) {
    Case which = course.which();
    return new Health(
        which.problem().source() + " -> " + String.join(", ", which.problem().targets()),
        List.of(
            course.split().train().rows() + " training rows",
            which.design().label(),
            which.activation().name(),
            "seed " + which.seed(),
            "best of %d epochs was %d".formatted(course.run().epochs(), course.run().bestEpoch())),
        course.history(),
        diagnoses,
        treatments,
        spec == null
            ? ""
            : CommandText.of(spec.commandLine().getParent().getParseResult().originalArgs()));
  }
}
