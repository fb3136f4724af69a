package org.hillock.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hillock.activation.Functions;
import org.hillock.data.Encoder;
import org.hillock.data.Examples;
import org.hillock.data.Inputs;
import org.hillock.data.TargetCoding;
import org.hillock.loss.Loss;
import org.hillock.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hillock predict MODEL DATA --out CSV`: one line per row of the data, with the predicted targets
/// and, for classes and labels, the probabilities.
@Command(
    name = "predict",
    description = "Predicts the rows of a file with a trained model.",
    mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = "What hillock train wrote.")
  private Path model = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description =
          "CSV file with the model's columns, IDX file of images, or a folder of PNG and JPEG images.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "CSV",
      description = "Where the predictions go.")
  private Path out = Path.of("");

  @Mixin private final PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    OutputFile file = OutputFile.at(out);
    Functions functions = plugins.functions();
    ModelFile trained = ModelFile.read(model, functions);
    Network network = trained.network(functions);
    TargetCoding target = trained.encoder().target();
    Encoder encoder = trained.encoder();
    Inputs inputs = encoder.inputs(Examples.read(data, encoder.imageSize()));
    float[] predictions =
        Loss.of(target.task())
            .predictions(
                network.outputs(inputs.values(), inputs.lengths(), inputs.rows()),
                inputs.rows(),
                target.outputs());
    file.write(stream -> write(stream, target, predictions, inputs.rows()));
    inputs.notes().forEach(note -> System.out.println("note: " + note));
    System.out.println(inputs.rows() + " rows predicted; see " + out);
    return 0;
  }

  private static void write(OutputStream stream, TargetCoding target, float[] predictions, int rows)
      throws IOException {
    CsvWriter csv =
        CsvWriter.builder().build(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    List<String> header = new ArrayList<>(target.columns());
    header.addAll(probabilities(target));
    csv.writeRecord(header.stream().map(PredictCommand::harmless).toList());
    for (int row = 0; row < rows; row++) {
      List<String> cells = new ArrayList<>(target.decode(predictions, row));
      if (target instanceof TargetCoding.Numbers) {
        csv.writeRecord(cells);
        continue;
      }
      cells.replaceAll(PredictCommand::harmless);
      for (int k = 0; k < target.outputs(); k++) {
        cells.add(Float.toString(predictions[row * target.outputs() + k]));
      }
      csv.writeRecord(cells);
    }
    csv.flush();
  }

  /// One column for each output that is a probability.
  private static List<String> probabilities(TargetCoding target) {
    return switch (target) {
      case TargetCoding.Numbers _ -> List.of();
      case TargetCoding.Labels labels ->
          labels.columns().stream().map(column -> "p(" + column + ")").toList();
      case TargetCoding.Classes classes ->
          classes.outputs() == 1
              ? List.of("p(" + classes.classes().get(1) + ")")
              : classes.classes().stream().map(name -> "p(" + name + ")").toList();
    };
  }

  /// A spreadsheet would run a cell that begins like a formula (CWE-1236); a quote in front stops
  /// it. Numbers stay.
  private static String harmless(String cell) {
    boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
    return formula && !cell.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?") ? "'" + cell : cell;
  }
}
