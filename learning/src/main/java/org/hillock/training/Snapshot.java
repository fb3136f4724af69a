package org.hillock.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.activation.InvalidInputException;
import org.hillock.checkpoint.Checkpoint;
import org.hillock.checkpoint.Form;
import org.hillock.checkpoint.Value;

/// What a [State] holds, as plain data; the arrays are not copied.
///
/// @param batch how many batches of the epoch are done
/// @param sum of weight × loss over the rows of the epoch that are done
/// @param weights of those rows
/// @param best the parameters of the best epoch
/// @param memory of the optimizer
@SuppressWarnings("ArrayRecordComponent")
record Snapshot(
    long epoch,
    long batch,
    long steps,
    double sum,
    double weights,
    long bestEpoch,
    double bestLoss,
    double[] trainLosses,
    double[] validationLosses,
    float[] parameters,
    float[] best,
    List<float[]> memory) {
  private static final String EPOCH = "epoch";
  private static final String BATCH = "batch";
  private static final String STEPS = "steps";
  private static final String SUM = "sum of losses";
  private static final String WEIGHTS = "sum of weights";
  private static final String BEST_EPOCH = "best epoch";
  private static final String BEST_LOSS = "best loss";
  private static final String TRAIN_LOSSES = "train losses";
  private static final String VALIDATION_LOSSES = "validation losses";
  private static final String PARAMETERS = "parameters";
  private static final String BEST = "best parameters";
  private static final String MEMORY = "optimizer ";

  Map<String, Value> values() {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put(EPOCH, new Value.Whole(epoch));
    values.put(BATCH, new Value.Whole(batch));
    values.put(STEPS, new Value.Whole(steps));
    values.put(SUM, new Value.Real(sum));
    values.put(WEIGHTS, new Value.Real(weights));
    values.put(BEST_EPOCH, new Value.Whole(bestEpoch));
    values.put(BEST_LOSS, new Value.Real(bestLoss));
    values.put(TRAIN_LOSSES, new Value.Doubles(trainLosses));
    values.put(VALIDATION_LOSSES, new Value.Doubles(validationLosses));
    values.put(PARAMETERS, new Value.Floats(parameters));
    values.put(BEST, new Value.Floats(best));
    for (int i = 0; i < memory.size(); i++) {
      values.put(MEMORY + i, new Value.Floats(memory.get(i)));
    }
    return values;
  }

  /// What another snapshot of the same training looks like: lists of losses grow with each epoch.
  static Map<String, Form> forms(Map<String, Value> values) {
    Map<String, Form> forms = new LinkedHashMap<>();
    values.forEach((name, value) ->
        forms.put(name, value instanceof Value.Doubles ? Form.doubles(Form.ANY) : value.form()));
    return forms;
  }

  /// That of a checkpoint of these forms.
  ///
  /// @param memories how many arrays the optimizer has
  static Snapshot of(Checkpoint checkpoint, int memories) {
    List<float[]> memory = new ArrayList<>();
    for (int i = 0; i < memories; i++) {
      memory.add(floats(checkpoint, MEMORY + i));
    }
    return new Snapshot(
        whole(checkpoint, EPOCH),
        whole(checkpoint, BATCH),
        whole(checkpoint, STEPS),
        real(checkpoint, SUM),
        real(checkpoint, WEIGHTS),
        whole(checkpoint, BEST_EPOCH),
        real(checkpoint, BEST_LOSS),
        doubles(checkpoint, TRAIN_LOSSES),
        doubles(checkpoint, VALIDATION_LOSSES),
        floats(checkpoint, PARAMETERS),
        floats(checkpoint, BEST),
        memory);
  }

  /// The same values, but with no parameters that are the best so far.
  static Map<String, Value> withoutBest(Map<String, Value> values) {
    Map<String, Value> others = new LinkedHashMap<>(values);
    others.put(BEST_EPOCH, new Value.Whole(0));
    others.put(BEST_LOSS, new Value.Real(Double.POSITIVE_INFINITY));
    return others;
  }

  private static long whole(Checkpoint checkpoint, String name) {
    return checkpoint.value(name, Value.Whole.class).value();
  }

  private static double real(Checkpoint checkpoint, String name) {
    return checkpoint.value(name, Value.Real.class).value();
  }

  private static double[] doubles(Checkpoint checkpoint, String name) {
    return checkpoint.value(name, Value.Doubles.class).values();
  }

  private static float[] floats(Checkpoint checkpoint, String name) {
    return checkpoint.value(name, Value.Floats.class).values();
  }

  /// Refuses what no training comes through.
  ///
  /// @param settings of the training
  /// @param batches of an epoch
  /// @param setbacks that were saved with it
  /// @throws InvalidInputException if it is that
  void check(Settings settings, int batches, Setbacks setbacks) {
    if (!setbacks.isPossible() || !isPossible(settings, batches, setbacks.skipped())) {
      throw new InvalidInputException(
          ("the checkpoint contradicts itself: no training is in epoch %d after %d batches of it and"
                  + " %d steps with %d losses and %d as its best epoch; use one that a training saved.")
              .formatted(epoch, batch, steps, trainLosses.length, bestEpoch));
    }
  }

  private boolean isPossible(Settings settings, int batches, long skipped) {
    int together = settings.descent().batchesPerStep();
    long stepsPerEpoch = stepsOf(batches, together);
    return 1 <= epoch
        && epoch <= settings.epochs() + 1L
        && 0 <= batch
        && batch <= batches
        && (batch == batches || batch % together == 0)
        && steps + skipped == (epoch - 1) * stepsPerEpoch + stepsOf(batch, together)
        && 0 <= bestEpoch
        && bestEpoch < epoch
        && trainLosses.length == epoch - 1
        && validationLosses.length == epoch - 1;
  }

  /// How many steps there are in so many batches of an epoch; the last may have fewer batches.
  static long stepsOf(long batches, int batchesPerStep) {
    return (batches + batchesPerStep - 1) / batchesPerStep;
  }
}
