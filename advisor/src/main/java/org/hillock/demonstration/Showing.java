package org.hillock.demonstration;

import java.util.List;
import org.hillock.data.Task;
import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Course;
import org.hillock.diagnosis.Diagnoses;
import org.hillock.diagnosis.Diagnosis;
import org.hillock.training.Execution;
import org.hillock.training.Metric;
import org.hillock.training.Scores;

/// A demonstration that was given.
///
/// @param demonstration what was shown
/// @param broken the training that fails
/// @param diagnoses what was found
/// @param cured the same with the remedy
/// @param healthy a usual network
public record Showing(
    Demonstration demonstration,
    Course broken,
    List<Diagnosis> diagnoses,
    Course cured,
    Course healthy) {
  /// Two points of 100.
  public static final double TOLERANCE = 0.02;

  /// Copies the list.
  public Showing {
    diagnoses = List.copyOf(diagnoses);
  }

  /// Trains all three.
  ///
  /// @param seed of split, starting values and order of rows
  public static Showing of(Demonstration demonstration, long seed, Execution execution) {
    Case before = demonstration.broken(seed);
    Course broken = Course.of(before, execution);
    Case after =
        demonstration
            .cure()
            .appliedTo(before)
            .orElseThrow(() ->
                new IllegalStateException(
                    demonstration.cure().text()
                        + " changes nothing in "
                        + demonstration.name()
                        + "; name a remedy that does."));
    return new Showing(
        demonstration,
        broken,
        Diagnoses.of(broken),
        Course.of(after, execution),
        Course.of(demonstration.healthy(seed), execution));
  }

  /// By what trainings are compared: accuracy, or for numbers R².
  public Metric metric() {
    return broken.which().problem().task() == Task.REGRESSION ? Metric.R2 : Metric.ACCURACY;
  }

  /// The metric of a training on its test rows.
  public double score(Course course) {
    return Scores.of(
            course.run().network(), course.split().test(), course.split().encoder().target())
        .of(metric());
  }

  /// Whether what is broken was found, and found first.
  public boolean isDiagnosed() {
    return !diagnoses.isEmpty()
        && diagnoses.getFirst().condition() == demonstration.condition()
        && diagnoses.getFirst().remedies().contains(demonstration.cure());
  }

  /// Whether the cured network is at most two points of 100 behind the healthy one.
  public boolean isCured() {
    return score(healthy) - score(cured) <= TOLERANCE;
  }
}
