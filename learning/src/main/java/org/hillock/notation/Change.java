package org.hillock.notation;

import java.util.List;
import java.util.Set;

/// Lines of a network made into others. What makes the answer, the lines after the last weights, is
/// left as it is.

interface Change {
  /// Words for layers that have weights.
  Set<String> WEIGHTED =
      Set.of(
          Words.DENSE,
          "convolution",
          "depthwise-convolution",
          "embedding",
          "rnn",
          "lstm",
          "gru",
          "self-attention",
          "transformer-encoder");

  /// The lines anew.
  ///
  /// @param atEnd whether no weights come after them
  List<Item> in(List<Item> items, boolean atEnd);

  /// A line with what stands in its braces anew.
  ///
  /// @param atEnd whether no weights come after it
  default Item within(Item item, boolean atEnd) {
    // What is repeated is read by its own first layer.
    boolean again = item.is(Words.REPEAT) && hasWeights(item);
    boolean inner = atEnd && !again;
    return switch (item.word().body()) {
      case NONE -> item;
      case LAYERS -> item.with(in(item.body(), inner));
      case PAIR ->
          item.with(item.body().stream().flatMap(one -> in(List.of(one), inner).stream()).toList());
    };
  }

  /// Whether no weights come after the i-th of some lines; those of a shortcut lie beside it.
  static boolean isLast(List<Item> items, int i, boolean atEnd) {
    return atEnd
        && items.subList(i + 1, items.size()).stream()
            .filter(item -> !item.is(Words.SHORTCUT))
            .noneMatch(Change::hasWeights);
  }

  private static boolean hasWeights(Item item) {
    return WEIGHTED.contains(item.word().name())
        || item.body().stream().anyMatch(Change::hasWeights);
  }
}
