package org.hillock.study;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.Course;
import org.hillock.diagnosis.Diagnoses;
import org.hillock.diagnosis.Diagnosis;
import org.hillock.diagnosis.Measure;
import org.hillock.diagnosis.Shown;
import org.hillock.diagnosis.UnitShares;
import org.hillock.probe.History;
import org.hillock.statistics.Sample;

/// What the inside of a network looked like while it trained: as much as reasons are told from, and
/// small, since it is kept for each training that was looked at.
///
/// @param dead of the layer with the largest share of units that had slope 0 on all rows seen in
///   the end
/// @param saturated of the layer with the largest share of saturated units in the end
/// @param gradientRatio gradient of the first hidden layer / the last, the middle one of the looks
///   at batches; 1 if there are not two, or no look
/// @param updateRatio largest change of a layer's weights by a step that was seen, relative to them
/// @param constantLoss loss of the best constant answer on the training rows
/// @param symptoms what the diagnosis finds, causes before what they cause; what follows from
///   another is left out
public record Signs(
    Worst dead,
    Worst saturated,
    double gradientRatio,
    double updateRatio,
    double constantLoss,
    List<Symptom> symptoms) {
  /// The layer where something is worst.
  ///
  /// @param layer such as `layer 2 (relu)`; empty if no layer has units
  /// @param share of its units
  public record Worst(String layer, double share) {}

  /// What the diagnosis finds.
  ///
  /// @param condition which
  /// @param statement its first evidence, one sentence or two
  public record Symptom(Condition condition, String statement) {}

  /// Copies the list.
  public Signs {
    symptoms = List.copyOf(symptoms);
  }

  /// Those of a training.
  public static Signs of(Course course) {
    History history = course.history();
    List<Diagnosis> diagnoses = Diagnoses.of(course);
    return new Signs(
        worst(history, UnitShares::dead),
        worst(history, UnitShares::saturated),
        gradientRatio(history),
        Measure.UPDATE_RATIO.of(history, diagnoses),
        course.constantLoss(),
        diagnoses.stream()
            .filter(diagnosis -> diagnosis.followsFrom().isEmpty())
            .map(diagnosis ->
                new Symptom(diagnosis.condition(), diagnosis.evidence().getFirst().statement()))
            .toList());
  }

  /// The gradient ratio, or its inverse if that is less: gradients that explode are no better.
  public double gradientBalance() {
    return Math.min(gradientRatio, 1 / gradientRatio);
  }

  /// The layer in which a share was largest at the end.
  private static Worst worst(History history, ToDoubleFunction<UnitShares> share) {
    return history.end().layers().stream()
        .filter(layer -> layer.activation().isPresent())
        .map(layer ->
            new Worst(
                Shown.layer(layer),
                share.applyAsDouble(UnitShares.of(history, layer.layer()).getLast())))
        .max(Comparator.comparingDouble(Worst::share))
        .orElse(new Worst("", 0));
  }

  private static double gradientRatio(History history) {
    double[] ratios =
        history.course().stream()
            .map(Measure::gradientRatio)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    return ratios.length == 0 ? 1 : Sample.median(ratios);
  }
}
