package org.hillock.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hillock.diagnosis.Picture;
import org.hillock.diagnosis.UnitShares;
import org.hillock.page.Distributions;
import org.hillock.page.Figure;
import org.hillock.page.HeatMap;
import org.hillock.page.LineChart;
import org.hillock.page.Numeral;
import org.hillock.page.StackedShares;
import org.hillock.probe.Distribution;
import org.hillock.probe.History;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;
import org.hillock.probe.WeightHealth;

/// What was seen of a training, as pictures.
///
/// @param history what was seen
/// @param looks all observations, first to last
record HealthFigures(History history, List<Observation> looks) {
  /// More lines could not be told from each other.
  private static final int MOST_LINES = 6;

  /// More rows of distributions would be a wall.
  private static final int MOST_ROWS = 12;

  static HealthFigures of(History history) {
    return new HealthFigures(history, history.looks());
  }

  /// What links point at.
  static String id(Picture picture) {
    return switch (picture) {
      case GRADIENT_FLOW -> "gradient-flow";
      case ACTIVATIONS -> "activations";
      case UNITS -> "units";
      case UPDATES -> "updates";
      case LOSSES -> "losses";
    };
  }

  /// What links say.
  static String name(Picture picture) {
    return switch (picture) {
      case GRADIENT_FLOW -> "gradient by layer and time";
      case ACTIVATIONS -> "activations by layer";
      case UNITS -> "units over time";
      case UPDATES -> "updates of the weights";
      case LOSSES -> "losses";
    };
  }

  Figure gradientFlow() {
    HeatMap chart =
        byLayer(
            "Gradient by layer and time",
            "Size of the gradient at each layer with weights, from before training to its end.",
            "size of the gradient",
            health -> health.gradientSize().orElse(Double.NaN));
    return new Figure(
        id(Picture.GRADIENT_FLOW),
        chart,
        "Each row is a layer, the first on top; each column is a moment, the first before training and the last after it, %s steps or %d epochs later. Rows much alike are good; a color that changes from row to row means that some layers learn far slower than others. Size: √ of the mean square of ∂loss by what the layer gives, times the number of rows."
            .formatted(Numeral.count(history.end().step()), history.trainLosses().size()));
  }

  private HeatMap byLayer(
      String title, String description, String quantity, ToDoubleFunction<LayerHealth> measure) {
    List<LayerHealth> rows = weighted();
    double[][] values = new double[rows.size()][];
    for (int r = 0; r < values.length; r++) {
      int layer = rows.get(r).layer();
      values[r] =
          looks.stream()
              .mapToDouble(look -> at(look, layer).map(measure::applyAsDouble).orElse(Double.NaN))
              .toArray();
    }
    return new HeatMap(
        title,
        description,
        "layer",
        "step",
        quantity,
        Numeral.NUMBER,
        true,
        rows.stream().map(LayerName::brief).toList(),
        looks.stream().map(look -> Numeral.count(look.step())).toList(),
        values);
  }

  private List<LayerHealth> weighted() {
    return history.birth().layers().stream()
        .filter(health -> health.weights().isPresent())
        .toList();
  }

  private static Optional<LayerHealth> at(Observation look, int layer) {
    return look.layers().stream().filter(health -> health.layer() == layer).findFirst();
  }

  /// What comes into the activations, or what layers give if there are none.
  Figure activations() {
    List<LayerHealth> functions =
        history.birth().layers().stream().filter(l -> l.activation().isPresent()).toList();
    return functions.isEmpty()
        ? distributions(
            weighted(), "What layers give", "outputs of the layer", l -> Optional.of(l.outputs()))
        : distributions(
            functions,
            "What comes into the activations",
            "inputs of the activation",
            l -> l.activation().map(activation -> activation.inputs()));
  }

  private Figure distributions(
      List<LayerHealth> layers,
      String title,
      String quantity,
      Function<LayerHealth, Optional<Distribution>> measure) {
    int count = layers.size();
    int rows = Math.min(MOST_ROWS, count);
    Map<String, Observation> moments = moments();
    List<Distributions.Row> spread =
        IntStream.range(0, rows)
            .map(r -> rows == 1 ? 0 : (int) Math.round((double) r * (count - 1) / (rows - 1)))
            .mapToObj(layers::get)
            .map(layer ->
                new Distributions.Row(LayerName.brief(layer), row(moments, layer.layer(), measure)))
            .toList();
    String some = rows < count ? " %d of %d layers are shown.".formatted(rows, count) : "";
    return new Figure(
        id(Picture.ACTIVATIONS),
        new Distributions(
            title,
            "Quantiles by layer, before, in the middle of and after the training.",
            quantity,
            Distribution.LEVELS.stream().mapToDouble(Double::doubleValue).toArray(),
            spread),
        "The mark is the median; the thick bar holds half of the numbers, the thinner one 90 %, the line 98 %."
            + some);
  }

  private static List<Distributions.Moment> row(
      Map<String, Observation> moments,
      int layer,
      Function<LayerHealth, Optional<Distribution>> measure) {
    List<Distributions.Moment> row = new ArrayList<>();
    moments.forEach((name, look) ->
        at(look, layer)
            .flatMap(measure)
            .map(spread -> new Distributions.Moment(name, doubles(spread.quantiles())))
            .ifPresent(row::add));
    return row;
  }

  /// The first, the middle and the last look, by name.
  private Map<String, Observation> moments() {
    List<Observation> course = history.course();
    Map<String, Observation> moments = new LinkedHashMap<>();
    moments.put("before training", history.birth());
    if (course.size() > 2) {
      Observation middle = course.get(course.size() / 2);
      moments.put("step " + Numeral.count(middle.step()), middle);
    }
    moments.put("after step " + Numeral.count(history.end().step()), history.end());
    return moments;
  }

  Figure units() {
    List<UnitShares> shares = UnitShares.of(history);
    return new Figure(
        id(Picture.UNITS),
        new StackedShares(
            "Units that do not work",
            "Share of dead, sleeping and saturated units among all units with an activation, over the steps of the training.",
            "step",
            "share of all units",
            looks.stream().mapToDouble(look -> (double) look.step()).toArray(),
            List.of(
                share("dead", shares, UnitShares::dead),
                share("sleeping", shares, UnitShares::sleeping),
                share("saturated", shares, UnitShares::saturated))),
        "Dead: slope 0 on every row seen from then on to the end. Sleeping: slope 0 on the rows of that moment, but at work later. Saturated: slope below 1 % of the function's largest on at least 95 % of the rows.");
  }

  private static StackedShares.Share share(
      String label, List<UnitShares> shares, ToDoubleFunction<UnitShares> part) {
    return new StackedShares.Share(label, shares.stream().mapToDouble(part).toArray());
  }

  Figure updates() {
    List<LayerHealth> layers = weighted();
    String title = "Change of the weights by a step";
    String up = "norm of the change / norm of the weights";
    String caption =
        "Between 10⁻⁴ and 10⁻² is usual. Far less and a layer hardly learns; far more and it jumps about.";
    if (layers.size() > MOST_LINES) {
      List<Observation> steps = history.course();
      HeatMap chart =
          new HealthFigures(history, steps)
              .byLayer(title, title + ", by layer.", up, HealthFigures::update);
      return new Figure(id(Picture.UPDATES), chart, caption);
    }
    double[] steps = history.course().stream().mapToDouble(look -> (double) look.step()).toArray();
    List<LineChart.Series> lines = new ArrayList<>();
    for (LayerHealth layer : layers) {
      double[] ratios =
          history.course().stream()
              .mapToDouble(
                  look -> at(look, layer.layer()).map(HealthFigures::update).orElse(Double.NaN))
              .toArray();
      lines.add(new LineChart.Series(LayerName.brief(layer), steps, ratios));
    }
    return new Figure(
        id(Picture.UPDATES),
        new LineChart(
            title, title + ", a line for each layer.", "step", up, Numeral.NUMBER, true, lines),
        caption);
  }

  private static double update(LayerHealth health) {
    return health.weights().map(WeightHealth::updateRatio).orElse(Double.NaN);
  }

  Figure losses() {
    List<Double> validation = history.validationLosses();
    double[] epochs =
        IntStream.rangeClosed(1, history.trainLosses().size()).mapToDouble(e -> e).toArray();
    List<LineChart.Series> lines = new ArrayList<>();
    lines.add(new LineChart.Series("training", epochs, doubles(history.trainLosses())));
    List<LineChart.Event> events = new ArrayList<>();
    if (!validation.isEmpty()) {
      double[] places = IntStream.rangeClosed(1, validation.size()).mapToDouble(e -> e).toArray();
      lines.add(new LineChart.Series("validation", places, doubles(validation)));
      IntStream.range(0, validation.size())
          .boxed()
          .filter(e -> Double.isFinite(validation.get(e)))
          .min(Comparator.comparingDouble(validation::get))
          .ifPresent(e -> events.add(new LineChart.Event(e + 1, "best epoch " + (e + 1))));
    }
    return new Figure(
        id(Picture.LOSSES),
        new LineChart(
            "Loss by epoch",
            "Training and validation loss of each epoch.",
            "epoch",
            "mean loss",
            Numeral.NUMBER,
            false,
            lines,
            List.of(),
            events),
        "Less is better. Both should fall; a validation loss that rises while the training loss falls is memorizing.");
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
