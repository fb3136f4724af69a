package org.hillock.notation;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Rowwise;

/// Another activation in all hidden layers. Gates and states of lstm and gru keep theirs, which
/// have to be bounded, and so do functions of whole rows, which may change how many numbers there
/// are.
///
/// @param function the new one
record ActivationChange(Value.Function function) implements Change {
  /// @param function as in a network file
  /// @param known what names of functions mean
  /// @throws InvalidInputException if it is none
  static ActivationChange to(String function, Functions known) {
    try {
      List<Item> items = Parser.items(Words.ACTIVATION + " " + function, known);
      return new ActivationChange(
          (Value.Function) items.getFirst().value("function").orElseThrow());
    } catch (Misplaced e) {
      throw new InvalidInputException("the new activation, " + e.getMessage(), e);
    }
  }

  @Override
  public List<Item> in(List<Item> items, boolean atEnd) {
    List<Item> changed = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      boolean last = Change.isLast(items, i, atEnd);
      Item item = items.get(i);
      changed.add(
          switch (item.word().name()) {
            case Words.ACTIVATION -> last || isRowwise(item) ? item : set(item, "function");
            case "rnn", "transformer-encoder" -> set(item, Words.ACTIVATION);
            default -> within(item, last);
          });
    }
    return changed;
  }

  /// Whether a function of whole rows is named.
  static boolean isRowwise(Item item) {
    return item.function("function").activation().filter(Rowwise.class::isInstance).isPresent();
  }

  private Item set(Item item, String parameter) {
    return item.function(parameter).equals(function) ? item : item.with(parameter, function);
  }
}
