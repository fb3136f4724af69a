package org.hillock.peers.products;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hillock.peers.Options;
import org.hillock.peers.Setting;

/// Writes the ratios of times as Markdown.
public final class ProductsTable {
  /// The lanes of a process that may use all that the processor has.
  static final String WIDEST = "widest";

  /// The lanes of a process that may use 256 bits.
  static final String AVX2 = "avx2";

  private static final List<String> OPTIONS = List.of("times", "rounds", "out");
  private static final String OURS = "Hillock";

  private final List<Time> times;

  ProductsTable(List<Time> times) {
    this.times = List.copyOf(times);
  }

  /// Takes `--times FILE`, `--rounds 15`, how many those are the least of, and `--out FILE`.
  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(OPTIONS, arguments);
    List<Time> times =
        Files.readAllLines(Path.of(options.text("times", "products.tsv"))).stream()
            .map(Time::of)
            .toList();
    String versions =
        Multiplier.all().stream()
            .map(library -> library.name() + " " + library.version())
            .collect(Collectors.joining(", "));
    List<String> lines =
        new ArrayList<>(introduction(options.number("rounds", ProductsCommand.ROUNDS)));
    lines.addAll(Setting.lines(versions));
    lines.add("");
    lines.addAll(new ProductsTable(times).lines());
    Files.write(Path.of(options.text("out", "matrix-multiply.md")), lines);
    // Threads of the libraries do not end by themselves.
    System.exit(0);
  }

  private static List<String> introduction(int rounds) {
    return """
    # Products of matrices

    Time of Hillock ÷ time of the other library: below 1 Hillock is faster. Both sides are the least of %d
    rounds, and each round times all libraries in turn, on one thread and on two, in one process.

    C = A B in float32, C overwritten, rows × columns of C × columns of A; all row-major, or the transpose is.
    OpenBLAS is called as `cblas_sgemm`, oneDNN as a matmul primitive made before, over plain matrices. Both have their
    operands outside the heap, at the beginning of a cache line; Hillock has Java arrays. Results agree to 1/10,000 of
    the largest.

    Hillock's second thread takes about half of the rows, or of the columns if the rows are few; below 65,536
    multiplications it stays on one. "Two ÷ one" is Hillock's speed on two threads over that on one: at best 2.
    "AVX2" is its time with vectors of 256 bits (`-XX:UseAVX=2`, a process of its own) over that with 512, on
    one thread. On two threads a library that waits for its second thread waits for other programs too, if any run.

    ```
    ./benchmarks/compare-products
    ```
    """
        .formatted(rounds)
        .concat("\n")
        .lines()
        .toList();
  }

  /// How often Hillock is faster, and the table.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "On one thread Hillock is faster than OpenBLAS in %s products, and than oneDNN in %s."
            .formatted(faster("OpenBLAS"), faster("oneDNN")));
    lines.add("");
    lines.add(
        "| product | OpenBLAS, one thread | oneDNN, one thread | OpenBLAS, two threads | oneDNN, two threads | two ÷ one | AVX2 |");
    lines.add("|---|---|---|---|---|---|---|");
    for (String shape : shapes()) {
      Stream<Double> ratios =
          Stream.of(
              beside(shape, 1, "OpenBLAS"),
              beside(shape, 1, "oneDNN"),
              beside(shape, 2, "OpenBLAS"),
              beside(shape, 2, "oneDNN"),
              time(WIDEST, shape, 1, OURS) / time(WIDEST, shape, 2, OURS),
              time(AVX2, shape, 1, OURS) / time(WIDEST, shape, 1, OURS));
      lines.add(
          "| %s | %s |"
              .formatted(
                  shape, ratios.map(ProductsTable::number).collect(Collectors.joining(" | "))));
    }
    return lines;
  }

  private List<String> shapes() {
    return times.stream().map(Time::shape).distinct().toList();
  }

  private String faster(String peer) {
    long faster = shapes().stream().filter(shape -> beside(shape, 1, peer) < 1).count();
    return "%d of %d".formatted(faster, shapes().size());
  }

  private double beside(String shape, int threads, String peer) {
    return time(WIDEST, shape, threads, OURS) / time(WIDEST, shape, threads, peer);
  }

  private double time(String lanes, String shape, int threads, String library) {
    return times.stream()
        .filter(time ->
            time.lanes().equals(lanes)
                && time.shape().equals(shape)
                && time.threads() == threads
                && time.library().equals(library))
        .mapToDouble(Time::nanoseconds)
        .min()
        .orElse(Double.NaN);
  }

  private static String number(double ratio) {
    return Double.isNaN(ratio)
        ? "-"
        : String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : "%.2f", ratio);
  }
}
