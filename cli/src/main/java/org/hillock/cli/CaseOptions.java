package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Problem;
import org.hillock.data.Split;
import org.hillock.data.Table;
import org.hillock.diagnosis.Case;
import org.hillock.diagnosis.Recipe;
import org.hillock.network.Initialization;
import org.hillock.notation.Blueprint;
import org.hillock.notation.Design;
import org.hillock.notation.NamedActivation;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.model.Model;
import org.hillock.onnx.tuning.Continued;
import org.hillock.onnx.tuning.FineTuning;
import org.hillock.optimizer.Descent;
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
    NamedActivation named = NamedActivation.of(function, parameters);
    return new TrainingPlan(which, named, split, which.network(split), Optional.empty());
  }

  /// Reads the data as a model does that is to go on learning, and makes all ready.
  ///
  /// @param origin the file of the model
  /// @throws InvalidInputException if the rows do not fit it, or an option cannot be used
  TrainingPlan plan(Model model, Origin origin) {
    Settings plain = descent.applyTo(data.settings());
    Problem problem = data.problem(origin.name(), model.encoder());
    Split split = Split.of(problem, model.encoder(), data.seed());
    Case which =
        new Case(
            problem,
            new Design.Written(model.lines(), origin.name()),
            model.activation().activation(),
            Initialization.gainCorrected(),
            plain.with(loss.loss(split)),
            data.seed());
    return new TrainingPlan(which, model.activation(), split, model.network(), Optional.of(origin));
  }

  /// Tunes the graph of another program.
  ///
  /// @throws InvalidInputException if rows, target or options do not fit it
  Continued continued(OnnxModel graph) {
    FineTuning.Settings usual = FineTuning.Settings.usual(data.seed());
    Settings chosen =
        descent.applyTo(
            data.withEpochs(
                new Settings(usual.optimizer(), usual.batch(), usual.epochs(), usual.patience())));
    if (!chosen.descent().equals(Descent.plain())) {
      throw new InvalidInputException(
          "--optimizer adamw shrinks weights, and of a graph it is not known which numbers are weights; choose adam.");
    }
    if (data.targets().size() != 1) {
      throw new InvalidInputException(
          "a graph is tuned by one column that says what is right, and %d are named; name one with --target."
              .formatted(data.targets().size()));
    }
    Table table = Table.read(data.path());
    String target = data.targets().getFirst();
    List<String> cells = SwapOptions.cells(table, target);
    return Continued.of(
        graph,
        GraphColumns.sample(graph, table, Optional.of(target)),
        cells,
        new FineTuning.Settings(
            chosen.optimizer(),
            chosen.rowsPerBatch(),
            chosen.epochs(),
            chosen.patience(),
            data.seed()));
  }

  /// What names of functions mean.
  Functions functions() {
    return network.functions();
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

  /// The command that goes on with a model in the same way.
  String command(TrainingPlan plan) {
    Case which = plan.which();
    if (plan.origin().isEmpty()) {
      return command(which);
    }
    // The model says itself which activation it has.
    Case usual = which.with(which.design().usual());
    List<String> from = List.of(FromOptions.OPTION, plan.origin().get().path().toString());
    return new CaseWords(usual, dataWords(), from, loss.words(), "model.onnx").command(usual);
  }

  private CaseWords words(Case asGiven, String out) {
    return new CaseWords(asGiven, dataWords(), network.words(), loss.words(), out);
  }

  private List<String> dataWords() {
    return Stream.concat(data.recipe().words().stream(), network.pluginWords().stream()).toList();
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
