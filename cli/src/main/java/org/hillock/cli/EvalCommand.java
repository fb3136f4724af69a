package org.hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.activation.Activation;
import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Learned;
import org.hillock.activation.Rowwise;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock eval NAME X...`: value and slope, each rounded once to float.
@Command(
    name = "eval",
    description = "Evaluates a function and its derivative at numbers, or over a file of floats.",
    mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME", description = "A name or alias.")
  private String name = "";

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "X", description = "Numbers.")
  private List<String> numbers = List.of();

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "A parameter, such as alpha=0.1; may be repeated.")
  private Map<String, Double> parameters = Map.of();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "Raw little-endian float32, any size, instead of numbers.")
  private Optional<Path> in = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE", description = "Where the values go.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--slope-out", paramLabel = "FILE", description = "Where the slopes go.")
  private Optional<Path> slopeOut = Optional.empty();

  @Option(
      names = "--row-length",
      paramLabel = "N",
      description = "With --in and a row-wise function: numbers per row.")
  private Optional<Integer> rowLength = Optional.empty();

  /// One number's result; what a row-wise function does not have is null.
  record Point(
      @Nullable Float x,
      float value,
      @Nullable Float slope,
      double exactValue,
      @Nullable Double exactSlope) {}

  /// The result as JSON.
  record Result(String function, Map<String, Double> parameters, List<Point> points) {}

  @Mixin private final PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    Activation function = plugins.functions().named(name, parameters);
    if (in.isPresent()) {
      bulk(function, in.get());
      return 0;
    }
    if (out.isPresent() || slopeOut.isPresent() || rowLength.isPresent()) {
      throw new InvalidInputException(
          "--out, --slope-out and --row-length go with --in FILE; add it, or leave them out.");
    }
    if (numbers.isEmpty()) {
      throw new InvalidInputException(
          "there is no number to evaluate; give some, such as hillock eval "
              + function.name()
              + " -1 0 1, or --in FILE.");
    }
    float[] x = new float[numbers.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = parse(numbers.get(i));
    }
    List<Point> points = points(function, x);
    if (json) {
      System.out.print(CardJson.text(new Result(function.name(), parameters, points)));
    } else {
      for (int i = 0; i < points.size(); i++) {
        Point p = points.get(i);
        String argument = p.x() == null ? "[" + i + "]" : "(" + p.x() + ")";
        System.out.println(
            "%s%s = %s".formatted(function.name(), argument, p.value())
                + (p.slope() == null ? "" : "  slope " + p.slope()));
      }
    }
    return 0;
  }

  private void bulk(Activation function, Path from) {
    if (!numbers.isEmpty()) {
      throw new InvalidInputException(
          "there are numbers and --in " + from + "; give one or the other.");
    }
    if (out.isEmpty()) {
      throw new InvalidInputException("--in needs --out FILE for the values; add it.");
    }
    new FloatFiles(function, rowLength).transform(from, out.get(), slopeOut);
  }

  private static float parse(String text) {
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "\""
              + text
              + "\" is not a number; write numbers such as -1.5, 2e-3, inf as Infinity, or NaN.",
          e);
    }
  }

  private static List<Point> points(Activation function, float[] x) {
    List<Point> points = new ArrayList<>();
    switch (function) {
      case Elementwise f -> {
        for (float v : x) {
          points.add(new Point(v, f.at(v), f.slopeAt(v), f.value(v), f.slope(v)));
        }
      }
      case Learned f -> {
        float p = f.initial();
        for (float v : x) {
          points.add(new Point(v, f.at(v, p), f.slopeAt(v, p), f.value(v, p), f.slope(v, p)));
        }
      }
      case Rowwise f -> {
        float[] y = new float[f.outputs(x.length)];
        double[] wide = new double[x.length];
        for (int i = 0; i < x.length; i++) {
          wide[i] = x[i];
        }
        f.forward(x, 0, y, 0, x.length);
        double[] exact = f.values(wide);
        for (int i = 0; i < y.length; i++) {
          Float own = y.length == x.length ? (Float) x[i] : null;
          points.add(new Point(own, y[i], null, exact[i], null));
        }
      }
    }
    return points;
  }
}
