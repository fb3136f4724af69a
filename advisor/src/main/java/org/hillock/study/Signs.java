package org.hillock.study;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
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
/// @param dead of the layer with the largest share of dead units
/// @param saturated of the layer with the largest share of saturated units
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
  public record Worst(String layer, double share) {
    private static final Worst NONE = new Worst("", 0);

    private static Worst of(Stream<Worst> layers) {
      return layers.max(Comparator.comparingDouble(Worst::share)).orElse(NONE);
    }
  }

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
        dead(history),
        saturated(history),
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

  private static Worst dead(History history) {
    return Worst.of(
        history.units().stream()
            .map(units -> new Worst(name(units.layer(), units.label()), units.dead())));
  }

  private static String name(int layer, String label) {
    return "layer %d (%s)".formatted(layer + 1, label);
  }

  private static Worst saturated(History history) {
    return Worst.of(
        history.end().layers().stream()
            .filter(layer -> layer.activation().isPresent())
            .map(layer ->
                new Worst(
                    Shown.layer(layer),
                    UnitShares.of(history, layer.layer()).getLast().saturated())));
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
