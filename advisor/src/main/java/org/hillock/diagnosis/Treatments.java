package org.hillock.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hillock.activation.InvalidInputException;
import org.hillock.work.Crew;

/// Remedies, tried: gain = mean over seeds of (metric with the remedy - metric without).
///
/// For each seed the case is trained for some epochs; from there each remedy and, as the control,
/// the case as it is, go on for the same number of epochs. A remedy that changes the start, the
/// layers, or the activation to one that wants other weights, would be judged by what others have
/// spoiled; it starts anew and has both budgets, as the control has had, so that neither is
/// favored. Each training ends with the parameters of the epoch with the least validation loss; of
/// one that goes on, and of its control, only the epochs after that moment count. If what is wrong
/// stays in the weights, such as units that have died, all start anew.
///
/// A seed decides on starting values, order of rows, and which rows are for validation. Test rows
/// are the same for all seeds and are looked at once: when the best remedy is known. The interval
/// is that of Student's t with the correction for trainings that share rows; with five seeds it
/// reaches 2.8 standard errors to each side. Each interval is 95 % for its own remedy: of twenty
/// useless ones about one will seem to do something.
///
/// Source: Nadeau and Bengio, "Inference for the generalization error", 2003.
///
/// @param plan how they were tried
/// @param tried each remedy, in the order of the list
/// @param confirmation the best one on the test rows; empty if none gained anything
public record Treatments(
    TrialPlan plan, List<Treatment> tried, Optional<Confirmation> confirmation) {
  /// Copies the list.
  public Treatments {
    tried = List.copyOf(tried);
  }

  /// Tries remedies. The result does not depend on the number of threads.
  ///
  /// @param ill the case that they are to help
  /// @param remedies those with the same text are tried once
  /// @param recipe writes down a case with its remedy
  /// @throws InvalidInputException if the case itself cannot be trained; a remedy that cannot be
  ///   applied is no error: its treatment says why
  public static Treatments of(
      Case ill, List<Remedy> remedies, TrialPlan plan, Recipe recipe, TrialWatcher watcher) {
    List<Applied> all = Applied.each(remedies, ill);
    List<Applied> possible = all.stream().filter(one -> one.treated().isPresent()).toList();
    List<Long> seeds = LongStream.range(0, plan.seeds()).mapToObj(i -> ill.seed() + i).toList();
    int without = plan.anew() ? 1 : 2;
    int total = seeds.size() * (without + possible.size());
    Crew crew = new Crew(plan.threads(), watcher);
    List<Attempt> controls = new ArrayList<>();
    crew.<Attempt>each(
        seeds.stream()
            .map(seed -> work(() -> Attempt.untreated(ill, plan, seed, watcher)))
            .toList(),
        (attempt, done) -> {
          controls.add(attempt);
          watcher.finished(done, total, "no remedy");
        });
    List<Attempt> goingOn = plan.anew() ? controls : new ArrayList<>();
    if (!plan.anew()) {
      crew.<Attempt>each(
          IntStream.range(0, seeds.size())
              .mapToObj(i ->
                  work(() ->
                      Attempt.treated(ill, ill, plan, seeds.get(i), controls.get(i), watcher)))
              .toList(),
          (attempt, done) -> {
            goingOn.add(attempt);
            watcher.finished(seeds.size() + done, total, "no remedy");
          });
    }
    Ledger ledger = new Ledger(plan, recipe, watcher, all, controls, goingOn);
    crew.each(
        possible.stream()
            .flatMap(one ->
                IntStream.range(0, seeds.size())
                    .mapToObj(i ->
                        work(() ->
                            Attempt.treated(
                                ill,
                                one.treated().orElseThrow(),
                                plan,
                                seeds.get(i),
                                controls.get(i),
                                watcher))))
            .toList(),
        (attempt, done) -> {
          String remedy = possible.get((done - 1) / seeds.size()).remedy().text();
          watcher.finished(without * seeds.size() + done, total, remedy);
          ledger.add(attempt);
        });
    return new Treatments(plan, ledger.tried(), ledger.confirmation(ill));
  }

  private static Callable<Attempt> work(Callable<Attempt> work) {
    return work;
  }
}
