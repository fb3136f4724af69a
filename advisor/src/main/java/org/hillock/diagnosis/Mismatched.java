package org.hillock.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.activation.Activation;
import org.hillock.activation.Card;
import org.hillock.activation.Elementwise;
import org.hillock.data.Dataset;
import org.hillock.data.Task;
import org.hillock.loss.Loss;
import org.hillock.network.Activate;
import org.hillock.network.Layer;
import org.hillock.training.Identity;
import org.hillock.training.Metric;

/// The last layer's activation keeps the answers from where the targets are, or the loss is one of
/// numbers and the task has classes.
record Mismatched() implements Rule {
  /// Of what a constant answer loses. An output that can come to within 5 % loses less than splits
  /// and seeds make a difference.
  private static final double OUT_OF_REACH = 0.05;

  /// Raw outputs this far from 0 say 0 or 1 up to 1e-13.
  private static final double SURE = 30;

  @Override
  public Optional<Diagnosis> examine(Examination e) {
    Course course = e.course();
    Loss loss = Identity.loss(course.split(), course.which().settings());
    List<Evidence> evidence = new ArrayList<>();
    outputs(e, loss).ifPresent(evidence::add);
    loss(course, loss).ifPresent(evidence::add);
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnosis(
            Condition.MISMATCH,
            evidence,
            "Task, loss and the last layer have to fit: losses take raw outputs and apply softmax or sigmoid themselves, so nothing may bound the outputs before.",
            List.of(new RawOutputs(), new LossOfTask())));
  }

  private static Optional<Evidence> outputs(Examination e, Loss loss) {
    Layer last = e.course().start().layers().getLast();
    if (!(last instanceof Activate activate)) {
      return Optional.empty();
    }
    Dataset train = e.course().split().train();
    Card.Shape range = activate.activation().card().shape();
    float[] best = train.targets().clone();
    for (int i = 0; i < best.length; i++) {
      best[i] = (float) nearest(best[i], range, train.task());
    }
    double least = loss.mean(best, train.targets(), train.rows(), train.outputs());
    double constant = e.progress().constantLoss();
    if (!(least > OUT_OF_REACH * constant)) {
      return Optional.empty();
    }
    return Optional.of(
        new Evidence(
            "The last layer is %s, whose values lie from %s to %s; with those no weights can bring the training loss below %s (a constant answer has %s, this network %s)."
                .formatted(
                    activate.label(),
                    Shown.number(range.low()),
                    Shown.number(range.high()),
                    Shown.loss(least),
                    Shown.loss(constant),
                    Shown.loss(e.end().loss())),
            List.of(e.course().start().layers().size() - 1),
            Map.of("leastLoss", least, "constantLoss", constant),
            0,
            0,
            Picture.LOSSES));
  }

  /// The raw output within the range that fits a target best.
  private static double nearest(double target, Card.Shape range, Task task) {
    double wanted = task == Task.REGRESSION ? target : target > 0.5 ? SURE : -SURE;
    return Math.clamp(wanted, range.low(), range.high());
  }

  private static Optional<Evidence> loss(Course course, Loss loss) {
    Activation output = loss.output();
    boolean ofNumbers =
        output instanceof Elementwise f && f.card().shape().traits().contains(Card.Trait.LINEAR);
    if (!ofNumbers || course.which().problem().task() == Task.REGRESSION) {
      return Optional.empty();
    }
    double logLoss = course.scores().of(Metric.LOG_LOSS);
    return Optional.of(
        new Evidence(
            "The loss is %s, which is for numbers, and the task is %s: its outputs, read as chances, have a log loss of %s on the validation rows."
                .formatted(
                    loss.getClass().getSimpleName(),
                    course.which().problem().task().label(),
                    Shown.loss(logLoss)),
            List.of(),
            Map.of("logLoss", logLoss),
            0,
            0,
            Picture.LOSSES));
  }

  @Override
  public List<Condition> explainedBy() {
    return List.of();
  }
}
