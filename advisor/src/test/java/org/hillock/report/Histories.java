package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hillock.diagnosis.AnotherActivation;
import org.hillock.diagnosis.Condition;
import org.hillock.diagnosis.Diagnosis;
import org.hillock.diagnosis.Evidence;
import org.hillock.diagnosis.Normalization;
import org.hillock.diagnosis.Picture;
import org.hillock.diagnosis.Remedy;
import org.hillock.diagnosis.Treatment;
import org.hillock.probe.ActivationHealth;
import org.hillock.probe.Autopsy;
import org.hillock.probe.Decline;
import org.hillock.probe.Distribution;
import org.hillock.probe.History;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.LayerUnits;
import org.hillock.probe.Observation;
import org.hillock.probe.UnitHealth;
import org.hillock.probe.UnitState;
import org.hillock.probe.Units;
import org.hillock.probe.WeightHealth;
import org.hillock.statistics.Interval;
import org.hillock.training.Metric;

/// Histories and what may be said of them, made up.
public final class Histories {
  private Histories() {}

  /// A network of dense layers with two units and an activation each.
  ///
  /// @param shrink gradient of a layer / gradient of the next
  /// @param active share of rows on which each unit works, at each look
  public static History of(double shrink, double[][] active) {
    List<Observation> looks = new ArrayList<>();
    for (int k = 0; k < active.length; k++) {
      looks.add(look(k, active.length, shrink, active[k]));
    }
    List<Double> losses = IntStream.range(0, 4).mapToObj(e -> 1.0 / (e + 1)).toList();
    return new History(
        looks.getFirst(),
        looks.subList(1, looks.size() - 1),
        looks.getLast(),
        losses,
        losses.stream().map(loss -> loss + 0.1).toList(),
        Optional.empty());
  }

  private static Observation look(int k, int looks, double shrink, double[] active) {
    List<LayerHealth> layers = new ArrayList<>();
    int depth = 4;
    for (int l = 0; l < depth; l++) {
      double gradient = StrictMath.pow(shrink, depth - 1 - l) / (k + 1);
      boolean step = k > 0 && k < looks - 1;
      layers.add(
          new LayerHealth(
              2 * l,
              "dense 2 -> 2",
              spread(1 + l),
              OptionalDouble.of(gradient),
              Optional.of(new WeightHealth(0.5, gradient, step ? 0.001 * gradient : Double.NaN, 0)),
              Optional.empty(),
              OptionalDouble.of(2)));
      if (l < depth - 1) {
        layers.add(
            new LayerHealth(
                2 * l + 1,
                "relu",
                spread(1),
                OptionalDouble.of(gradient),
                Optional.empty(),
                Optional.of(
                    new ActivationHealth(
                        "relu",
                        spread(1 + l),
                        0.5,
                        0.5,
                        new Units(
                            100,
                            List.of(active[0], active[1]),
                            List.of(1 - active[0], 1 - active[1])))),
                OptionalDouble.empty()));
      }
    }
    return new Observation(k == 0 ? 0 : 1L << (k - 1), k == 0 ? 0 : 1, 100, 1.0 / (k + 1), layers);
  }

  private static Distribution spread(double size) {
    List<Double> quantiles = List.of(-2.3, -1.6, -0.7, 0.0, 0.7, 1.6, 2.3);
    return new Distribution(
        200, 0, size, -3 * size, 3 * size, quantiles.stream().map(q -> q * size).toList(), 0, 0, 0);
  }

  /// The same, broken by a NaN.
  public static History broken(History history) {
    Autopsy autopsy =
        new Autopsy(
            3,
            1,
            Autopsy.Origin.VALUE,
            OptionalInt.of(2),
            "layer 3 (dense 2 -> 2)",
            OptionalInt.of(1),
            List.of(7, 20),
            Double.NaN,
            "a sum of products of 3e38 and -3e38",
            List.of(new Autopsy.Magnitude("inputs of the layer", 3e38)),
            List.of(new Autopsy.Moment(1, 0.7, 1e3, 1e5), new Autopsy.Moment(2, 7e10, 1e30, 1e33)),
            "The step before was too large.",
            List.of("a smaller learning rate", "clipped gradients"));
    return new History(
        history.birth(),
        history.course(),
        history.end(),
        history.trainLosses(),
        history.validationLosses(),
        Optional.of(autopsy),
        List.of(units()));
  }

  /// One at work, one dying, one dead.
  static LayerUnits units() {
    return new LayerUnits(
        1,
        "relu",
        100,
        true,
        List.of(
            new UnitHealth(0, UnitState.ACTIVE, 0.5, 0.6, false, Optional.empty()),
            new UnitHealth(
                1, UnitState.DYING, 0.1, 0.2, false, Optional.of(new Decline(-0.5, 40, 35, 50))),
            new UnitHealth(2, UnitState.DEAD, 0, 0.03, true, Optional.empty())));
  }

  /// A diagnosis with evidence for each picture.
  public static Diagnosis vanishing() {
    List<Evidence> evidence = new ArrayList<>();
    for (Picture picture : Picture.values()) {
      evidence.add(
          new Evidence(
              "Layer 1 (dense 2 -> 2) gets 1e-6 of the gradient of layer 7.",
              picture == Picture.LOSSES ? List.of() : List.of(0),
              Map.of("gradientRatio", 1e-6, "strange", Double.NaN),
              picture == Picture.UPDATES ? 2 : 0,
              picture == Picture.UPDATES ? 1 : 0,
              picture));
    }
    return new Diagnosis(
        Condition.VANISHING,
        evidence,
        "Each layer makes the gradient 100 times smaller.",
        List.of(AnotherActivation.named("gelu"), new Normalization("batch-normalization")));
  }

  /// Something that was tried.
  public static Treatment treatment(Remedy remedy, double gain, Interval interval) {
    return new Treatment(
        remedy,
        Metric.ACCURACY,
        List.of(0.4, 0.5),
        List.of(0.4 + gain, 0.5 + gain),
        gain,
        interval,
        Double.isNaN(gain) ? "it changes nothing here" : "",
        "hillock train data.csv --target y --activation gelu",
        "Activation gelu = new Gelu();");
  }
}
