package org.hillock.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.hillock.activation.function.Gelu;
import org.hillock.network.Layers;
import org.hillock.network.Network;
import org.hillock.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkFileDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/network-file.md");

  private static final Demand IMAGES = new Demand(Shape.of(28, 28, 1), 10, new Gelu());
  private static final Demand SEQUENCES = new Demand(Shape.of(9, 3), 2, new Gelu());
  private static final Demand TEXTS = new Demand(Shape.of(20), 1, new Gelu(), OptionalInt.of(30));

  @Test
  void itHasAllWords() throws IOException {
    String text = Files.readString(DOCUMENT);
    assertTrue(text.endsWith(Reference.markdown()), Reference.markdown());
  }

  @Test
  void itsExamplesAreNetworks() throws IOException {
    List<String> examples =
        Pattern.compile("(?ms)^```network\n(.*?)^```$")
            .matcher(Files.readString(DOCUMENT))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertEquals(5, examples.size());
    answers(Blueprint.parse("residual", examples.getFirst()), IMAGES);
    answers(Blueprint.parse("deep", examples.get(1)), IMAGES);
    answers(Blueprint.parse("self-normalizing", examples.get(2)), IMAGES);
    answers(Blueprint.parse("recurrent", examples.get(3)), SEQUENCES);
    answers(Blueprint.parse("transformer", examples.get(4)), TEXTS);
  }

  @ParameterizedTest
  @EnumSource
  void namedNetworksAreMadeForImagesSequencesAndTexts(Family family) {
    for (Demand demand : List.of(IMAGES, SEQUENCES, TEXTS)) {
      answers(family.blueprint(demand), demand);
    }
    for (int side = 1; side < 40; side++) {
      Demand small = new Demand(Shape.of(side, side + 1, 3), 10, new Gelu());
      assertEquals(
          10, family.architecture(small).layers().getLast().outputs(), family.label() + side);
    }
  }

  @Test
  void multilayerNetworksAreMadeForAll() {
    Design design = new Design.Multilayer(List.of(8, 4));
    for (Demand demand : List.of(IMAGES, SEQUENCES, TEXTS)) {
      answers(design.blueprint(demand), demand);
    }
  }

  /// Each word but that for the activation is a method of [Layers].
  @Test
  void theWordsAreThoseOfJava() {
    List<String> methods =
        Arrays.stream(Layers.class.getMethods()).map(method -> method.getName()).toList();
    for (Word word : Words.all()) {
      String method =
          Pattern.compile("-(.)")
              .matcher(word.name())
              .replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
      assertTrue(
          methods.contains(method)
              || List.of(Words.INPUT, "activation", Words.SHORTCUT).contains(word.name()),
          method);
    }
  }

  private static void answers(Blueprint blueprint, Demand demand) {
    Network network = blueprint.architecture(demand).network(1);
    float[] outputs = network.outputs(new float[demand.inputs().numbers()], 1);
    assertEquals(demand.outputs(), outputs.length);
    assertTrue(Float.isFinite(outputs[0]));
  }
}
