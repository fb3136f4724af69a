package org.hillock.onnx.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.hillock.onnx.ElementType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of each operator of the list.
class OperatorsTest {
  private static final Path DOCUMENT = Path.of("../docs/onnx-operators.md");
  private static final int TRIES = 150;

  /// These can take texts.
  private static final Set<String> OF_TEXTS =
      Set.of(
          "CastLike",
          "Concat",
          "Dropout",
          "Equal",
          "Flatten",
          "Identity",
          "Shape",
          "Size",
          "StringNormalizer",
          "Transpose");

  static Set<String> names() {
    return new TreeSet<>(Operators.names());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void aMissingInputIsRefusedWithTheNameOfTheNode(String name) {
    refuses(Single.operator(name));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void textsAreRefusedWithTheNameOfTheNode(String name) {
    Value texts = new Value.Texts(Dims.of(2), List.of("a", "b"));
    if (!OF_TEXTS.contains(name)) {
      refuses(Single.operator(name), texts, texts, texts, texts, texts, texts, texts, texts);
    }
  }

  private static void refuses(Single operator, Value... inputs) {
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> operator.of(inputs));
    assertTrue(String.valueOf(refusal.getMessage()).contains("\"here\""), refusal.getMessage());
  }

  /// Whatever comes in, of any type and size.
  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void whatDoesNotFitIsRefusedWithTheNameOfTheNode(String name) {
    Draws draws = Draws.of(3).at(name);
    for (int i = 0; i < TRIES; i++) {
      Draws own = draws.at(i);
      Value[] inputs = new Value[own.below(0, 6)];
      Arrays.setAll(inputs, k -> value(own.at(k)));
      Single operator = Single.operator(name).opset(1 + own.below(1, 22));
      try {
        operator.all(inputs);
      } catch (InvalidInputException refusal) {
        assertTrue(String.valueOf(refusal.getMessage()).contains("\"here\""), refusal.getMessage());
      } catch (RuntimeException e) {
        fail(name + " of " + Arrays.toString(inputs), e);
      }
    }
  }

  private static Value value(Draws draws) {
    int[] sizes = new int[draws.below(0, 5)];
    Arrays.setAll(sizes, axis -> draws.below(1 + axis, 4));
    Dims dims = Dims.of(sizes);
    long[] longs = new long[dims.count()];
    Arrays.setAll(longs, i -> draws.below(10 + i, 7) - 3L);
    return switch (draws.below(9, 6)) {
      case 0 -> new Value.Integers(ElementType.INT64, dims, longs);
      case 1 -> {
        Arrays.setAll(longs, i -> longs[i] & 1);
        yield new Value.Integers(ElementType.BOOL, dims, longs);
      }
      case 2 -> new Value.Doubles(dims, Arrays.stream(longs).asDoubleStream().toArray());
      case 3 -> new Value.Texts(dims, Collections.nCopies(longs.length, "a"));
      default -> {
        float[] floats = new float[longs.length];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = longs[i];
        }
        yield new Value.Floats(dims, floats);
      }
    };
  }

  @Test
  void whatTheTableSaysIsNotComputedIsRefused() {
    Value x = new Value.Floats(Dims.of(1), new float[1]);
    Value yes = new Value.Integers(ElementType.BOOL, Dims.of(), new long[] {1});
    refuses(Single.operator("Cast").with("to", ElementType.FLOAT16.number()), x);
    refuses(Single.operator("Dropout"), x, x, yes);
    refuses(Single.operator("Scan").opset(8), Value.Integers.of(1), x);
    refuses(Single.operator("Resize").with("antialias", 1), x);
  }

  @Test
  void theTableOfTheDocumentHasThemAll() throws IOException {
    List<String> rows =
        Files.readString(DOCUMENT).lines().filter(line -> line.startsWith("| `")).toList();
    String listed =
        rows.stream()
            .map(row -> row.split("`", -1))
            .map(cells -> (cells[3].equals("ai.onnx") ? "" : cells[3] + ".") + cells[1])
            .sorted()
            .collect(Collectors.joining("\n"));
    assertEquals(String.join("\n", names()), listed);
  }
}
