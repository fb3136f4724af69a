package org.hillock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Images;
import org.hillock.data.Problem;
import org.hillock.data.Table;
import org.hillock.report.TextFinding;
import org.hillock.reproduction.Claim;
import org.hillock.reproduction.Finding;
import org.hillock.reproduction.Reproduction;
import org.hillock.reproduction.Reproductions;
import org.hillock.work.Crew;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock reproduce NAME`: a published result, tried here.
@Command(
    name = "reproduce",
    description =
        "Tries a published result on activation functions and says whether it agrees; without a name, lists them.",
    mixinStandardHelpOptions = true)
final class ReproduceCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Which result.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "What to train on: a CSV file, an IDX file of images, or a folder of those. Those that train nothing take none.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--target",
      split = ",",
      paramLabel = "COLUMN",
      description = "Column of a CSV file to predict.")
  private List<String> targets = List.of();

  @Option(
      names = "--quick",
      description = "Smaller sizes, some seconds instead of minutes, where networks are trained.")
  private boolean quick;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Networks side by side (default: all processors); changes no result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    if (name.isEmpty()) {
      Reproductions.all().forEach(ReproduceCommand::list);
      return 0;
    }
    ProgressLine progress = new ProgressLine();
    Finding finding;
    try {
      finding = find(Reproductions.named(name.get()), new Crew(threads, progress));
    } finally {
      progress.clear();
    }
    System.out.print(TextFinding.of(finding));
    return 0;
  }

  private static void list(Reproduction reproduction) {
    Claim claim = reproduction.claim();
    String needs = reproduction instanceof Reproduction.Experiment ? " (--data)" : "";
    System.out.print(TextFinding.wrapped(claim.name() + needs + ": " + claim.sentence(), "  "));
  }

  private Finding find(Reproduction reproduction, Crew crew) {
    String named = reproduction.claim().name();
    return switch (reproduction) {
      case Reproduction.Calculation calculation -> {
        if (data.isPresent() || quick) {
          throw new InvalidInputException(
              named + " trains nothing and takes no data; leave out --data and --quick.");
        }
        yield calculation.find(crew);
      }
      case Reproduction.Experiment experiment -> {
        Path from =
            data.orElseThrow(() ->
                new InvalidInputException(
                    named
                        + " trains networks and needs data; name them, such as --data"
                        + " examples/digits.csv --target digit."));
        yield experiment.find(problem(from), quick, crew);
      }
    };
  }

  private Problem problem(Path from) {
    if (Files.isDirectory(from)) {
      Images train =
          Images.in(from, "train")
              .orElseThrow(() ->
                  new InvalidInputException(
                      from
                          + " is a folder without IDX files of training images; name the folder of"
                          + " Fashion-MNIST or MNIST, or a CSV file with --target."));
      return Problem.of(train, Images.in(from, "t10k"), Optional.empty());
    }
    if (targets.isEmpty()) {
      throw new InvalidInputException(
          "it is not said what to predict from " + from + "; name a column with --target.");
    }
    return Problem.of(Table.read(from), targets, Optional.empty());
  }
}
