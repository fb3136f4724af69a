package org.hillock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.activation.InvalidInputException;
import org.hillock.ranking.ComparisonFile;
import org.hillock.ranking.DataSet;
import org.hillock.ranking.Ranking;
import org.hillock.report.JsonRanking;
import org.hillock.report.RankingReport;
import org.hillock.report.TextRanking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock rank A.json B.json ...`: which activation to use on data sets in general.
@Command(
    name = "rank",
    description = {
      "Puts comparisons of several data sets together: mean ranks, wins and losses against the baseline, and which differences are more than chance (docs/evidence.md).",
      "Write the files with hillock compare DATA --target COLUMN --keep-all --json FILE, which trains all functions at full length."
    },
    mixinStandardHelpOptions = true)
final class RankCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "What hillock compare --json wrote, a file for each data set.")
  private List<Path> files = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description = "The function that others have to beat (default: that of the files).")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write the report as one page of HTML with pictures.")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE", description = "Also write all as JSON.")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() {
    Optional<OutputFile> reportFile = report.map(OutputFile::at);
    Optional<OutputFile> jsonFile = json.map(OutputFile::at);
    Ranking ranking = Ranking.of(files.stream().map(RankCommand::read).toList(), baseline);
    reportFile.ifPresent(file -> file.write(RankingReport.of(ranking)));
    jsonFile.ifPresent(file -> file.write(JsonRanking.of(ranking).text()));
    System.out.print(TextRanking.of(ranking));
    return 0;
  }

  private static DataSet read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          file + " is not a file; give a file that hillock compare --json wrote.");
    }
    try {
      return ComparisonFile.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read %s: %s; check that it is text and may be read.".formatted(file, e), e);
    }
  }
}
