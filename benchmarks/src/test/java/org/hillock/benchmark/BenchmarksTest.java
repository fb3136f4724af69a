package org.hillock.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {
  @Test
  void everyElementwiseFunctionIsMeasuredUnlessSomeAreNamed() throws CommandLineOptionException {
    assertEquals(
        Activations.elementwise().map(Elementwise::name).toList(),
        functions(Benchmarks.complete(new CommandLineOptions())));
    assertEquals(
        List.of("tanh", "relu"),
        functions(Benchmarks.complete(new CommandLineOptions("-p", "function=tanh,relu"))));
  }

  private static List<String> functions(Options options) {
    return List.copyOf(options.getParameter("function").get());
  }

  @Test
  void everyMathLoopIsMeasured() throws NoSuchFieldException {
    Param names = ActivationBenchmark.Baseline.class.getField("math").getAnnotation(Param.class);
    assertEquals(MathLoop.names(), Stream.of(names.value()).sorted().toList());
  }

  static List<String> mathLoops() {
    return MathLoop.names();
  }

  /// A baseline that computes something else would make the ratio worthless.
  @ParameterizedTest
  @MethodSource("mathLoops")
  void theMathLoopComputesTheSameFunction(String name) {
    Elementwise function = (Elementwise) Activations.named(name);
    MathLoop loop = MathLoop.named(name);
    for (double x = -8; x <= 8; x += 0.125) {
      // Constants and formulas differ in the last digits of a double only.
      assertEquals(function.value(x), loop.value().applyAsDouble(x), 1e-14, name + " at " + x);
      assertEquals(function.slope(x), loop.slope().applyAsDouble(x), 1e-14, name + " at " + x);
    }
  }

  /// Runs each benchmark for a moment, so that it cannot rot unseen. The time is not looked at.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ActivationBenchmark.backward",
        "ActivationBenchmark.mathForward",
        "MatrixMultiplyBenchmark.multiply",
        "TrainingBenchmark.epoch"
      })
  void theBenchmarkRuns(String benchmark) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(benchmark + "$")
                    .param("function", "tanh")
                    .param("math", "tanh")
                    .param("activation", "tanh")
                    .param("shape", "128x10x128")
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(10))
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    assertEquals(1, results.size());
  }
}
