package org.hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Examples;
import org.hillock.data.Images;
import org.hillock.data.Size;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.OnnxModel;
import org.hillock.onnx.Tensor;
import org.hillock.onnx.execution.Value;
import org.hillock.onnx.export.EncoderForm;
import org.hillock.onnx.model.Model;
import org.hillock.onnx.rows.Batches;
import org.hillock.onnx.rows.NpyFile;

/// Rows of files as the inputs of a model, portion by portion.
///
/// @param notes how they are put in
record RowFeed(Iterable<Map<String, Value>> batches, List<String> notes) {
  private static final int BATCH = 32;

  /// Finds out what goes where.
  ///
  /// @param data files, those of a model of several inputs after `INPUT=`
  /// @param size that images are scaled to
  /// @throws InvalidInputException if they do not fit the model
  static RowFeed of(
      OnnxModel model, List<String> data, Optional<Size> size, PluginOptions plugins) {
    List<Declaration> inputs = inputs(model);
    boolean isWhole = data.size() == 1 && target(data.getFirst(), inputs).isEmpty();
    if (isWhole && !isArray(data.getFirst())) {
      Path path = Path.of(data.getFirst());
      return Model.isIn(model) ? encoded(model, path, plugins) : rows(inputs, path, size);
    }
    if (isWhole && inputs.size() == 1) {
      return whole(
          inputs,
          Map.of(inputs.getFirst().name(), array(inputs.getFirst(), Path.of(data.getFirst()))),
          List.of());
    }
    Map<String, Value> values = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (String one : data) {
      Declaration input = target(one, inputs).orElseThrow(() -> unnamed(one, inputs));
      Path path = Path.of(one.substring(input.name().length() + 1));
      if (isArray(path.toString())) {
        values.put(input.name(), array(input, path));
      } else {
        GraphRows some = graphRows(List.of(input), path, size);
        notes.addAll(some.notes());
        values.putAll(some.inputs(0, some.count()));
      }
    }
    return whole(inputs, values, notes);
  }

  /// What has no value in the file.
  private static List<Declaration> inputs(OnnxModel model) {
    List<String> given = model.graph().initializers().stream().map(Tensor::name).toList();
    return model.graph().inputs().stream().filter(one -> !given.contains(one.name())).toList();
  }

  /// The input that comes before an equals sign.
  private static Optional<Declaration> target(String one, List<Declaration> inputs) {
    return inputs.stream().filter(input -> one.startsWith(input.name() + "=")).findFirst();
  }

  private static InvalidInputException unnamed(String one, List<Declaration> inputs) {
    List<String> names = inputs.stream().map(Declaration::name).toList();
    return new InvalidInputException(
        "the model has the inputs %s; say for which %s is, as in --data %s=%s."
            .formatted(names, one, names.isEmpty() ? "x" : names.getFirst(), one));
  }

  private static boolean isArray(String file) {
    return GraphArray.is(Path.of(file));
  }

  private static Value array(Declaration input, Path path) {
    return Declared.as(input, NpyFile.read(path));
  }

  private static RowFeed whole(
      List<Declaration> inputs, Map<String, Value> values, List<String> notes) {
    return new RowFeed(Batches.of(values, GraphRows.atOnce(inputs).orElse(BATCH)), notes);
  }

  /// A model of ours takes raw rows: what its encoder learned of is found by name.
  private static RowFeed encoded(OnnxModel file, Path path, PluginOptions plugins) {
    Model model = Model.of(path.toString(), file, plugins.functions());
    Examples examples = Examples.read(path, model.encoder().imageSize());
    return whole(
        List.of(),
        EncoderForm.inputs(model.encoder(), examples),
        List.of("rows go in as they are; the encoder is in the model"));
  }

  private static RowFeed rows(List<Declaration> inputs, Path path, Optional<Size> size) {
    GraphRows rows = graphRows(inputs, path, size);
    List<String> notes = new ArrayList<>(rows.notes());
    int step = rows.atOnce().orElse(BATCH);
    int count = rows.atOnce().isPresent() ? rows.count() / step * step : rows.count();
    if (count == 0) {
      throw new InvalidInputException(
          "the model takes %d rows at once, and %s has %d; give more rows."
              .formatted(step, path, rows.count()));
    }
    if (count < rows.count()) {
      notes.add(
          "the last %d rows are left out, as the model takes %d at once"
              .formatted(rows.count() - count, step));
    }
    int starts = (count + step - 1) / step;
    return new RowFeed(
        () ->
            IntStream.range(0, starts)
                .mapToObj(i -> rows.inputs(i * step, Math.min(step, count - i * step)))
                .iterator(),
        notes);
  }

  private static GraphRows graphRows(List<Declaration> inputs, Path path, Optional<Size> size) {
    Optional<Size> declared = GraphImages.size(inputs);
    if (declared.isPresent() && size.isPresent() && !declared.equals(size)) {
      throw new InvalidInputException(
          "the model takes images of %s, and --size says %s; leave out --size."
              .formatted(declared.get(), size.get()));
    }
    Optional<Size> scale = declared.or(() -> size);
    Examples examples = Examples.read(path, scale);
    return examples instanceof Images images
        ? GraphImages.of(inputs, scale.map(to -> images.as(to, images.channels())).orElse(images))
        : GraphColumns.of(inputs, examples.asTable());
  }
}
