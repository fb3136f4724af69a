package org.hillock.checkpoint;

/// Which type a [Value] has and how many numbers.
///
/// @param length how many numbers there are, or [#ANY]
public record Form(Type type, long length) {
  /// As a length: however many there are, as in a list that grows with each epoch.
  public static final long ANY = -1;

  /// That of [Value.Whole].
  public static final Form WHOLE = new Form(Type.WHOLE, 1);

  /// That of [Value.Real].
  public static final Form REAL = new Form(Type.REAL, 1);

  /// The cases of [Value].
  public enum Type {
    /// [Value.Whole].
    WHOLE,
    /// [Value.Real].
    REAL,
    /// [Value.Floats].
    FLOATS,
    /// [Value.Doubles].
    DOUBLES
  }

  /// That of [Value.Floats].
  public static Form floats(long length) {
    return new Form(Type.FLOATS, length);
  }

  /// That of [Value.Doubles].
  public static Form doubles(long length) {
    return new Form(Type.DOUBLES, length);
  }

  /// Whether a value of that form will do.
  boolean admits(Form form) {
    return type == form.type && (length == ANY || length == form.length);
  }

  /// In words: "a whole number", "120 floats".
  @Override
  public String toString() {
    String count = length == ANY ? "any number of" : String.valueOf(length);
    return switch (type) {
      case WHOLE -> "a whole number";
      case REAL -> "a real number";
      case FLOATS -> count + " floats";
      case DOUBLES -> count + " doubles";
    };
  }
}
