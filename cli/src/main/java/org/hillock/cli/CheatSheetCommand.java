package org.hillock.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hillock.catalogue.CheatSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hillock cheatsheet --out FILE`: every function and the rules for choosing, on one page.
@Command(
    name = "cheatsheet",
    description = "Writes one page with every function and the rules for choosing among them.",
    mixinStandardHelpOptions = true)
final class CheatSheetCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description =
          "Where the page goes; its name ends in .html, .svg, .png or .pdf (all but the first of size A1).")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    PictureFile file = PictureFile.at(out, "html");
    if (file.ending().equals("html")) {
      file.file().write(CheatSheet.html());
    } else {
      file.write(CheatSheet.picture());
    }
    System.out.println("wrote " + out);
    return 0;
  }
}
