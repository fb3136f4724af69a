package org.hillock.onnx.model;

import java.util.List;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;

/// How outputs become answers, in a model file; what does not apply is empty.
record TargetJson(
    String task,
    List<String> columns,
    List<Double> means,
    List<Double> scales,
    List<String> classes,
    List<String> negatives,
    List<String> positives) {
  static TargetJson of(TargetCoding target) {
    String task = target.task().label();
    List<String> none = List.of();
    return switch (target) {
      case TargetCoding.Numbers n ->
          new TargetJson(task, n.columns(), n.means(), n.scales(), none, none, none);
      case TargetCoding.Classes c ->
          new TargetJson(task, c.columns(), List.of(), List.of(), c.classes(), none, none);
      case TargetCoding.Labels l ->
          new TargetJson(
              task, l.columns(), List.of(), List.of(), none, l.negatives(), l.positives());
    };
  }

  TargetCoding coding() {
    Task which = Task.parse(task);
    return switch (which) {
      case REGRESSION -> new TargetCoding.Numbers(columns, means, scales);
      case BINARY, MULTICLASS -> {
        if (columns.size() != 1) {
          throw new IllegalArgumentException("classes are of one column, not of " + columns);
        }
        yield new TargetCoding.Classes(columns.getFirst(), which, classes);
      }
      case MULTILABEL -> new TargetCoding.Labels(columns, negatives, positives);
    };
  }
}
