package org.hillock.notation;

import java.util.List;

/// A line that is read token by token.
final class Cursor {
  private final List<Token> tokens;
  private int next;

  /// @param tokens at least one
  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  boolean hasNext() {
    return next < tokens.size();
  }

  boolean isNext(String text) {
    return hasNext() && tokens.get(next).is(text);
  }

  /// The next token, which stays the next.
  ///
  /// @throws Misplaced if the line ends
  Token peek(String expected) {
    if (!hasNext()) {
      throw new Misplaced(end(), "the line ends where " + expected + " is expected; add it.");
    }
    return tokens.get(next);
  }

  /// The next token.
  ///
  /// @param expected what it has to be, for the error
  /// @throws Misplaced if the line ends
  Token take(String expected) {
    Token token = peek(expected);
    next++;
    return token;
  }

  private Place end() {
    Token last = tokens.getLast();
    return new Place(last.place().line(), last.place().column() + last.text().length());
  }
}
