package org.hillock.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Ways around runs of dense, maybe a normalization, and activation that give as many numbers as
/// they take. They are found where the lines say how many come in: after another dense, or at an
/// input of one size.
final class ResidualChange {
  /// How many numbers come is not known, or they are no plain row.
  private static final int UNKNOWN = 0;

  private ResidualChange() {}

  /// Lines, and how many numbers they give.
  private record Wrapped(List<Item> items, int width) {}

  /// The lines anew, those inside residuals and steps as they are.
  static List<Item> in(List<Item> items) {
    return wrapped(items, UNKNOWN, true).items();
  }

  private static Wrapped wrapped(List<Item> items, int given, boolean atEnd) {
    List<Item> changed = new ArrayList<>();
    int width = given;
    int i = 0;
    while (i < items.size()) {
      int length = width == UNKNOWN ? 0 : run(items, i, width);
      if (length > 0 && !Change.isLast(items, i + length - 1, atEnd)) {
        Item first = items.get(i);
        changed.add(
            new Item(
                Words.named(new Token(Words.RESIDUAL, first.place())),
                Map.of(),
                items.subList(i, i + length),
                first.place()));
        i += length;
      } else {
        Wrapped one = wrapped(items.get(i), width, Change.isLast(items, i, atEnd));
        changed.addAll(one.items());
        width = one.width();
        i++;
      }
    }
    return new Wrapped(changed, width);
  }

  /// How many lines from the i-th on are a run, 0 if none.
  private static int run(List<Item> items, int i, int width) {
    int end = i;
    if (!items.get(end).is(Words.DENSE) || outputs(items.get(end)) != width) {
      return 0;
    }
    end++;
    if (end < items.size() && NormalizationChange.isNormalization(items.get(end))) {
      end++;
    }
    boolean closed =
        end < items.size()
            && items.get(end).is(Words.ACTIVATION)
            && !ActivationChange.isRowwise(items.get(end));
    return closed ? end - i + 1 : 0;
  }

  private static Wrapped wrapped(Item item, int width, boolean atEnd) {
    int kept = NormalizationChange.isNormalization(item) ? width : UNKNOWN;
    return switch (item.word().name()) {
      case Words.INPUT -> new Wrapped(List.of(item), inputs(item));
      case Words.DENSE -> new Wrapped(List.of(item), outputs(item));
      case Words.ACTIVATION ->
          new Wrapped(List.of(item), ActivationChange.isRowwise(item) ? UNKNOWN : width);
      case Words.RESIDUAL -> new Wrapped(List.of(item), item.has(Words.SHORTCUT) ? UNKNOWN : width);
      case "sequence" -> {
        Wrapped inside = wrapped(item.body(), width, atEnd);
        yield new Wrapped(List.of(item.with(inside.items())), inside.width());
      }
      case Words.REPEAT -> repeated(item, width);
      case "dropout", "alpha-dropout", "stochastic-zero-identity" ->
          new Wrapped(List.of(item), width);
      default -> new Wrapped(List.of(item), kept);
    };
  }

  /// What is repeated takes what it gives, except for the first time.
  private static Wrapped repeated(Item item, int width) {
    Wrapped inside = wrapped(item.body(), width, false);
    if (inside.width() != width) {
      inside = wrapped(item.body(), UNKNOWN, false);
    }
    return new Wrapped(List.of(item.with(inside.items())), inside.width());
  }

  private static int inputs(Item item) {
    return item.value("sizes").orElseThrow() instanceof Value.Sizes(List<Integer> sizes)
            && sizes.size() == 1
        ? sizes.getFirst()
        : UNKNOWN;
  }

  private static int outputs(Item item) {
    return item.value("outputs").orElse(new Value.Count(UNKNOWN)) instanceof Value.Count count
        ? count.value()
        : UNKNOWN;
  }
}
