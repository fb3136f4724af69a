package org.hillock.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Dataset;
import org.hillock.data.Encoder;
import org.hillock.data.Examples;
import org.hillock.data.Inputs;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.loss.Loss;
import org.hillock.network.Network;
import org.hillock.training.Confusion;
import org.hillock.training.Scores;

/// How good a trained network is on rows of which the targets are known.
///
/// @param source the name of the rows' file
/// @param rows how many there are
/// @param target what is predicted
/// @param loss the task's, without class weights or smoothing
/// @param scores each metric of the task
/// @param questions one for classes, one a label, none for numbers
/// @param notes what the user should know of the rows
public record Evaluation(
    String source,
    int rows,
    TargetCoding target,
    double loss,
    Scores scores,
    List<Confusion> questions,
    List<String> notes) {
  /// Copies the lists.
  public Evaluation {
    questions = List.copyOf(questions);
    notes = List.copyOf(notes);
  }

  /// Predicts the rows and compares with their targets; rows of a table without are left out.
  ///
  /// @throws InvalidInputException if columns, targets or labels are missing, or are not of the
  ///   kind that was learned; names the row
  public static Evaluation of(Network network, Encoder encoder, Examples examples) {
    TargetCoding target = encoder.target();
    Examples known = encoder.fitting(examples).known(target.columns());
    if (known.rows() == 0) {
      throw new InvalidInputException(
          "%s has no row with a known target; fill in %s where it is known."
              .formatted(known.source(), String.join(", ", target.columns())));
    }
    Inputs inputs = encoder.inputs(known);
    Dataset data =
        new Dataset(
            inputs.rows(),
            inputs.features(),
            inputs.values(),
            target.outputs(),
            target.encode(known, IntStream.range(0, known.rows()).toArray()),
            target.task(),
            encoder.shape(),
            inputs.lengths());
    float[] outputs = network.outputs(data.inputs(), data.lengths(), data.rows());
    List<String> notes = new ArrayList<>(known.notes());
    notes.addAll(inputs.notes());
    return new Evaluation(
        known.source(),
        data.rows(),
        target,
        Loss.of(data.task()).mean(outputs, data.targets(), data.rows(), data.outputs()),
        Scores.of(outputs, data, target),
        data.task() == Task.REGRESSION ? List.of() : Confusion.of(outputs, data),
        notes);
  }

  /// What each question asks for, and the names of its classes: the target's, or no and yes.
  List<List<String>> names() {
    return switch (target) {
      case TargetCoding.Numbers _ -> List.of();
      case TargetCoding.Classes classes -> List.of(classes.classes());
      case TargetCoding.Labels labels ->
          IntStream.range(0, labels.outputs())
              .mapToObj(k -> List.of(labels.negatives().get(k), labels.positives().get(k)))
              .toList();
    };
  }
}
