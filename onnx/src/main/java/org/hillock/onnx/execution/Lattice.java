package org.hillock.onnx.execution;

import org.hillock.activation.InvalidInputException;

/// Where the points of a resized axis are on the axis as it was.
///
/// @param size before
/// @param wanted size after
/// @param scale of sizes, which need not be whole
/// @param coordinates how points correspond
record Lattice(int size, int wanted, double scale, String coordinates) {
  /// Which elements a point is made of.
  ///
  /// @param places as many for each point
  /// @param weights of the places
  @SuppressWarnings("ArrayRecordComponent")
  record Taps(int[] places, float[] weights) {}

  /// Refuses correspondences that it does not know.
  Lattice {
    switch (coordinates) {
      case "half_pixel",
          "half_pixel_symmetric",
          "pytorch_half_pixel",
          "align_corners",
          "asymmetric" -> {}
      default ->
          throw new InvalidInputException(
              "the coordinate_transformation_mode %s is not known here; export the model with half_pixel."
                  .formatted(coordinates));
    }
  }

  private double at(int point) {
    double all = scale * size;
    return switch (coordinates) {
      case "asymmetric" -> point / scale;
      case "align_corners" -> wanted == 1 ? 0 : point * (size - 1.0) / (wanted - 1);
      case "pytorch_half_pixel" -> wanted == 1 ? 0 : (point + 0.5) / scale - 0.5;
      case "half_pixel_symmetric" -> size / 2.0 * (1 - wanted / all) + (point + 0.5) / scale - 0.5;
      default -> (point + 0.5) / scale - 0.5;
    };
  }

  /// The nearest element.
  ///
  /// @param rounding what becomes of points between elements
  Taps nearest(String rounding) {
    int[] places = new int[wanted];
    float[] weights = new float[wanted];
    for (int point = 0; point < wanted; point++) {
      double at = at(point);
      double nearest =
          switch (rounding) {
            case "floor" -> Math.floor(at);
            case "ceil" -> Math.ceil(at);
            case "round_prefer_ceil" -> Math.floor(at + 0.5);
            default -> Math.ceil(at - 0.5);
          };
      places[point] = inside(nearest);
      weights[point] = 1;
    }
    return new Taps(places, weights);
  }

  /// The two elements around it, by how near they are.
  Taps linear() {
    int[] places = new int[2 * wanted];
    float[] weights = new float[2 * wanted];
    for (int point = 0; point < wanted; point++) {
      double at = at(point);
      double floor = Math.floor(at);
      places[2 * point] = inside(floor);
      places[2 * point + 1] = inside(floor + 1);
      weights[2 * point] = (float) (1 - (at - floor));
      weights[2 * point + 1] = (float) (at - floor);
    }
    return new Taps(places, weights);
  }

  /// The four elements around it, by a cubic curve.
  ///
  /// @param a slope of the curve at 1
  /// @param excluded whether elements beyond the ends weigh nothing
  Taps cubic(double a, boolean excluded) {
    int[] places = new int[4 * wanted];
    float[] weights = new float[4 * wanted];
    for (int point = 0; point < wanted; point++) {
      double at = at(point);
      double floor = Math.floor(at);
      double sum = 0;
      double[] own = new double[4];
      for (int tap = 0; tap < 4; tap++) {
        double place = floor + tap - 1;
        boolean beyond = place < 0 || place >= size;
        own[tap] = excluded && beyond ? 0 : curve(Math.abs(at - place), a);
        places[4 * point + tap] = inside(place);
        sum += own[tap];
      }
      for (int tap = 0; tap < 4; tap++) {
        weights[4 * point + tap] = (float) (own[tap] / sum);
      }
    }
    return new Taps(places, weights);
  }

  private static double curve(double x, double a) {
    if (x <= 1) {
      return ((a + 2) * x - (a + 3)) * x * x + 1;
    }
    return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
  }

  private int inside(double place) {
    return (int) Math.clamp(place, 0, size - 1);
  }
}
