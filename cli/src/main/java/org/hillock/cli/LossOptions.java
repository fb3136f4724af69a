package org.hillock.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Dataset;
import org.hillock.data.Split;
import org.hillock.data.TargetCoding;
import org.hillock.data.Task;
import org.hillock.loss.AbsoluteError;
import org.hillock.loss.BinaryCrossEntropy;
import org.hillock.loss.ClassWeighted;
import org.hillock.loss.Huber;
import org.hillock.loss.Loss;
import org.hillock.loss.OutputWeighted;
import org.hillock.loss.Outputwise;
import org.hillock.loss.SoftmaxCrossEntropy;
import org.hillock.loss.SquaredError;
import picocli.CommandLine.Option;

/// What `train` makes small: the loss, its smoothing, and what classes or labels weigh.
final class LossOptions {
  private static final String CROSS_ENTROPY = "cross_entropy";
  private static final String BALANCED = "balanced";
  private static final Pattern NAMED_WEIGHT = Pattern.compile("(.+)=(\\d+\\.?\\d*|\\.\\d+)");
  private static final Map<String, Outputwise> OF_NUMBERS = ofNumbers();

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description =
          "squared, absolute or huber for regression (default: squared); cross_entropy for the other tasks.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--class-weights",
      paramLabel = "WEIGHTS",
      description =
          "balanced, by which all classes count the same, or NAME=WEIGHT,... of classes or labels; the others weigh 1.")
  private Optional<String> weights = Optional.empty();

  @Option(
      names = "--label-smoothing",
      paramLabel = "SHARE",
      description = "Share of each target that is spread over all classes, such as 0.1.")
  private Optional<Double> smoothing = Optional.empty();

  /// The loss for what a split trains on.
  ///
  /// @throws InvalidInputException if an option does not suit the task, or names no class
  Loss loss(Split split) {
    return switch (split.encoder().target()) {
      case TargetCoding.Numbers _ -> ofRegression();
      case TargetCoding.Classes classes -> weighted(classes, split.train());
      case TargetCoding.Labels labels -> weighted(labels);
    };
  }

  /// These options, as they were given.
  List<String> words() {
    List<String> words = new ArrayList<>();
    name.ifPresent(text -> words.addAll(List.of("--loss", text)));
    weights.ifPresent(text -> words.addAll(List.of("--class-weights", text)));
    smoothing.ifPresent(share -> words.addAll(List.of("--label-smoothing", share.toString())));
    return words;
  }

  private Loss ofRegression() {
    if (weights.isPresent() || smoothing.isPresent()) {
      throw new InvalidInputException(
          "the task is regression, which has no classes; leave out --class-weights and --label-smoothing.");
    }
    String chosen = name.orElse("squared");
    Outputwise loss = OF_NUMBERS.get(chosen);
    if (loss == null) {
      throw InvalidInputException.unknown("loss for regression", chosen, OF_NUMBERS.keySet());
    }
    return loss;
  }

  private Loss weighted(TargetCoding.Classes target, Dataset train) {
    checkCrossEntropy(target.task());
    Loss loss =
        target.task() == Task.BINARY
            ? new BinaryCrossEntropy(smoothing.orElse(0.0))
            : new SoftmaxCrossEntropy(smoothing.orElse(0.0));
    if (weights.isEmpty()) {
      return loss;
    }
    return new ClassWeighted(
        loss,
        weights.get().equals(BALANCED)
            ? balanced(train, target.classes().size())
            : named("class", weights.get(), target.classes()));
  }

  private Loss weighted(TargetCoding.Labels target) {
    checkCrossEntropy(target.task());
    Outputwise loss = new BinaryCrossEntropy(smoothing.orElse(0.0));
    if (weights.isEmpty()) {
      return loss;
    }
    if (weights.get().equals(BALANCED)) {
      throw new InvalidInputException(
          "labels are not classes that exclude each other, so they cannot be balanced; give weights as NAME=WEIGHT.");
    }
    return new OutputWeighted(loss, named("label", weights.get(), target.columns()));
  }

  private void checkCrossEntropy(Task task) {
    String chosen = name.orElse(CROSS_ENTROPY);
    if (!chosen.equals(CROSS_ENTROPY)) {
      throw InvalidInputException.unknown(
          "loss for " + task.label(), chosen, List.of(CROSS_ENTROPY));
    }
  }

  /// n / (K nₖ) for class k of K, of which nₖ of the n training rows are: each class counts n / K.
  private static List<Double> balanced(Dataset train, int classes) {
    double[] counts = new double[classes];
    for (int row = 0; row < train.rows(); row++) {
      if (train.outputs() == 1) {
        counts[train.targets()[row] > 0.5f ? 1 : 0]++;
      } else {
        for (int k = 0; k < classes; k++) {
          counts[k] += train.targets()[row * classes + k];
        }
      }
    }
    // Of a class that a model knows there may be no row when it goes on learning.
    return Arrays.stream(counts)
        .mapToObj(count -> train.rows() / (classes * Math.max(1, count)))
        .toList();
  }

  private static List<Double> named(String kind, String text, List<String> names) {
    List<Double> all = new ArrayList<>(Collections.nCopies(names.size(), 1.0));
    for (String part : text.split(",", -1)) {
      Matcher matcher = NAMED_WEIGHT.matcher(part);
      if (!matcher.matches()) {
        throw new InvalidInputException(
            "the weight \"%s\" is not of the form NAME=WEIGHT; write for instance %s=2."
                .formatted(part, names.getFirst()));
      }
      int index = names.indexOf(matcher.group(1));
      if (index < 0) {
        throw InvalidInputException.unknown(kind, matcher.group(1), names);
      }
      all.set(index, Double.valueOf(matcher.group(2)));
    }
    return all;
  }

  private static Map<String, Outputwise> ofNumbers() {
    Map<String, Outputwise> all = new LinkedHashMap<>();
    all.put("squared", new SquaredError());
    all.put("absolute", new AbsoluteError());
    all.put("huber", new Huber());
    return Collections.unmodifiableMap(all);
  }
}
