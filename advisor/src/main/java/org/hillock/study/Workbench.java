package org.hillock.study;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hillock.protocol.Stage;
import org.hillock.work.Crew;

/// Where trainings are done, side by side, that the book does not have; remembers all that were
/// asked for, and how fast it went.
final class Workbench {
  private final Book book;
  private final Trainings trainings;
  private final LongSupplier nanoseconds;
  private final Commentary commentary;
  private final Map<Assignment, Trial> asked = new LinkedHashMap<>();
  private double worked;
  private double elapsed;

  Workbench(Book book, Trainings trainings, LongSupplier nanoseconds, Commentary commentary) {
    this.book = book;
    this.trainings = trainings;
    this.nanoseconds = nanoseconds;
    this.commentary = commentary;
  }

  /// What is asked for, trained or from the book.
  List<Trial> run(Plan plan, Stage stage, List<Assignment> all) {
    long start = nanoseconds.getAsLong();
    List<Trial> trials = run(plan, stage, all, () -> commentary);
    elapsed += (nanoseconds.getAsLong() - start) * 1e-9;
    return trials;
  }

  /// The same for pilots, which do not count for the speed.
  ///
  /// @param watching asked for each training
  List<Trial> pilots(Plan plan, List<Assignment> all, Supplier<Commentary> watching) {
    List<Trial> trials = run(plan, Stage.FULL, all, watching);
    worked = 0;
    return trials;
  }

  /// The same training on each thread, of which nothing is kept.
  List<Trial> rehearsed(Plan plan, Assignment pilot, Supplier<Commentary> watching) {
    Callable<Trial> work = () -> trainings.train(plan, pilot, watching.get());
    return new Crew(plan.threads(), (done, total, what) -> {})
        .all("rehearsal", Collections.nCopies(plan.threads(), work));
  }

  /// Cheap functions first.
  private List<Trial> run(
      Plan plan, Stage stage, List<Assignment> all, Supplier<Commentary> watching) {
    List<Assignment> missing =
        all.stream()
            .filter(one -> book.find(one).isEmpty())
            .sorted(
                Comparator.comparing(
                    one -> plan.candidate(one.candidate()).activation().card().advice().cost()))
            .toList();
    commentary.begins(stage, missing.size());
    Counter counter = new Counter(commentary, missing.size());
    List<Callable<Trial>> work =
        missing.stream()
            .map(one ->
                (Callable<Trial>)
                    () -> {
                      Trial trial = trainings.train(plan, one, watching.get());
                      book.add(trial);
                      counter.count(trial);
                      return trial;
                    })
            .toList();
    List<Trial> trained =
        new Crew(plan.threads(), (done, total, what) -> {}).all(stage.name(), work);
    worked += trained.stream().mapToDouble(Trial::seconds).sum();
    List<Trial> trials = all.stream().map(one -> book.find(one).orElseThrow()).toList();
    trials.forEach(trial -> asked.put(trial.assignment(), trial));
    return trials;
  }

  /// All that were asked for, in that order.
  List<Trial> trials() {
    return List.copyOf(asked.values());
  }

  /// How many seconds of training there were in a second of time; 0 if nothing was trained yet.
  double speedup() {
    return elapsed > 0 ? worked / elapsed : 0;
  }

  /// Tells of finished trainings one at a time.
  private static final class Counter {
    private final Commentary commentary;
    private final int trainings;
    private int done;

    Counter(Commentary commentary, int trainings) {
      this.commentary = commentary;
      this.trainings = trainings;
    }

    synchronized void count(Trial trial) {
      done++;
      commentary.finished(trial, done, trainings);
    }
  }
}
