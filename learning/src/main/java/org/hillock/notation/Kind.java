package org.hillock.notation;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.Functions;
import org.hillock.activation.InvalidInputException;

/// What a parameter of a layer can be set to.
sealed interface Kind {
  /// A whole number from `least` to `most`.
  record Count(int least, int most) implements Kind {
    @Override
    public String says() {
      return "a whole number from " + least + " to " + most;
    }
  }

  /// A number from `least` to `most`.
  record Real(double least, double most) implements Kind {
    @Override
    public String says() {
      return "a number from " + least + " to " + most;
    }
  }

  /// One of these names.
  record Choice(List<String> names) implements Kind {
    /// Copies the list.
    public Choice {
      names = List.copyOf(names);
    }

    @Override
    public String says() {
      return String.join(" or ", names);
    }
  }

  /// One size or several, each from `least` to `most`.
  ///
  /// @param count how many at most
  record Sizes(int least, int most, int count) implements Kind {
    @Override
    public String says() {
      return "whole numbers from %d to %d, such as 3 or 3 x 5".formatted(least, most);
    }
  }

  /// As many outputs as inputs, none, or so many places on each side.
  record Padding(int most) implements Kind {
    @Override
    public String says() {
      return "same, valid, or a whole number from 0 to " + most;
    }
  }

  /// An activation function.
  record Function() implements Kind {
    @Override
    public String says() {
      return "an activation function, such as tanh or leaky_relu(alpha=0.1)";
    }
  }

  /// Completes "it has to be".
  String says();

  /// Reads a value of this kind.
  ///
  /// @param what the parameter, for errors
  /// @param functions what names of functions mean
  /// @throws Misplaced if there is none
  default Value read(Cursor cursor, String what, Functions functions) {
    Token token = cursor.take(what + ", " + says() + ",");
    return switch (this) {
      case Count count -> new Value.Count(whole(token, what, count.least, count.most));
      case Real real -> real(real, token, what);
      case Choice choice -> {
        if (!choice.names.contains(token.text())) {
          throw wrong(token, what);
        }
        yield new Value.Choice(token.text());
      }
      case Padding padding -> padding(padding, token, what);
      case Sizes sizes -> sizes(sizes, token, cursor, what);
      case Function _ -> function(token, what, functions);
    };
  }

  private int whole(Token token, String what, int least, int most) {
    return whole(token.text(), token, what, least, most);
  }

  private int whole(String digits, Token token, String what, int least, int most) {
    if (!digits.matches("[0-9]{1,9}")) {
      throw wrong(token, what);
    }
    int value = Integer.parseInt(digits);
    if (value < least || value > most) {
      throw wrong(token, what);
    }
    return value;
  }

  private Value real(Real kind, Token token, String what) {
    double value = Value.Real.number(token.text());
    // A NaN is in no range.
    if (!(value >= kind.least && value <= kind.most)) {
      throw wrong(token, what);
    }
    return new Value.Real(value);
  }

  private Value padding(Padding kind, Token token, String what) {
    boolean named = token.is(Value.Padding.SAME) || token.is(Value.Padding.VALID);
    return new Value.Padding(
        named ? token.text() : String.valueOf(whole(token, what, 0, kind.most)));
  }

  /// `3 x 5` or `3x5`; the sign × serves, too.
  private Value sizes(Sizes kind, Token first, Cursor cursor, String what) {
    List<Integer> sizes = new ArrayList<>();
    for (String size : first.text().split("[x×]", -1)) {
      sizes.add(whole(size, first, what, kind.least, kind.most));
    }
    while (cursor.isNext("x") || cursor.isNext("×")) {
      cursor.take("x");
      Token next = cursor.take("another size of " + what);
      sizes.add(whole(next, what, kind.least, kind.most));
    }
    if (sizes.size() > kind.count) {
      throw new Misplaced(
          first.place(),
          "%s has %d sizes; give it at most %d.".formatted(what, sizes.size(), kind.count));
    }
    return new Value.Sizes(sizes);
  }

  private Value function(Token token, String what, Functions functions) {
    try {
      return Value.Function.parse(token.text(), functions).orElseThrow(() -> wrong(token, what));
    } catch (InvalidInputException e) {
      throw new Misplaced(token.place(), e.getMessage(), e);
    }
  }

  private Misplaced wrong(Token token, String what) {
    return new Misplaced(
        token.place(), "%s is %s; it has to be %s.".formatted(what, token.shown(), says()));
  }
}
