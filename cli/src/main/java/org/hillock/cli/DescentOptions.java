package org.hillock.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.hillock.activation.InvalidInputException;
import org.hillock.optimizer.Adagrad;
import org.hillock.optimizer.Adam;
import org.hillock.optimizer.Clipping;
import org.hillock.optimizer.Descent;
import org.hillock.optimizer.Optimizer;
import org.hillock.optimizer.RmsProp;
import org.hillock.optimizer.Schedule;
import org.hillock.optimizer.Sgd;
import org.hillock.training.OnNonFinite;
import org.hillock.training.Settings;
import picocli.CommandLine.Option;

/// How `train` descends: optimizer, learning rate and its schedule, clipping, weight decay,
/// batches.
final class DescentOptions {
  /// Of `adamw`, unless another is given.
  private static final double ADAMW_DECAY = 0.01;

  private static final Map<String, DoubleFunction<Optimizer>> OPTIMIZERS = optimizers();
  private static final Map<String, Schedule> SCHEDULES = schedules();

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "adam",
      description =
          "adam, adamw (with weight decay 0.01), sgd, momentum, nesterov, rmsprop, adagrad (default: ${DEFAULT-VALUE}).")
  private String optimizer = "";

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Step size of the optimizer (default: 0.003).")
  private Optional<Double> learningRate = Optional.empty();

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      defaultValue = "constant",
      description =
          "Of the learning rate: constant, step, cosine, warmup, warmup-cosine, one-cycle (default: ${DEFAULT-VALUE}).")
  private String schedule = "";

  @Option(
      names = "--clip-norm",
      paramLabel = "NORM",
      description = "Largest Euclidean norm of all gradients together.")
  private Optional<Double> clipNorm = Optional.empty();

  @Option(
      names = "--clip-value",
      paramLabel = "VALUE",
      description = "Largest magnitude of each gradient.")
  private Optional<Double> clipValue = Optional.empty();

  @Option(
      names = "--weight-decay",
      paramLabel = "DECAY",
      description =
          "Share by which weights, not biases, shrink per step and unit of learning rate.")
  private Optional<Double> weightDecay = Optional.empty();

  @Option(names = "--batch", paramLabel = "ROWS", description = "Rows per batch (default: 32).")
  private Optional<Integer> batch = Optional.empty();

  @Option(
      names = "--batches-per-step",
      paramLabel = "N",
      defaultValue = "1",
      description = "Batches whose gradients are averaged before a step (default: 1).")
  private int batchesPerStep;

  @Option(
      names = "--patience",
      paramLabel = "EPOCHS",
      description = "Epochs without a better validation loss before training stops (default: 20).")
  private Optional<Integer> patience = Optional.empty();

  @Option(
      names = "--on-non-finite",
      paramLabel = "POLICY",
      defaultValue = "stop",
      description =
          "When a number is NaN or infinite: stop (exit code 4), skip the batch, or rollback to the best epoch and halve the learning rate (default: ${DEFAULT-VALUE}).")
  private String onNonFinite = "";

  /// The settings with these changes.
  Settings applyTo(Settings settings) {
    Optimizer chosen =
        known("optimizer", OPTIMIZERS, optimizer)
            .apply(learningRate.orElse(settings.optimizer().learningRate()));
    double decay = optimizer.equals("adamw") ? ADAMW_DECAY : 0;
    Descent descent =
        new Descent(
            known("schedule", SCHEDULES, schedule),
            new Clipping(
                clipNorm.orElse(Double.POSITIVE_INFINITY),
                clipValue.orElse(Double.POSITIVE_INFINITY)),
            weightDecay.orElse(decay),
            batchesPerStep);
    return new Settings(
        chosen,
        batch.orElse(settings.rowsPerBatch()),
        settings.epochs(),
        patience.orElse(settings.patience()),
        descent,
        settings.loss(),
        OnNonFinite.parse(onNonFinite));
  }

  /// The options for settings, those that are not as usual.
  static List<String> words(Settings settings) {
    Settings usual = Settings.defaults();
    Descent descent = settings.descent();
    List<String> words = new ArrayList<>();
    String name = optimizer(settings.optimizer());
    option(words, "--optimizer", name, optimizer(usual.optimizer()));
    option(
        words,
        "--learning-rate",
        settings.optimizer().learningRate(),
        usual.optimizer().learningRate());
    option(words, "--schedule", schedule(descent.schedule()), schedule(new Schedule.Constant()));
    option(words, "--clip-norm", descent.clipping().norm(), Double.POSITIVE_INFINITY);
    option(words, "--clip-value", descent.clipping().value(), Double.POSITIVE_INFINITY);
    option(words, "--weight-decay", descent.weightDecay(), 0.0);
    option(words, "--batch", settings.rowsPerBatch(), usual.rowsPerBatch());
    option(words, "--batches-per-step", descent.batchesPerStep(), 1);
    option(words, "--patience", settings.patience(), usual.patience());
    option(words, "--on-non-finite", settings.onNonFinite().label(), usual.onNonFinite().label());
    return words;
  }

  private static void option(List<String> words, String name, Object value, Object usual) {
    if (!value.equals(usual)) {
      words.addAll(List.of(name, value.toString()));
    }
  }

  private static String optimizer(Optimizer made) {
    return OPTIMIZERS.entrySet().stream()
        .filter(entry -> entry.getValue().apply(made.learningRate()).equals(made))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no option makes " + made));
  }

  private static String schedule(Schedule made) {
    return SCHEDULES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(made))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no option makes " + made));
  }

  private static <T> T known(String kind, Map<String, T> all, String name) {
    T found = all.get(name);
    if (found == null) {
      throw InvalidInputException.unknown(kind, name, all.keySet());
    }
    return found;
  }

  private static Map<String, DoubleFunction<Optimizer>> optimizers() {
    Map<String, DoubleFunction<Optimizer>> all = new LinkedHashMap<>();
    all.put("adam", Adam::new);
    all.put("adamw", Adam::new);
    all.put("sgd", rate -> new Sgd(rate, 0));
    all.put("momentum", rate -> new Sgd(rate, 0.9));
    all.put("nesterov", rate -> new Sgd(rate, 0.9, true));
    all.put("rmsprop", RmsProp::new);
    all.put("adagrad", Adagrad::new);
    return all;
  }

  private static Map<String, Schedule> schedules() {
    Map<String, Schedule> all = new LinkedHashMap<>();
    all.put("constant", new Schedule.Constant());
    all.put("step", new Schedule.Staircase());
    all.put("cosine", new Schedule.Cosine());
    all.put("warmup", new Schedule.WarmUp(0.05, new Schedule.Constant()));
    all.put("warmup-cosine", new Schedule.WarmUp(0.05, new Schedule.Cosine()));
    all.put("one-cycle", new Schedule.OneCycle());
    return all;
  }
}
