package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvalTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void valuesAndSlopesAreShownInFull() {
    assertEquals(
        """
        gelu(-1.0) = -0.15865526  slope -0.08331547
        gelu(0.5) = 0.34573123  slope 0.8674951
        """,
        Terminal.run("eval gelu -1 0.5").out());
    assertEquals(
        "leaky_relu(-2.0) = -0.2  slope 0.1\n",
        Terminal.run("eval LeakyReLU -2 --param alpha=0.1").out());
    assertEquals("prelu(-2.0) = -0.5  slope 0.25\n", Terminal.run("eval prelu -2").out());
  }

  @Test
  void softmaxTakesTheNumbersAsOneRow() {
    assertEquals(
        """
        softmax(1.8) = 0.5770842
        softmax(0.9) = 0.23462492
        softmax(0.68) = 0.18829091
        """,
        Terminal.run("eval softmax 1.8 0.9 0.68").out());
  }

  @Test
  void jsonHasTheFloatAndTheDefinition() {
    JsonNode json = new JsonMapper().readTree(Terminal.run("eval tanh 1 --json").out());
    JsonNode point = json.get("points").get(0);
    assertEquals("tanh", json.get("function").asString());
    assertEquals(0.7615942, point.get("value").asDouble(), 1e-7);
    assertEquals(Math.tanh(1), point.get("exactValue").asDouble(), 1e-15);
  }

  @Test
  void filesOfFloatsOfAnySizeAreStreamed() throws IOException {
    int n = (1 << 17) + 77;
    ByteBuffer bytes = ByteBuffer.allocate(4 * n).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < n; i++) {
      bytes.putFloat((i - n / 2) * 1e-4f);
    }
    Path in = Files.write(folder.resolve("x.f32"), bytes.array());
    Path out = folder.resolve("y.f32");
    Path slopes = folder.resolve("d.f32");
    Terminal terminal =
        Terminal.run(
            "eval",
            "swish",
            "--in",
            in.toString(),
            "--out",
            out.toString(),
            "--slope-out",
            slopes.toString());
    assertEquals(0, terminal.exitCode(), terminal.err());
    ByteBuffer y = ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer d = ByteBuffer.wrap(Files.readAllBytes(slopes)).order(ByteOrder.LITTLE_ENDIAN);
    Elementwise swish = (Elementwise) Activations.named("swish");
    for (int i = 0; i < n; i++) {
      float x = bytes.getFloat(4 * i);
      assertEquals(swish.at(x), y.getFloat(4 * i));
      assertEquals(swish.slopeAt(x), d.getFloat(4 * i));
    }
    assertEquals(4 * n, y.capacity());
  }

  @Test
  void rowsOfAFileGoThroughSoftmaxOneByOne() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(0).putFloat(0).putFloat(1).putFloat(1);
    Path in = Files.write(folder.resolve("x.f32"), bytes.array());
    Path out = folder.resolve("y.f32");
    Terminal.run(
        "eval", "softmax", "--in", in.toString(), "--out", out.toString(), "--row-length", "2");
    ByteBuffer y = ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 4; i++) {
      assertEquals(0.5f, y.getFloat(4 * i));
    }
    assertRefused(
        "works on rows", "eval", "softmax", "--in", in.toString(), "--out", out.toString());
  }

  @Test
  void whatCannotBeEvaluatedIsRefused() throws IOException {
    Path odd = Files.write(folder.resolve("odd.f32"), new byte[] {1, 2, 3});
    Path out = folder.resolve("y.f32");
    assertRefused("3 bytes", "eval", "tanh", "--in", odd.toString(), "--out", out.toString());
    assertRefused("cannot read", "eval", "tanh", "--in", "none.f32", "--out", out.toString());
    assertRefused("--in needs --out", "eval", "tanh", "--in", odd.toString());
    assertRefused("go with --in", "eval", "tanh", "1", "--out", out.toString());
    assertRefused("no number", "eval", "tanh");
    assertRefused("\"one\" is not a number", "eval", "tanh", "one");
    assertRefused("did you mean \"tanh\"", "eval", "tahn", "1");
    assertRefused("takes values from", "eval", "elu", "1", "--param", "alpha=-3");
    assertFalse(Files.exists(out));
  }

  private static void assertRefused(String fragment, String... arguments) {
    Terminal terminal = Terminal.run(arguments);
    assertEquals(2, terminal.exitCode());
    assertTrue(terminal.err().contains(fragment), terminal.err());
    assertFalse(terminal.err().contains("\tat "), terminal.err());
  }
}
