package org.hillock.activation.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every function and slope on all 2^32 floats; some minutes each. Run with `-Pexhaustive`;
/// `-Dhillock.functions=tanh,gelu` picks some. Writes docs/exactness/exactness.csv.
@Tag("exhaustive")
class ExhaustiveTest {
  static Stream<Elementwise> functions() {
    String picked = System.getProperty("hillock.functions", "");
    return Activations.elementwise()
        .filter(f -> f.kernel().isPresent())
        .filter(f -> picked.isEmpty() || List.of(picked.split(",")).contains(f.name()));
  }

  @ParameterizedTest
  @MethodSource("functions")
  @Execution(ExecutionMode.CONCURRENT)
  void everyFloatIsCorrectlyRounded(Elementwise function) throws IOException {
    long start = System.nanoTime();
    Reference reference = Reference.of(function.name());
    Sweep sweep = new Sweep(function, reference).run(1);
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    synchronized (ExhaustiveTest.class) {
      Proof.write(row(function.name(), "value", sweep.values, seconds));
      Proof.write(row(function.name(), "slope", sweep.slopes, seconds));
    }
    assertEquals("", wrong(function.name(), sweep));
  }

  private static Proof row(String name, String part, Sweep.Part results, long seconds)
      throws IOException {
    return new Proof(
        name,
        part,
        results.inputs(),
        results.wrong(),
        "%08x".formatted(results.crc()),
        seconds,
        LocalDate.now(ZoneOffset.UTC).toString(),
        Runtime.version().toString(),
        processor());
  }

  /// Lists what is wrong in a file and says where.
  private static String wrong(String name, Sweep sweep) throws IOException {
    long count = sweep.values.wrong() + sweep.slopes.wrong();
    if (count == 0) {
      return "";
    }
    Path file = Path.of("target", "wrong-" + name + ".csv");
    StringBuilder lines = new StringBuilder();
    sweep.values.listed().forEach(w -> lines.append(line(name, "value", w)));
    sweep.slopes.listed().forEach(w -> lines.append(line(name, "slope", w)));
    Files.writeString(file, lines);
    return count + " outputs are wrong; " + file.toAbsolutePath() + " lists them.";
  }

  private static String line(String name, String part, Sweep.Wrong wrong) {
    return String.format(
        Locale.ROOT,
        "%s,%s,%08x,%08x%n",
        name,
        part,
        Float.floatToIntBits(wrong.x()),
        Float.floatToIntBits(wrong.correct()));
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.exists(file)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
