package org.hillock.notation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.network.Residual;

/// All words of network files.
final class Words {
  /// The word for what comes into the network.
  static final String INPUT = "input";

  /// The word for a function of each number or row.
  static final String ACTIVATION = "activation";

  /// The word for a branch that is added.
  static final String RESIDUAL = "residual";

  /// The word for the way around a branch.
  static final String SHORTCUT = "shortcut";

  /// The word for layers again and again.
  static final String REPEAT = "repeat";

  /// The word for layers as one.
  static final String SEQUENCE = "sequence";

  /// The word that may leave open how many numbers it gives.
  static final String DENSE = "dense";

  /// No layer takes or gives more in one dimension.
  static final int MOST = 1 << 24;

  private static final List<Word> ALL =
      Stream.of(plain(), WindowWords.all(), NormalizationWords.all(), SequenceWords.all(), around())
          .flatMap(List::stream)
          .toList();

  private Words() {}

  /// In the order of the document.
  static List<Word> all() {
    return ALL;
  }

  /// Lines as one.
  static Item sequence(List<Item> lines, Place place) {
    Word word = ALL.stream().filter(one -> one.name().equals(SEQUENCE)).findFirst().orElseThrow();
    return new Item(word, Map.of(), lines, place);
  }

  /// The word of that name.
  ///
  /// @throws Misplaced if there is none; the message suggests the nearest
  static Word named(Token token) {
    return ALL.stream()
        .filter(word -> token.is(word.name()))
        .findFirst()
        .orElseThrow(() -> Parser.unknown(token, "layer", ALL.stream().map(Word::name).toList()));
  }

  private static List<Word> plain() {
    return List.of(
        Word.layer(
            INPUT,
            "the numbers of an example in another arrangement; only as the first line",
            arguments -> {
              throw new IllegalArgumentException("input is the first line; move it there.");
            },
            Parameter.first("sizes", new Kind.Sizes(1, MOST, 4))),
        Word.layer(
            DENSE,
            "y = x W + b",
            arguments ->
                Layers.dense(
                    arguments.has("outputs")
                        ? arguments.count("outputs")
                        : arguments.demand().outputs()),
            Parameter.first(
                "outputs",
                new Kind.Count(1, MOST),
                "as many as the task needs, if it is the last line")),
        Word.layer(
            ACTIVATION,
            "y = φ(x)",
            arguments -> Layers.activate(arguments.function("function")),
            Parameter.first("function", new Kind.Function(), "the tested one")));
  }

  private static List<Word> around() {
    return List.of(
        Word.around(
            RESIDUAL,
            "y = x + f(x), with f the layers in braces",
            Word.Body.LAYERS,
            arguments -> {
              Residual residual = Layers.residual(arguments.layers());
              return arguments.shortcut().isEmpty()
                  ? residual
                  : residual.shortcut(arguments.shortcut().toArray(LayerSpec[]::new));
            }),
        Word.around(
            SHORTCUT,
            "last in the braces of residual: y = s(x) + f(x), with s the layers in its own braces",
            Word.Body.LAYERS,
            arguments -> {
              throw new IllegalArgumentException(
                  "shortcut is not in the braces of a residual; move it there.");
            }),
        Word.around(
            "side-by-side",
            "what two layers give for the same inputs, one behind the other along the last size",
            Word.Body.PAIR,
            arguments ->
                Layers.sideBySide(arguments.body().getFirst(), arguments.body().getLast())),
        Word.around(
            "each-step",
            "the layers at each step of a sequence or each pixel, with the same parameters everywhere",
            Word.Body.LAYERS,
            arguments -> Layers.eachStep(Layers.sequence(arguments.layers()))),
        Word.around(
            SEQUENCE,
            "the layers one after the other, as one",
            Word.Body.LAYERS,
            arguments -> Layers.sequence(arguments.layers())),
        Word.around(
            REPEAT,
            "the layers so many times one after the other, each time with parameters of their own",
            Word.Body.LAYERS,
            arguments -> Layers.repeat(arguments.count("times"), arguments.layers()),
            Parameter.first("times", new Kind.Count(1, 10_000))));
  }
}
