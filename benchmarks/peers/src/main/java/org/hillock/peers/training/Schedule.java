package org.hillock.peers.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hillock.peers.Options;

/// Who does what when: in each round each work is done by all libraries one after the other, so
/// that whatever else the machine does meets all of them, and in each round another one begins.
///
/// @param rounds how many
/// @param works names
/// @param threads how many the libraries may use: all these numbers
/// @param libraries names
record Schedule(int rounds, List<String> works, List<Integer> threads, List<String> libraries) {
  private static final List<String> OPTIONS = List.of("rounds", "works", "threads", "libraries");

  /// Takes `--rounds 5`, `--works A,B`, `--threads 1,2`, `--libraries A,B`, and prints the turns.
  public static void main(String[] arguments) {
    Options options = Options.of(OPTIONS, arguments);
    List<String> libraries = options.list("libraries", Contestants.names());
    libraries.forEach(Contestants::named);
    List<String> threads = options.list("threads", List.of("1", "2"));
    Schedule schedule =
        new Schedule(
            options.number("rounds", 5),
            works(options.list("works", List.of("A", "B", "C", "D", "E", "F", "G", "start"))),
            threads.stream().map(Integer::valueOf).toList(),
            libraries);
    schedule.lines().forEach(System.out::println);
  }

  /// The works of these names, or whose names begin so: `B` is all of `B-relu` and so on.
  static List<String> works(List<String> names) {
    List<String> all = Work.all().stream().map(Work::name).toList();
    List<String> works = new ArrayList<>();
    for (String name : names) {
      List<String> found =
          all.stream().filter(work -> work.equals(name) || work.startsWith(name + "-")).toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "no work %s; choose from %s.".formatted(name, String.join(", ", all)));
      }
      works.addAll(found);
    }
    return works;
  }

  /// The turns in order: `round work library threads`, with tabs between.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<String> order = new ArrayList<>(libraries);
    for (int round = 1; round <= rounds; round++) {
      for (String work : works) {
        for (int count : threads) {
          for (String library : order) {
            lines.add("%d\t%s\t%s\t%d".formatted(round, work, library, count));
          }
        }
      }
      Collections.rotate(order, -1);
    }
    return lines;
  }
}
