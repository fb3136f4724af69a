package org.hillock.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;

/// A normalization between weights and the activation that reads them, where there is none.
///
/// @param line the new one
record NormalizationChange(Item line) implements Change {
  private static final String BATCH = "batch-normalization";
  private static final Set<String> BEFORE =
      Set.of(Words.DENSE, "convolution", "depthwise-convolution");

  /// @param line as in a network file
  /// @throws InvalidInputException if it is no normalization
  static NormalizationChange to(String line) {
    try {
      List<Item> items = Parser.items(line, Functions.builtIn());
      if (items.size() > 1 || !isNormalization(items.getFirst())) {
        throw new InvalidInputException(
            "\"%s\" is not one line with a normalization; give one such as layer-normalization or group-normalization 4."
                .formatted(line.strip()));
      }
      return new NormalizationChange(items.getFirst());
    } catch (Misplaced e) {
      throw new InvalidInputException("the normalization, " + e.getMessage(), e);
    }
  }

  static boolean isNormalization(Item item) {
    return item.word().name().endsWith("-normalization");
  }

  @Override
  public List<Item> in(List<Item> items, boolean atEnd) {
    List<Item> changed = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      boolean last = Change.isLast(items, i, atEnd);
      Item item = items.get(i);
      boolean between =
          item.is(Words.ACTIVATION) && i > 0 && BEFORE.contains(items.get(i - 1).word().name());
      if (between && !last) {
        changed.add(line);
      }
      // The statistics of a batch are not those of one step.
      boolean closed = item.is("each-step") && line.is(BATCH);
      changed.add(closed ? item : within(item, last));
    }
    return changed;
  }
}
