package org.hillock.notation;

import java.util.ArrayList;
import java.util.List;

/// The activation open in all places of a role, and only there.
///
/// @param role where
/// @param usual the function of lines that are open elsewhere and have none of their own
record Opening(Role role, Value.Function usual) {
  List<Item> in(List<Item> items) {
    return items.stream().map(this::in).toList();
  }

  private Item in(Item item) {
    Item changed = item.with(in(item.body()));
    for (String parameter : item.functions()) {
      if (role(parameter) == role) {
        changed = changed.with(parameter, Value.Function.tested());
      } else if (item.open().contains(parameter)) {
        changed = changed.with(parameter, own(item, parameter));
      }
    }
    return changed;
  }

  /// What a line has if nothing is said.
  private Value.Function own(Item item, String parameter) {
    return item.word().parameters().stream()
                .filter(p -> p.name().equals(parameter))
                .findFirst()
                .flatMap(Parameter::usual)
                .orElse(usual)
            instanceof Value.Function function
        ? function
        : usual;
  }

  /// The most demanding role of all open places.
  static Role role(List<Item> items) {
    List<Role> roles = new ArrayList<>();
    add(items, roles);
    return roles.stream().max(Role::compareTo).orElse(Role.HIDDEN);
  }

  private static void add(List<Item> items, List<Role> roles) {
    for (Item item : items) {
      item.open().forEach(parameter -> roles.add(role(parameter)));
      add(item.body(), roles);
    }
  }

  private static Role role(String parameter) {
    return switch (parameter) {
      case SequenceWords.GATE -> Role.GATES;
      case SequenceWords.CANDIDATE, SequenceWords.OUTPUT -> Role.CELLS;
      default -> Role.HIDDEN;
    };
  }
}
