package org.hillock.peers.products;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.hillock.peers.Options;

/// Races all products, and appends the times to a file.
public final class ProductsCommand {
  private static final List<String> OPTIONS = List.of("lanes", "threads", "rounds", "times");
  static final int ROUNDS = 15;

  private ProductsCommand() {}

  /// Takes `--lanes widest`, which names the times and means Hillock alone if it is `avx2`,
  /// `--threads 1,2`, `--rounds 15`, `--times FILE`.
  public static void main(String[] arguments) throws IOException {
    Options options = Options.of(OPTIONS, arguments);
    String lanes = options.text("lanes", ProductsTable.WIDEST);
    boolean alone = lanes.equals(ProductsTable.AVX2);
    List<Integer> threads =
        options.list("threads", List.of("1", "2")).stream().map(Integer::valueOf).toList();
    Race race =
        new Race(
            alone ? List.of(Hillock.ofThisBuild()) : Multiplier.all(),
            threads,
            options.number("rounds", ROUNDS));
    Files.write(
        Path.of(options.text("times", "products.tsv")),
        race.run(lanes, Shape.ALL).stream().map(Time::line).toList(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    // Threads of the libraries do not end by themselves.
    System.exit(0);
  }
}
