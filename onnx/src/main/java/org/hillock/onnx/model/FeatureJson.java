package org.hillock.onnx.model;

import java.util.List;
import org.hillock.data.Feature;
import org.hillock.data.Layout;
import org.hillock.data.Scaling;
import org.hillock.data.Size;

/// A feature of an encoder in a model file; what does not apply is empty.
///
/// @param column its name
/// @param mean of a number
/// @param scale of a number
/// @param indicator whether a number has one for missing cells
/// @param categories of a category; the characters of a text, as one
/// @param shape of an image height, width and channels; the steps of a text or sequence
/// @param columns of a sequence its steps, or the two columns of its id and its steps
/// @param features of a step of a sequence
record FeatureJson(
    String column,
    double mean,
    double scale,
    boolean indicator,
    List<String> categories,
    List<Integer> shape,
    List<String> columns,
    List<FeatureJson> features,
    Kind kind) {

  /// What it is.
  enum Kind {
    NUMBER,
    /// Not scaled; mean and scale only tell of it.
    UNSCALED_NUMBER,
    CATEGORY,
    IMAGE,
    /// From 0 to 255.
    UNSCALED_IMAGE,
    TEXT,
    /// One a row.
    SERIES,
    /// A row for each step.
    STEPS
  }

  static FeatureJson of(Feature feature) {
    return switch (feature) {
      case Feature.Numeric n ->
          new FeatureJson(
              n.column(),
              n.mean(),
              n.scale(),
              n.indicator(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              scaled(n.scaling()) ? Kind.NUMBER : Kind.UNSCALED_NUMBER);
      case Feature.Categorical c ->
          plain(c.column(), c.categories(), List.of(), List.of(), List.of(), Kind.CATEGORY);
      case Feature.Pixels p ->
          plain(
              p.column(),
              List.of(),
              p.shape(),
              List.of(),
              List.of(),
              scaled(p.scaling()) ? Kind.IMAGE : Kind.UNSCALED_IMAGE);
      case Feature.Characters c ->
          plain(c.column(), List.of(c.vocabulary()), c.shape(), List.of(), List.of(), Kind.TEXT);
      case Feature.Series s -> of(s);
    };
  }

  private static boolean scaled(Scaling scaling) {
    return scaling == Scaling.STANDARD;
  }

  private static FeatureJson of(Feature.Series series) {
    List<FeatureJson> features = series.features().stream().map(FeatureJson::of).toList();
    List<Integer> steps = List.of(series.steps());
    return switch (series.layout()) {
      case Layout.Columns(List<String> columns) ->
          plain(series.column(), List.of(), steps, columns, features, Kind.SERIES);
      case Layout.Lines(String id, String step) ->
          plain(series.column(), List.of(), steps, List.of(id, step), features, Kind.STEPS);
    };
  }

  private static FeatureJson plain(
      String column,
      List<String> categories,
      List<Integer> shape,
      List<String> columns,
      List<FeatureJson> features,
      Kind kind) {
    return new FeatureJson(column, 0, 1, false, categories, shape, columns, features, kind);
  }

  Feature feature() {
    return switch (kind) {
      case NUMBER -> number(Scaling.STANDARD);
      case UNSCALED_NUMBER -> number(Scaling.NONE);
      case CATEGORY -> new Feature.Categorical(column, categories);
      case IMAGE -> image(Scaling.STANDARD);
      case UNSCALED_IMAGE -> image(Scaling.NONE);
      case TEXT -> new Feature.Characters(column, categories.getFirst(), shape.getFirst());
      case SERIES -> series(new Layout.Columns(columns));
      case STEPS -> series(new Layout.Lines(columns.getFirst(), columns.getLast()));
    };
  }

  private Feature number(Scaling scaling) {
    return new Feature.Numeric(column, mean, scale, indicator, scaling);
  }

  private Feature image(Scaling scaling) {
    Size size = new Size(shape.getFirst(), shape.get(1));
    return new Feature.Pixels(column, size, shape.getLast(), scaling);
  }

  private Feature series(Layout layout) {
    return new Feature.Series(
        layout, shape.getFirst(), features.stream().map(FeatureJson::feature).toList());
  }
}
