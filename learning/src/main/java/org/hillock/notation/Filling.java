package org.hillock.notation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Functions for the places where lines leave the activation open, in the order of the lines.
final class Filling {
  private final Iterator<Value.Function> functions;

  private Filling(List<Value.Function> functions) {
    this.functions = functions.iterator();
  }

  /// How many lines leave the activation open, repeated ones as often as they come.
  static int places(List<Item> items) {
    return items.stream()
        .mapToInt(item -> (item.open().isEmpty() ? 0 : 1) + item.times() * places(item.body()))
        .sum();
  }

  /// The lines anew.
  ///
  /// @param functions one for each place
  static List<Item> of(List<Item> items, List<Value.Function> functions) {
    return new Filling(functions).all(items);
  }

  private List<Item> all(List<Item> items) {
    List<Item> filled = new ArrayList<>();
    for (Item item : items) {
      if (item.is(Words.REPEAT) && item.isOpen()) {
        filled.addAll(repeated(item));
      } else {
        filled.add(one(item));
      }
    }
    return filled;
  }

  private List<Item> repeated(Item item) {
    List<Item> filled = new ArrayList<>();
    for (int i = 0; i < item.times(); i++) {
      filled.addAll(all(item.body()));
    }
    return filled;
  }

  private Item one(Item item) {
    Item own = item;
    if (!item.open().isEmpty()) {
      Value.Function function = functions.next();
      for (String parameter : item.open()) {
        own = own.with(parameter, function);
      }
    }
    return switch (item.word().body()) {
      case NONE -> own;
      case LAYERS -> own.with(all(item.body()));
      case PAIR -> own.with(item.body().stream().map(this::asOne).toList());
    };
  }

  /// What was repeated stays one of two.
  private Item asOne(Item item) {
    List<Item> filled = all(List.of(item));
    return filled.size() == 1 ? filled.getFirst() : Words.sequence(filled, item.place());
  }
}
