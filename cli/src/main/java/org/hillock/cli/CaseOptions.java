package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Recipe;
import org.hillock.network.Initialization;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Design;
import org.hillock.training.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// All options that decide what one training comes to.
final class CaseOptions {
  @Mixin private final DataOptions data = new DataOptions();

  @Mixin private final NetworkOptions network = new NetworkOptions();

  @Mixin private final DescentOptions descent = new DescentOptions();

  @Mixin private final LossOptions loss = new LossOptions();

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description =
          "Of the hidden layers, or where a network file names none (default: relu; tanh for rnn, gelu for transformer).")
  private Optional<String> activation = Optional.empty();

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the activation, such as alpha=0.1; may be repeated.")
  private Map<String, Double> parameters = Map.of();

  /// Reads the data and makes all ready.
  ///
  /// @throws InvalidInputException if an option cannot be used
  TrainingPlan plan() {
    Design design = network.design();
    Activation function =
        activation.map(network.functions()::named).orElse(design.usual()).with(parameters);
    checkOpen(design);
    Initialization initialization = network.initialization();
    Settings plain = descent.applyTo(data.settings());
    Problem problem = data.problem();
    Split split = Split.of(problem, data.seed());
    Settings settings = plain.with(loss.loss(split));
    Case which = new Case(problem, design, function, initialization, settings, data.seed());
    return new TrainingPlan(which, parameters, split);
  }

  private void checkOpen(Design design) {
    boolean named = activation.isPresent() || !parameters.isEmpty();
    if (named
        && design instanceof Design.Written(Blueprint lines, String label)
        && !lines.isOpen()) {
      throw new InvalidInputException(
          "%s names all its activations, so --activation and --param change nothing; leave them out, or write activation, without a name, where it belongs."
              .formatted(label));
    }
  }

  /// Writes down the case of these options with changes.
  Recipe recipe(Case asGiven) {
    DataRecipe rows = data.recipe();
    CaseWords options = words(asGiven, "treated.onnx");
    return new Recipe() {
      @Override
      public String command(Case which) {
        return options.command(which);
      }

      @Override
      public String java(Case which) {
        return CaseInJava.of(which, rows);
      }
    };
  }

  /// The command that trains a case of these options.
  String command(Case asGiven) {
    return words(asGiven, "model.onnx").command(asGiven);
  }

  private CaseWords words(Case asGiven, String out) {
    List<String> words =
        Stream.concat(data.recipe().words().stream(), network.pluginWords().stream()).toList();
    return new CaseWords(asGiven, words, network.words(), loss.words(), out);
  }

  /// The file or folder that is learned from.
  Path path() {
    return data.path();
  }

  /// The network file, if there is one.
  Optional<Path> networkFile() {
    return network.file();
  }
}
