package org.hillock.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.activation.InvalidInputException;

/// Pixels of an image.
///
/// @param height from top to bottom
/// @param width from left to right
public record Size(int height, int width) {
  /// The most pixels an image may have: 2^24.
  static final int MOST = 1 << 24;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,8})\\s*x\\s*(\\d{1,8})");

  /// Checks the sides.
  public Size {
    if (height < 1 || width < 1 || (long) height * width > MOST) {
      throw new InvalidInputException(
          "images of %d x %d cannot be learned; each side has to be at least 1, both together at most 2^24 pixels, so scale them down."
              .formatted(height, width));
    }
  }

  /// Reads `28x28`, height first.
  ///
  /// @throws InvalidInputException if it is not a size
  public static Size parse(String text) {
    Matcher sides = TEXT.matcher(text.strip());
    if (!sides.matches()) {
      throw new InvalidInputException(
          Cell.shown(text) + " is not a size; write height and width in pixels, such as 28x28.");
    }
    return new Size(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
  }

  /// How many pixels.
  int area() {
    return height * width;
  }

  @Override
  public String toString() {
    return height + " x " + width;
  }
}
