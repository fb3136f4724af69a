package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.onnx.model.ModelFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Whether `train` goes on with a model that is there, and what is decided then.
final class FromOptions {
  static final String OPTION = "--from";

  /// What a model of Hillock's says itself.
  private static final Set<String> KNOWN =
      Set.of(
          "--network",
          "--hidden",
          "--init",
          "--activation",
          "--param",
          "--scaling",
          "--task",
          "--steps",
          "--id",
          "--step",
          "--text",
          "--longest",
          "--size");

  /// All that the tuning of another program's graph takes.
  private static final Set<String> OF_GRAPHS =
      Set.of(
          OPTION,
          "--target",
          "--out",
          "--epochs",
          "--seed",
          "--optimizer",
          "--learning-rate",
          "--batch",
          "--patience",
          PluginOptions.OPTION);

  @Option(
      names = OPTION,
      paramLabel = "MODEL",
      description =
          "Go on with this model instead of a new one: its network, weights and encoder, or the graph of any ONNX model (docs/onnx.md).")
  private Optional<Path> path = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /// The model, if there is one.
  ///
  /// @throws InvalidInputException if it cannot be read, or an option contradicts it
  Optional<Start> start(Functions functions) {
    return path.map(file -> {
      Start start = new Start(ModelFile.read(file, functions), Origin.of(file));
      check(start);
      return start;
    });
  }

  /// What a training goes on from.
  record Start(ModelFile model, Origin origin) {}

  private void check(Start start) {
    List<String> given =
        spec == null
            ? List.of()
            : spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .toList();
    for (String option : given) {
      switch (start.model()) {
        case ModelFile.Own _ -> {
          if (KNOWN.contains(option)) {
            throw new InvalidInputException(
                "%s is for new models, and %s is one that goes on as it is; leave out %s, or %s."
                    .formatted(option, start.origin().name(), option, OPTION));
          }
        }
        case ModelFile.Other _ -> {
          if (!OF_GRAPHS.contains(option)) {
            throw new InvalidInputException(
                "%s has no effect on %s, which is not a model as Hillock writes it, but a graph; leave it out. Graphs take %s."
                    .formatted(
                        option,
                        start.origin().name(),
                        String.join(", ", OF_GRAPHS.stream().sorted().toList())));
          }
        }
      }
    }
  }
}
