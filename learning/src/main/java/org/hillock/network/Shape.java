package org.hillock.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;

/// How the numbers of one example are arranged: `11`, or `28 × 28 × 1`; row-major in one array.
///
/// @param sizes outermost first, each at least 1
public record Shape(List<Integer> sizes) {
  /// Checks the sizes.
  ///
  /// @throws InvalidInputException if there is none, one is below 1, or they are too many numbers
  public Shape {
    sizes = List.copyOf(sizes);
    double numbers = sizes.stream().mapToDouble(size -> size).reduce(1, (a, b) -> a * b);
    if (sizes.isEmpty()
        || sizes.stream().anyMatch(size -> size < 1)
        || numbers > Integer.MAX_VALUE) {
      throw new InvalidInputException(
          "an example of shape %s cannot be; give one size or more, each at least 1, and at most %d numbers together."
              .formatted(sizes, Integer.MAX_VALUE));
    }
  }

  /// The shape of these sizes.
  public static Shape of(int... sizes) {
    return new Shape(IntStream.of(sizes).boxed().toList());
  }

  /// How many numbers that are.
  public int numbers() {
    return product(sizes);
  }

  /// Makes no objects, as passes ask for it.
  static int product(List<Integer> sizes) {
    int product = 1;
    for (int i = 0; i < sizes.size(); i++) {
      product *= sizes.get(i);
    }
    return product;
  }

  /// How many numbers of a row are its own: all of them, or those of its first steps. A single size
  /// is features, which are never cut off.
  ///
  /// @param lengths of the rows of a batch, by [Pass#lengths]
  int own(int[] lengths, int row) {
    // A layer at each step has more rows than there are lengths.
    return sizes.size() == 1 ? numbers() : own(lengths[row]);
  }

  /// How many numbers of a row are its own, if so many of the first sizes are.
  public int own(int length) {
    int numbers = numbers();
    return sizes.size() == 1 ? numbers : length * (numbers / sizes.getFirst());
  }

  /// The innermost size: features of a step, channels of a pixel.
  public int last() {
    return sizes.getLast();
  }

  /// All sizes but the last: how many steps, or rows and columns of pixels.
  List<Integer> outer() {
    return sizes.subList(0, sizes.size() - 1);
  }

  /// The same with another last size.
  public Shape withLast(int size) {
    List<Integer> changed = new ArrayList<>(outer());
    changed.add(size);
    return new Shape(changed);
  }

  @Override
  public String toString() {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(" × "));
  }
}
