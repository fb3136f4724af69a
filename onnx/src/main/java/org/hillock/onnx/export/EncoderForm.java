package org.hillock.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.data.Encoder;
import org.hillock.data.Examples;
import org.hillock.data.Feature;
import org.hillock.data.Layout;
import org.hillock.data.Scaling;
import org.hillock.network.Shape;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.ValueType;
import org.hillock.onnx.execution.Value;

/// An encoder as the first part of a graph: raw rows come in, one named input for each column, and
/// the numbers that the network reads go out.
///
/// | feature | input |
/// |---|---|
/// | a number | double, rows × 1; NaN is a missing cell |
/// | a category | string, rows × 1 |
/// | an image | uint8, rows × height × width × channels |
/// | a sequence whose steps are columns | double, rows × steps, called `first..last`; it ends at the last that is not NaN |
/// | a sequence with a row for each step | each column rows × steps, and int64 `lengths` of rows |
/// | a text | int64 code points, rows × characters; it ends at the last that is not 0 |
///
/// Rows of any number of steps or characters are taken; what is longer than the longest learned
/// from is cut off.
public final class EncoderForm {
  static final String STEPS = "steps";
  private static final String CHARACTERS = "characters";

  private EncoderForm() {}

  /// The inputs, in the order of the columns. Names of columns stay as they are, unless two are the
  /// same.
  ///
  /// @param draft where the names are taken
  public static List<Declaration> declarations(Encoder encoder, Draft draft) {
    return encoder.features().stream()
        .flatMap(EncoderForm::declarations)
        .map(one -> new Declaration(draft.unused(one.name()), one.type()))
        .toList();
  }

  private static Stream<Declaration> declarations(Feature feature) {
    return switch (feature) {
      case Feature.Numeric _, Feature.Categorical _ -> Stream.of(cells(feature, known(1)));
      case Feature.Pixels pixels ->
          Stream.of(NetworkForm.info(name(pixels), ElementType.UINT8, new Shape(pixels.shape())));
      case Feature.Characters text ->
          Stream.of(declaration(name(text), ElementType.INT64, new Dimension.Named(CHARACTERS)));
      case Feature.Series series ->
          switch (series.layout()) {
            case Layout.Columns(List<String> columns) ->
                Stream.of(
                    declaration(
                        columns.size() == 1
                            ? columns.getFirst()
                            : columns.getFirst() + ".." + columns.getLast(),
                        ElementType.DOUBLE,
                        new Dimension.Named(STEPS)));
            case Layout.Lines _ ->
                Stream.concat(
                    series.features().stream().map(one -> cells(one, new Dimension.Named(STEPS))),
                    Stream.of(declaration("lengths", ElementType.INT64)));
          };
    };
  }

  private static Declaration cells(Feature feature, Dimension second) {
    ElementType type =
        feature instanceof Feature.Categorical ? ElementType.STRING : ElementType.DOUBLE;
    return declaration(name(feature), type, second);
  }

  /// An empty name would say that there is no value.
  private static String name(Feature feature) {
    return feature.column().isEmpty() ? "column" : feature.column();
  }

  private static Dimension known(int size) {
    return new Dimension.Known(size);
  }

  static Declaration declaration(String name, ElementType type, Dimension... others) {
    List<Dimension> dims = new ArrayList<>(List.of(new Dimension.Named(NetworkForm.ROWS)));
    dims.addAll(List.of(others));
    return new Declaration(name, new ValueType.OfTensor(type, Optional.of(dims)));
  }

  /// Writes the encoder.
  ///
  /// @param inputs its [#declarations]
  /// @return what comes into the network
  public static Flow write(Encoder encoder, List<Declaration> inputs, Draft draft) {
    List<String> names = inputs.stream().map(Declaration::name).toList();
    Shape shape = new Shape(encoder.shape());
    return switch (encoder.features().getFirst()) {
      case Feature.Numeric _, Feature.Categorical _ ->
          new Flow(CellForms.write(encoder.features(), names, draft), shape, Optional.empty());
      case Feature.Pixels pixels ->
          new Flow(pixels(pixels, names.getFirst(), draft), shape, Optional.empty());
      case Feature.Series series -> SeriesForms.write(series, names, draft);
      case Feature.Characters text -> SeriesForms.write(text, names.getFirst(), draft);
    };
  }

  private static String pixels(Feature.Pixels feature, String x, Draft draft) {
    String brightness = CellForms.toFloat(x, draft);
    return switch (feature.scaling()) {
      case Scaling.STANDARD -> draft.node("Div", brightness, draft.number(255));
      case Scaling.NONE -> brightness;
    };
  }

  /// Rows as the inputs of a model of [ModelForm], by name.
  ///
  /// @throws org.hillock.activation.InvalidInputException if a feature's column is missing, or
  ///   holds text where numbers were learned
  public static Map<String, Value> inputs(Encoder encoder, Examples examples) {
    return RawRows.of(encoder, examples);
  }
}
