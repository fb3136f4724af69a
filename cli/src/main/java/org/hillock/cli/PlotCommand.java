package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.activation.Activation;
import org.hillock.activation.InvalidInputException;
import org.hillock.catalogue.drawing.Picture;
import org.hillock.catalogue.plot.Plot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock plot NAME... --out FILE`: functions and their derivatives as a picture.
@Command(
    name = "plot",
    description =
        "Draws functions and their derivatives: one in one panel, several in two; of a row-wise function one row and what becomes of it.",
    mixinStandardHelpOptions = true)
final class PlotCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names or aliases.")
  private List<String> names = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the picture goes; its name ends in .svg, .png or .pdf.")
  private Path out = Path.of("");

  @Option(names = "--from", paramLabel = "X", description = "Where x starts.")
  private Optional<Double> from = Optional.empty();

  @Option(names = "--to", paramLabel = "X", description = "Where x ends.")
  private Optional<Double> to = Optional.empty();

  @Option(
      names = "--log",
      description = "Sizes on a logarithmic axis, which shows how fast the tails vanish.")
  private boolean log;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "A parameter of a single function, such as alpha=0.1; may be repeated.")
  private Map<String, Double> parameters = Map.of();

  @Mixin private final PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    PictureFile file = PictureFile.at(out);
    Picture picture = new Plot(functions(), from, to, log).picture();
    file.write(picture);
    System.out.println("wrote " + out + ": " + picture.title());
    return 0;
  }

  private List<Activation> functions() {
    if (parameters.isEmpty()) {
      return names.stream().map(plugins.functions()::named).toList();
    }
    if (names.size() > 1) {
      throw new InvalidInputException(
          "--param sets a parameter of one function, and there are %d; plot one, or leave it out."
              .formatted(names.size()));
    }
    return List.of(plugins.functions().named(names.getFirst(), parameters));
  }
}
