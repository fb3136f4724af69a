package org.hillock.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.report.TextFinding;
import org.hillock.reproduction.Finding;
import org.hillock.reproduction.Reproduction;
import org.hillock.reproduction.Reproductions;
import org.hillock.reproduction.SideBySide;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock reproduce NAME [DATA]`: a published result, tried here.
@Command(
    name = "reproduce",
    description =
        "Tries a published result on activation functions here and says whether it agrees; without a name, lists them.",
    mixinStandardHelpOptions = true)
final class ReproduceCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Which result.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Networks side by side (default: all processors); changes no result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    if (name.isEmpty()) {
      for (Reproduction reproduction : Reproductions.all()) {
        System.out.println(reproduction.claim().name());
      }
      return 0;
    }
    ProgressLine progress = new ProgressLine();
    SideBySide work = new SideBySide(threads, progress);
    Finding finding =
        switch (Reproductions.named(name.get())) {
          case Reproduction.Calculation calculation -> calculation.find(work);
          case Reproduction.Experiment experiment ->
              throw new IllegalStateException(experiment.claim().name());
        };
    progress.clear();
    System.out.print(TextFinding.of(finding));
    return 0;
  }
}
