package org.hillock.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;

/// How one column, or an image, becomes inputs of a network; learned from the training rows, plain
/// data.
public sealed interface Feature {
  /// The column's name.
  String column();

  /// The names of the inputs it becomes, in order.
  List<String> inputs();

  /// Sizes of what it becomes, outermost first.
  default List<Integer> shape() {
    return List.of(inputs().size());
  }

  /// How many inputs it becomes.
  default int width() {
    return shape().stream().reduce(1, Math::multiplyExact);
  }

  /// `(x - mean) / scale`, or x if it is not scaled; a missing cell becomes the mean, which scaled
  /// is 0.
  ///
  /// @param mean of the training rows
  /// @param scale their population standard deviation, 1 if they are all the same
  /// @param indicator whether a second input says, by 1, that the cell is missing: so if the
  ///   training rows have missing cells
  /// @param scaling whether mean and scale change the input, or only tell of it
  record Numeric(String column, double mean, double scale, boolean indicator, Scaling scaling)
      implements Feature {
    /// Scaled as usual.
    public Numeric(String column, double mean, double scale, boolean indicator) {
      this(column, mean, scale, indicator, Scaling.STANDARD);
    }

    /// What a known number becomes; what lies beyond the floats, the largest of them.
    float input(double x) {
      return switch (scaling) {
        case STANDARD -> Moments.standardized(x, mean, scale);
        case NONE -> Moments.standardized(x, 0, 1);
      };
    }

    @Override
    public List<String> inputs() {
      return indicator ? List.of(column, column + " is missing") : List.of(column);
    }
  }

  /// The pixels of an image of that size, row by row, each its brightness / 255, or from 0 to 255
  /// if it is not scaled; or those of its channels side by side.
  ///
  /// @param column what the whole image is called
  /// @param size height and width
  /// @param channels 1 for gray, 3 for red, green and blue
  /// @param scaling whether brightness is divided
  record Pixels(String column, Size size, int channels, Scaling scaling) implements Feature {
    private static final List<String> COLORS = List.of(" red", " green", " blue");

    /// Scaled as usual.
    public Pixels(String column, Size size, int channels) {
      this(column, size, channels, Scaling.STANDARD);
    }

    /// Checks the channels.
    public Pixels {
      if (channels != 1 && channels != COLORS.size()) {
        throw new InvalidInputException(
            "images of %d channels cannot be learned; gray has 1, color 3.".formatted(channels));
      }
    }

    /// What full brightness is divided by.
    float divisor() {
      return switch (scaling) {
        case STANDARD -> 255f;
        case NONE -> 1;
      };
    }

    @Override
    public List<String> inputs() {
      List<String> names = new ArrayList<>();
      for (int row = 0; row < size.height(); row++) {
        for (int x = 0; x < size.width(); x++) {
          for (String color : channels == 1 ? List.of("") : COLORS) {
            names.add(column + " " + row + "," + x + color);
          }
        }
      }
      return names;
    }

    @Override
    public List<Integer> shape() {
      return List.of(size.height(), size.width(), channels);
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

    /// The position of each text of a cell that counts as a category: the categories themselves,
    /// and all spellings of a missing cell if training had any.
    public SequencedMap<String, Integer> positions() {
      SequencedMap<String, Integer> positions = new LinkedHashMap<>();
      for (int i = 0; i < categories.size(); i++) {
        String category = categories.get(i);
        for (String spelling : category.isEmpty() ? Cell.missing() : List.of(category)) {
          positions.put(spelling, i);
        }
      }
      return positions;
    }
  }

  /// The steps of a sequence, each with the same features side by side; a shorter sequence ends in
  /// zeros.
  ///
  /// @param layout how a table holds sequences
  /// @param steps of the longest sequence; what is longer is cut off
  /// @param features of a step, numbers and categories, learned from the steps of all training rows
  record Series(Layout layout, int steps, List<Feature> features) implements Feature {
    private static final int MOST = 1 << 24;

    /// Checks the size.
    public Series {
      features = List.copyOf(features);
      for (Feature feature : features) {
        if (!(feature instanceof Numeric || feature instanceof Categorical)) {
          throw new IllegalArgumentException(
              feature.column() + " cannot be part of a step; pass numbers and categories.");
        }
      }
      if (steps < 1 || (long) steps * width(features) > MOST) {
        throw new InvalidInputException(
            "sequences of %d steps with %d inputs cannot be learned; at most 2^24 numbers together are possible, so cut them into pieces."
                .formatted(steps, width(features)));
      }
    }

    private static int width(List<Feature> features) {
      return features.stream().mapToInt(Feature::width).sum();
    }

    /// Inputs of one step.
    public int widthOfStep() {
      return width(features);
    }

    @Override
    public String column() {
      return switch (layout) {
        case Layout.Columns(List<String> columns) -> columns.getFirst();
        case Layout.Lines(String _, String step) -> step;
      };
    }

    @Override
    public List<String> inputs() {
      List<String> names = new ArrayList<>();
      for (int step = 0; step < steps; step++) {
        for (Feature feature : features) {
          for (String name : feature.inputs()) {
            names.add("step " + step + " " + name);
          }
        }
      }
      return names;
    }

    @Override
    public List<Integer> shape() {
      return List.of(steps, widthOfStep());
    }
  }

  /// The characters of a text, one a step, each as its position in the vocabulary, from 1 on; 0 is
  /// any other character. A shorter text ends in zeros.
  ///
  /// @param vocabulary the characters that occur at least twice in the training rows, in the order
  ///   of Unicode
  /// @param steps characters of the longest text; what is longer is cut off
  record Characters(String column, String vocabulary, int steps) implements Feature {
    /// Learns the vocabulary from these rows.
    static Characters of(Texts texts, int... rows) {
      int steps = texts.steps();
      TreeMap<Integer, Integer> counts = new TreeMap<>();
      for (int row : rows) {
        texts
            .texts()
            .cells()
            .get(row)
            .codePoints()
            .limit(steps)
            .forEach(character -> counts.merge(character, 1, Integer::sum));
      }
      StringBuilder vocabulary = new StringBuilder();
      counts.forEach((character, count) -> {
        if (count > 1) {
          vocabulary.appendCodePoint(character);
        }
      });
      return new Characters(texts.column(), vocabulary.toString(), steps);
    }

    /// How many different numbers a step may be.
    public int size() {
      return vocabulary.codePointCount(0, vocabulary.length()) + 1;
    }

    @Override
    public List<String> inputs() {
      return IntStream.range(0, steps).mapToObj(step -> column + " " + step).toList();
    }

    @Override
    public List<Integer> shape() {
      return List.of(steps);
    }
  }
}
