package org.hillock.cli;

import java.util.List;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Split;
import org.hillock.notation.Design;
import org.hillock.notation.NamedActivation;
import org.hillock.study.Plan;
import org.hillock.study.Repertoire;
import org.hillock.training.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `compare` compares, and how each is trained: as with `train`, but at several learning
/// rates.
final class CandidateOptions {
  @Option(
      names = "--functions",
      split = ",(?![^(]*\\))",
      splitSynopsisLabel = ",",
      paramLabel = "NAME",
      description =
          "Activations to compare: names, with parameters as in leaky_relu(alpha=0.1), or all, article (the twelve that beginners read of), common (default: common, and those of --plugin).")
  private List<String> functions = List.of();

  @Option(
      names = "--rates",
      split = ",",
      paramLabel = "FACTOR",
      description =
          "Learning rates that each activation may choose from, as factors of --learning-rate (default: 0.3,1,3).")
  private List<Double> factors = List.of();

  @Mixin private final DescentOptions descent = new DescentOptions();

  @Mixin private final LossOptions loss = new LossOptions();

  /// What is compared; says on the error stream what is left out.
  ///
  /// @param known what names of functions mean
  /// @param split whose rows the network is for
  /// @param baseline the one that the others have to beat
  /// @throws InvalidInputException if a name means nothing, or the network leaves nothing open
  Repertoire repertoire(Functions known, Design design, Split split, NamedActivation baseline) {
    Repertoire repertoire =
        Repertoire.of(functions, known, design.role()).in(design, split, baseline);
    repertoire.notes().forEach(note -> System.err.println("hillock compare: " + note));
    return repertoire;
  }

  /// How each is trained, apart from the learning rate.
  ///
  /// @throws InvalidInputException if an option cannot be used
  Settings settings(DataOptions data, Split split) {
    return descent.applyTo(data.settings()).with(loss.loss(split));
  }

  /// The learning rates.
  ///
  /// @throws InvalidInputException if a factor is no positive number, or comes twice
  List<Double> rates(Settings settings) {
    for (double factor : factors) {
      if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
        throw new InvalidInputException(
            "a factor in --rates is %s; give positive numbers, such as --rates 0.3,1,3."
                .formatted(factor));
      }
    }
    if (factors.stream().distinct().count() < factors.size()) {
      throw new InvalidInputException(
          "--rates has a factor twice: %s; give each once.".formatted(factors));
    }
    double base = settings.optimizer().learningRate();
    return factors.isEmpty()
        ? Plan.usualRates(settings)
        : factors.stream().map(factor -> factor * base).toList();
  }
}
