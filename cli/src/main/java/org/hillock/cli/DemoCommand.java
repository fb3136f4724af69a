package org.hillock.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.demonstration.Demonstration;
import org.hillock.demonstration.Demonstrations;
import org.hillock.demonstration.Showing;
import org.hillock.report.TextShowing;
import org.hillock.training.Execution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock demo NAME`: a network that is broken on purpose, diagnosed and cured.
@Command(
    name = "demo",
    description =
        "Trains a network that is broken on purpose, on data that come with Hillock, and shows diagnosis and cure; without a name, lists what there is.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String ALL = "all";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Which demonstration, or all.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of split, starting weights and batch order (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    if (name.isEmpty()) {
      Demonstrations.all()
          .forEach(demonstration -> System.out.print(TextShowing.announced(demonstration)));
      return 0;
    }
    List<Demonstration> wanted =
        name.get().equals(ALL) ? Demonstrations.all() : List.of(Demonstrations.named(name.get()));
    String between = "";
    for (Demonstration demonstration : wanted) {
      Showing showing = Showing.of(demonstration, seed, Execution.onThreads(1));
      System.out.print(between + TextShowing.of(showing));
      between = System.lineSeparator();
    }
    return 0;
  }
}
