package org.hillock.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.hillock.scorecard.Library;

/// Writes the ratios as Markdown.
public final class PerformanceTable {
  /// Within the first cache, within the second and third, beyond all.
  static final List<Integer> SIZES = List.of(1 << 12, 1 << 18, 1 << 24);

  static final List<Integer> THREADS = List.of(1, 2);

  private static final List<String> OPTIONS = List.of("ratios", "out", "libraries");

  private PerformanceTable() {}

  private record Row(String function, int n, int threads, Race.Ratio ratio) {
    static Row of(String line) {
      List<String> cells = List.of(line.split("\t", -1));
      return new Row(
          cells.get(0),
          Integer.parseInt(cells.get(1)),
          Integer.parseInt(cells.get(2)),
          new Race.Ratio(
              cells.get(3), Double.parseDouble(cells.get(4)), Double.parseDouble(cells.get(5))));
    }

    boolean isOf(int elements, int count, String peer) {
      return n == elements && threads == count && ratio.library().equals(peer);
    }
  }

  /// Takes `--ratios FILE`, `--out FILE`, `--libraries a,b`.
  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(OPTIONS, arguments);
    List<Row> rows =
        Files.readAllLines(Path.of(options.text("ratios", "ratios.tsv"))).stream()
            .map(Row::of)
            .toList();
    List<Library> libraries = options.libraries();
    List<String> lines = new ArrayList<>(introduction(libraries));
    lines.addAll(aim(rows));
    List<String> peers = libraries.stream().skip(1).map(Library::name).toList();
    for (int threads : THREADS) {
      for (int n : SIZES) {
        List<String> present =
            peers.stream()
                .filter(peer -> rows.stream().anyMatch(row -> row.isOf(n, threads, peer)))
                .toList();
        lines.addAll(table(rows, n, threads, present));
      }
    }
    Files.write(Path.of(options.text("out", "performance.md")), lines);
    // Threads of the libraries do not end by themselves.
    System.exit(0);
  }

  private static List<String> introduction(List<Library> libraries) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        """
        # Performance

        Time of Hillock ÷ time of the other library: below 1 Hillock is faster. Both sides are the least of 15
        rounds (5 for 16 Mi elements), and each round times all libraries in turn, in one process for each
        function. "Both" is forward plus backward, the sum of the two.

        Inputs are float32, normal with deviation 3, in memory that is there before. Calls are as cheap as a
        library allows: PyTorch's out variants (its mish has no such backward: that allocates and is
        copied), primitives of oneDNN and operations of ND4J made before, ONNX Runtime with input and output
        in place (it has no backward). `Math` is a loop in double on one thread. On two threads Hillock,
        whose loops take ranges, computes two halves from 32 Ki elements on, and stays on one thread below.
        Softmax is over rows of 128.

        Other programs ran on the two cores. That hardly moves the least time on one thread; on two, a library
        that waits for its second thread waits for the other programs too, so those ratios say little
        about a quiet machine; 0.001 is such a wait.

        `-`: the library does not have the function or no such backward, or computes another function under
        that name.

        ```
        ./benchmarks/compare-peers
        ```
        """
            .lines()
            .toList());
    lines.add("");
    lines.addAll(Setting.lines(libraries));
    lines.add("");
    return lines;
  }

  private static List<String> aim(List<Row> rows) {
    List<Row> torch =
        rows.stream().filter(row -> row.isOf(SIZES.getFirst(), 1, "PyTorch")).toList();
    return List.of(
        "Beside PyTorch at 4 Ki elements on one thread, Hillock is faster in %s forward%s, and in %s forward and backward together%s."
            .formatted(
                share(torch, Race.Ratio::forward), slower(torch, Race.Ratio::forward),
                share(torch, Race.Ratio::both), slower(torch, Race.Ratio::both)),
        "");
  }

  private static String share(List<Row> rows, ToDoubleFunction<Race.Ratio> value) {
    long known = rows.stream().filter(row -> value.applyAsDouble(row.ratio) > 0).count();
    long faster = rows.stream().filter(row -> value.applyAsDouble(row.ratio) < 1).count();
    return "%d of %d functions".formatted(faster, known);
  }

  private static String slower(List<Row> rows, ToDoubleFunction<Race.Ratio> value) {
    String names =
        String.join(
            ", ",
            rows.stream()
                .filter(row -> value.applyAsDouble(row.ratio) >= 1)
                .map(Row::function)
                .toList());
    return names.isEmpty() ? "" : " (not in " + names + ")";
  }

  private static List<String> table(List<Row> rows, int n, int threads, List<String> peers) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "## %s elements, %s"
            .formatted(
                n < 1 << 20 ? (n >> 10) + " Ki" : (n >> 20) + " Mi",
                threads == 1 ? "one thread" : "two threads"));
    lines.add("");
    lines.add(
        "| function | "
            + String.join(" | ", peers.stream().map(peer -> peer + " forward | both").toList())
            + " |");
    lines.add("|---|" + "---|".repeat(2 * peers.size()));
    for (String function : rows.stream().map(Row::function).distinct().toList()) {
      StringBuilder line = new StringBuilder("| " + function + " |");
      for (String peer : peers) {
        List<Race.Ratio> found =
            rows.stream()
                .filter(row -> row.function.equals(function) && row.isOf(n, threads, peer))
                .map(Row::ratio)
                .toList();
        double forward = found.isEmpty() ? Double.NaN : found.getFirst().forward();
        double both = found.isEmpty() ? Double.NaN : found.getFirst().both();
        line.append(" %s | %s |".formatted(number(forward), number(both)));
      }
      lines.add(line.toString());
    }
    lines.add("");
    return lines;
  }

  private static String number(double ratio) {
    return Double.isNaN(ratio)
        ? "-"
        : String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : "%.2f", ratio);
  }
}
