package org.hillock.data;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.InvalidInputException;

/// How one column, or an image, becomes inputs of a network; learned from the training rows, plain
/// data.
public sealed interface Feature {
  /// The column's name.
  String column();

  /// The names of the inputs it becomes, in order.
  List<String> inputs();

  /// Sizes of what it becomes, outermost first; their product is the number of inputs.
  default List<Integer> shape() {
    return List.of(inputs().size());
  }

  /// `(x - mean) / scale`; a missing cell becomes 0, which is the mean.
  ///
  /// @param mean of the training rows
  /// @param scale their population standard deviation, 1 if they are all the same
  /// @param indicator whether a second input says, by 1, that the cell is missing: so if the
  ///   training rows have missing cells
  record Numeric(String column, double mean, double scale, boolean indicator) implements Feature {
    @Override
    public List<String> inputs() {
      return indicator ? List.of(column, column + " is missing") : List.of(column);
    }
  }

  /// The pixels of an image of that size, row by row, each its brightness / 255.
  ///
  /// @param column what the whole image is called
  /// @param height pixels from top to bottom
  /// @param width pixels from left to right
  record Pixels(String column, int height, int width) implements Feature {
    private static final int MOST = 1 << 24;

    /// Checks the size.
    public Pixels {
      if (height < 1 || width < 1 || (long) height * width > MOST) {
        throw new InvalidInputException(
            "images of %d x %d cannot be learned; each side has to be at least 1, both together at most 2^24 pixels, so scale them down."
                .formatted(height, width));
      }
    }

    @Override
    public List<String> inputs() {
      List<String> names = new ArrayList<>();
      for (int row = 0; row < height; row++) {
        for (int x = 0; x < width; x++) {
          names.add(column + " " + row + "," + x);
        }
      }
      return names;
    }

    @Override
    public List<Integer> shape() {
      return List.of(height, width, 1);
    }
  }

  /// One input a category: 1 for the cell's own, 0 for the others, and all 0 for a category that
  /// training never saw.
  ///
  /// @param categories in natural order; an empty one stands for missing cells, if training had any
  record Categorical(String column, List<String> categories) implements Feature {
    /// Copies the list.
    public Categorical {
      categories = List.copyOf(categories);
    }

    @Override
    public List<String> inputs() {
      List<String> names = new ArrayList<>();
      for (String category : categories) {
        names.add(category.isEmpty() ? column + " is missing" : column + "=" + category);
      }
      return names;
    }
  }
}
