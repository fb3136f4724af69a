package org.hillock.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.activation.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFilesTest {
  /// As many bytes as the tensors of the cases with other files say.
  private static final byte[] WEIGHTS = new byte[24];

  @TempDir private Path folder = Path.of("");

  /// A file and what is expected of it.
  record Case(String file, String expected) {
    @Override
    public String toString() {
      return file + ": " + expected;
    }
  }

  static Stream<Case> cases() throws IOException {
    return new String(bytes("index.csv"), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> {
          String[] cells = line.split(",", 4);
          return new Case(cells[0], cells[2].replace("\"", ""));
        });
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = HostileFilesTest.class.getResourceAsStream("hostile/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aHostileFileGivesWhatIsExpected(Case one) throws IOException, InterruptedException {
    Path model = folder.resolve("model").resolve(one.file());
    Files.createDirectories(model.resolveSibling("sub"));
    Files.write(model, bytes(one.file()));
    temptations(model.resolveSibling("."));

    if (one.expected().startsWith("reject or accept")) {
      readOrRefuse(Files.readAllBytes(model));
      return;
    }
    String asUsual = refusal(() -> Zeros.put(OnnxFile.read(model)));
    String withOthers = refusal(() -> Zeros.put(OnnxFile.readWithFilesBeside(model)));
    assertTrue(asUsual.endsWith("."), asUsual);
    assertTrue(withOthers.endsWith("."), withOthers);
    if (one.file().startsWith("04_ext") || one.file().startsWith("05_ext_offset")) {
      assertTrue(asUsual.contains("only if that is asked for"), asUsual);
      assertTrue(withOthers.contains("is not read: "), withOthers);
    }
  }

  /// All that a model in this folder should not get hold of, and one file that it may.
  private void temptations(Path models) throws IOException, InterruptedException {
    Path secret = Files.write(folder.resolve("secret.bin"), WEIGHTS);
    Files.createSymbolicLink(models.resolve("link.bin"), secret);
    Files.createLink(models.resolve("hard.bin"), secret);
    Files.write(models.resolve("weights.bin"), WEIGHTS);
    assertEquals(
        0,
        new ProcessBuilder("mkfifo", models.resolve("fifo").toString()).start().waitFor(),
        "mkfifo failed");
  }

  private static String refusal(Runnable work) {
    return String.valueOf(assertThrows(InvalidInputException.class, work::run).getMessage());
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      OnnxFile.read("model.onnx", bytes);
    } catch (InvalidInputException e) {
      assertTrue(String.valueOf(e.getMessage()).endsWith("."), e.getMessage());
    }
  }

  @Test
  void aFileBesideTheModelIsReadOnlyIfThatIsAskedFor() throws IOException {
    float[] weights = {1, 2, 3, 4, 5, 6};
    Tensor inside = Tensor.of("w", weights, 2, 3);
    Payload.Raw raw = (Payload.Raw) inside.payload();
    byte[] beside = new byte[8 + 24];
    raw.bytes().duplicate().get(beside, 8, 24);
    Files.createDirectories(folder.resolve("sub"));
    Files.write(folder.resolve("sub/weights.bin"), beside);
    Path model = folder.resolve("model.onnx");
    Files.write(
        model,
        OnnxFile.bytes(
            identity(
                new Tensor(
                    "w",
                    ElementType.FLOAT,
                    List.of(2L, 3L),
                    new Payload.External("sub/weights.bin", 8, 24)))));

    assertTrue(OnnxFile.read(model).graph().initializers().getFirst().isExternal());
    assertEquals(inside, OnnxFile.readWithFilesBeside(model).graph().initializers().getFirst());
  }

  private static OnnxModel identity(Tensor tensor) {
    return model(List.of(node("Identity", "w", "y")), List.of(tensor), List.of());
  }

  private static Node node(String operator, String input, String output) {
    return new Node("", operator, "", List.of(input), List.of(output), Map.of());
  }

  private static OnnxModel model(
      List<Node> nodes, List<Tensor> initializers, List<LocalFunction> functions) {
    Declaration output =
        new Declaration(
            nodes.getLast().outputs().getFirst(),
            new ValueType.OfTensor(ElementType.FLOAT, Optional.empty()));
    Declaration input = new Declaration("x", output.type());
    return new OnnxModel(
        8,
        Map.of("", 13L, "own", 1L),
        new OnnxModel.Producer("test", ""),
        new Graph("g", nodes, List.of(input), List.of(output), initializers, List.of()),
        functions,
        Map.of());
  }

  @Test
  void aChainOfTwentyThousandNodesIsRead() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(node("Relu", "x", "v0"));
    for (int i = 1; i < 20_000; i++) {
      nodes.add(node("Relu", "v" + (i - 1), "v" + i));
    }
    OnnxModel model = model(nodes, List.of(), List.of());
    OnnxModel read = OnnxFile.read("chain.onnx", OnnxFile.bytes(model));
    assertEquals(model, read);
    Zeros.put(read);
  }

  @Test
  void groupsInsideEachOtherAreRefusedBeforeTheStackEnds() {
    byte[] bytes = new byte[200_000];
    Arrays.fill(bytes, (byte) 0x63);
    assertThrows(InvalidInputException.class, () -> OnnxFile.read("groups.onnx", bytes));
  }

  @Test
  void functionsThatDoubleThirtyTimesAreRefused() {
    List<LocalFunction> functions = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      List<Node> nodes =
          i == 0
              ? List.of(node("Relu", "a", "c"))
              : List.of(
                  new Node("", "f" + (i - 1), "own", List.of("a"), List.of("b"), Map.of()),
                  new Node("", "f" + (i - 1), "own", List.of("b"), List.of("c"), Map.of()));
      functions.add(
          new LocalFunction(
              "own", "f" + i, "", List.of("a"), List.of("c"), nodes, Map.of("", 13L, "own", 1L)));
    }
    OnnxModel bomb =
        model(
            List.of(new Node("", "f29", "own", List.of("x"), List.of("y"), Map.of())),
            List.of(),
            functions);
    String said = refusal(() -> OnnxFile.read("bomb.onnx", OnnxFile.bytes(bomb)));
    assertTrue(said.contains("call each other so often"), said);
  }

  @Test
  void everyTruncationAndEveryFlippedBitIsReadOrRefused() throws IOException {
    byte[] whole = bytes("03_bitflip_1.onnx");
    for (int length = 0; length < whole.length; length++) {
      readOrRefuse(Arrays.copyOf(whole, length));
    }
    for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      readOrRefuse(flipped);
    }
  }
}
