package org.hillock.onnx.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hillock.activation.InvalidInputException;

/// Sizes of a value, outermost first; none for a single number. A size may be 0.
///
/// @param sizes each at least 0, together at most as many elements as an array can have
public record Dims(List<Integer> sizes) {
  private static final int MOST = Integer.MAX_VALUE - 8;

  /// Checks the sizes.
  ///
  /// @throws InvalidInputException if they are negative or too many elements
  public Dims {
    sizes = List.copyOf(sizes);
    double elements = sizes.stream().mapToDouble(size -> size).reduce(1, (a, b) -> a * b);
    if (sizes.stream().anyMatch(size -> size < 0) || elements > MOST) {
      throw new InvalidInputException(
          "a value of %s cannot be made: sizes are at least 0 and together at most %d; the model, or what was put in, is at fault."
              .formatted(sizes, MOST));
    }
  }

  /// These sizes.
  public static Dims of(int... sizes) {
    return new Dims(IntStream.of(sizes).boxed().toList());
  }

  /// These sizes.
  ///
  /// @throws InvalidInputException if one is beyond the integers
  public static Dims of(long[] sizes) {
    return new Dims(
        LongStream.of(sizes).mapToObj(size -> Math.clamp(size, -1, Integer.MAX_VALUE)).toList());
  }

  /// How many elements that are; 1 for a single number.
  public int count() {
    return product(0, rank());
  }

  /// How many sizes there are.
  public int rank() {
    return sizes.size();
  }

  /// One of the sizes.
  ///
  /// @param axis from 0
  public int size(int axis) {
    return sizes.get(axis);
  }

  /// How many elements these sizes are.
  ///
  /// @param from the first axis
  /// @param to the one after the last
  public int product(int from, int to) {
    int product = 1;
    for (int axis = from; axis < to; axis++) {
      product *= sizes.get(axis);
    }
    return product;
  }

  /// How far apart neighbors along each axis are.
  public int[] strides() {
    int[] strides = new int[rank()];
    int stride = 1;
    for (int axis = rank() - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= sizes.get(axis);
    }
    return strides;
  }

  /// An axis that may be counted from the end, as -1.
  ///
  /// @throws InvalidInputException if there is no such axis
  public int axis(long axis) {
    if (axis < -rank() || axis >= rank()) {
      throw new InvalidInputException(
          "a value of %s has no axis %d; axes go from %d to %d."
              .formatted(this, axis, -rank(), rank() - 1));
    }
    return (int) (axis < 0 ? axis + rank() : axis);
  }

  /// Axes that may be counted from the end.
  ///
  /// @throws InvalidInputException if there is no such axis
  public int[] axes(long[] axes) {
    return LongStream.of(axes).mapToInt(this::axis).toArray();
  }

  /// The same with one size changed.
  public Dims with(int axis, int size) {
    List<Integer> changed = new ArrayList<>(sizes);
    changed.set(axis, size);
    return new Dims(changed);
  }

  /// What values of both sizes have together: sizes are aligned at the end, and a size of 1, or one
  /// that is not there, repeats itself.
  ///
  /// @throws InvalidInputException if sizes differ and neither is 1
  public Dims broadcast(Dims other) {
    List<Integer> together = new ArrayList<>();
    for (int back = 1; back <= Math.max(rank(), other.rank()); back++) {
      int own = back <= rank() ? size(rank() - back) : 1;
      int others = back <= other.rank() ? other.size(other.rank() - back) : 1;
      if (own != others && own != 1 && others != 1) {
        throw new InvalidInputException(
            "values of %s and %s do not go together; sizes from the end have to be the same, or one of them 1."
                .formatted(this, other));
      }
      together.add(own == 1 ? others : own);
    }
    Collections.reverse(together);
    return new Dims(together);
  }

  @Override
  public String toString() {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(" x ", "[", "]"));
  }
}
