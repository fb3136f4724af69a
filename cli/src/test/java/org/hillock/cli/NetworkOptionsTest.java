package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;
import org.hillock.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `--network` from the command line to the answers.
class NetworkOptionsTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"mlp", "cnn", "rnn", "lstm", "gru", "transformer"})
  void namedNetworksAreTrainedWrittenAndRead(String network) throws IOException {
    trainAndPredict("--network", network);
  }

  @Test
  void aNetworkFileIsTrainedWrittenAndRead() throws IOException {
    Path file = file("convolution 4 # few\nactivation\ndropout 0.1\nlstm 6\ndense\n");
    String model = trainAndPredict("--network", file.toString(), "--activation", "prelu");
    assertTrue(model.contains("convolution 4\nactivation\ndropout 0.1\nlstm 6\ndense\n"), model);
  }

  @Test
  void activationsAreComparedInANetworkFile() throws IOException {
    Path file = file("convolution 2\nactivation\nglobal-average-pool\ndense\n");
    String command =
        "compare %s --target kind --steps t0..t2 --functions tanh --epochs 1 --network %s";
    Terminal compared = Terminal.run(command.formatted(sequences(), file));
    assertEquals(0, compared.exitCode(), compared.err());
    assertTrue(compared.out().contains("60 sequences -> kind (binary)\n" + file), compared.out());
    Path closed = file("activation tanh\ndense\n");
    assertRefused(
        command.formatted(sequences(), closed),
        closed + " names all its activations, so there is none to compare");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--network cn | --network cn is neither one of mlp, cnn, rnn, lstm, gru, transformer nor a file",
        "--network cnn | cnn needs images, sequences or text, and these examples are 3 numbers in no order",
        "--network cnn --hidden 4 | --hidden gives the widths of --network mlp, not those of cnn",
        "--network . | cannot read the network file . as text in UTF-8",
      })
  void networksThatCannotBeAreRefused(String options, String reason) throws IOException {
    assertRefused("train %s --target kind --out x.onnx %s".formatted(table(), options), reason);
  }

  @Test
  void whatIsWrongInAFileIsSaidWithItsPlace() throws IOException {
    String train = "train " + table() + " --target kind --out x.onnx --network ";
    Path file = file("dense 4\nactivation rellu\ndense\n");
    assertRefused(train + file, file + ", line 2, column 12: unknown activation function");
    Path closed = file("activation tanh\ndense\n");
    assertRefused(train + closed + " --activation gelu", closed + " names all its activations, so");
  }

  private static void assertRefused(String command, String reason) {
    Terminal refused = Terminal.run(command);
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains(": " + reason), refused.err());
  }

  @Test
  void modelsOfTheFirstFormatAreRead() throws IOException {
    ByteBuffer weights = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    weights.asFloatBuffer().put(new float[] {2, 1, 3, 0.5f});
    CRC32C crc = new CRC32C();
    crc.update(weights.array());
    Path model =
        Files.writeString(
            folder.resolve("old.model"),
            """
            {"format": "hillock-model/1",
             "layers": [
               {"inputs": 1, "outputs": 1, "activation": "", "parameters": {}},
               {"inputs": 1, "outputs": 1, "activation": "leaky_relu", "parameters": {"alpha": 0.5}},
               {"inputs": 1, "outputs": 1, "activation": "", "parameters": {}}],
             "features": [{"column": "x", "mean": 0.0, "scale": 1.0, "indicator": false,
               "categories": [], "shape": []}],
             "target": {"task": "regression", "columns": ["y"], "means": [0.0], "scales": [1.0],
               "classes": [], "negatives": [], "positives": []},
             "weights": "%s", "crc32c": %d}
            """
                .formatted(Base64.getEncoder().encodeToString(weights.array()), crc.getValue()));
    Path data = Files.writeString(folder.resolve("x.csv"), "x\n1\n-2\n");
    Path out = folder.resolve("y.csv");
    Terminal predicted = Terminal.run("predict %s %s --out %s".formatted(model, data, out));
    assertEquals(0, predicted.exitCode(), predicted.err());
    List<Double> answers =
        Table.read(out).columns().getFirst().cells().stream().map(Double::parseDouble).toList();
    assertEquals(List.of(9.5, -4.0), answers);
  }

  /// @return the model
  private String trainAndPredict(String... network) throws IOException {
    Path model = folder.resolve("my.onnx");
    Path data = sequences();
    List<String> train = new ArrayList<>(List.of("train", data.toString(), "--target", "kind"));
    train.addAll(List.of("--steps", "t0..t2", "--epochs", "1", "--out", model.toString()));
    train.addAll(List.of(network));
    Terminal trained = Terminal.run(train.toArray(String[]::new));
    assertEquals(0, trained.exitCode(), trained.err());
    Path out = folder.resolve("predictions.csv");
    Terminal predicted = Terminal.run("predict %s %s --out %s".formatted(model, data, out));
    assertEquals(0, predicted.exitCode(), predicted.err());
    assertEquals(60, Table.read(out).rows());
    Terminal evaluated = Terminal.run("evaluate %s %s".formatted(model, data));
    assertEquals(0, evaluated.exitCode(), evaluated.err());
    return Files.readString(model, StandardCharsets.ISO_8859_1);
  }

  private Path file(String lines) throws IOException {
    return Files.writeString(folder.resolve("my.net"), lines);
  }

  private Path sequences() throws IOException {
    List<String> lines = new ArrayList<>(List.of("t0,t1,t2,kind"));
    for (int i = 0; i < 60; i++) {
      lines.add(i % 2 == 0 ? "1," + i + ",3,up" : "3," + i + ",,down");
    }
    return Files.write(folder.resolve("rows.csv"), lines);
  }

  private Path table() throws IOException {
    List<String> lines = new ArrayList<>(List.of("a,b,c,kind"));
    for (int i = 0; i < 30; i++) {
      lines.add("%d,%d,%d,%s".formatted(i, i * i, i % 3, i % 2 == 0 ? "up" : "down"));
    }
    return Files.write(folder.resolve("table.csv"), lines);
  }
}
