package org.hillock.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import org.hillock.data.Problem;
import org.hillock.study.Book;
import org.hillock.study.Plan;
import org.hillock.study.Study;
import org.hillock.study.StudyIdentity;
import org.hillock.study.TimeBudget;
import org.hillock.study.TrialFile;
import picocli.CommandLine.ExitCode;

/// One comparison, from its file of trainings to its report, or to where it was stopped.
///
/// @param problem what is learned
/// @param plan what is tried
/// @param budget to keep within, if there is one
/// @param trials where trainings are kept
/// @param data after which their file is called if no other name is given
/// @param stop asks for an early end
record CompareSession(
    Problem problem,
    Plan plan,
    Optional<TimeBudget> budget,
    TrialsOptions trials,
    Path data,
    StopRequest stop) {
  private static final double SECOND = 1e9;

  /// Runs it.
  ///
  /// @param report is given what was found, and a line to watch further trainings
  /// @return the exit code
  int run(BiConsumer<Study, StudyLine> report) {
    StudyLine line = new StudyLine(plan, stop, System::nanoTime);
    StudyIdentity identity = StudyIdentity.of(problem, plan, Hillock.VERSION);
    Optional<TrialFile> file = trials.open(data, identity, line::note);
    try (TrialFile closing = file.orElse(null)) {
      if (closing != null && closing.size() > 0) {
        line.note(
            "%d trainings are there already, in %s.".formatted(closing.size(), closing.path()));
      }
      stop.workBegins(Thread.currentThread());
      long start = System.nanoTime();
      Study study = study(file, line);
      stop.workEnds();
      line.clear();
      report.accept(study, line);
      System.out.println(
          String.format(
              Locale.ROOT,
              "%n%d trainings in %.1f s",
              study.trials().size(),
              (System.nanoTime() - start) / SECOND));
      file.ifPresent(trials::done);
      return ExitCode.OK;
    } catch (CancellationException e) {
      line.clear();
      System.out.print(line.known());
      System.out.flush();
      System.err.println(
          "hillock compare: stopped %s; %s".formatted(line.state(), trials.stopped(file)));
      return StopRequest.EXIT_CODE;
    }
  }

  private Study study(Optional<TrialFile> file, StudyLine line) {
    Book book = file.<Book>map(one -> one).orElseGet(Book::inMemory);
    return budget
        .map(time -> Study.within(time, problem, plan, book, System::nanoTime, line))
        .orElseGet(() -> Study.of(problem, plan, book, System::nanoTime, line));
  }
}
