package org.hillock.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hillock.activation.InvalidInputException;
import org.hillock.data.Images;
import org.hillock.data.Size;
import org.hillock.onnx.Declaration;
import org.hillock.onnx.Dimension;
import org.hillock.onnx.ElementType;
import org.hillock.onnx.ValueType;
import org.hillock.onnx.execution.Dims;
import org.hillock.onnx.execution.Execution;
import org.hillock.onnx.execution.Value;

/// Images for a graph with one input of rows × channels × height × width, or with the channels
/// last: brightness from 0 to 1, or from 0 to 255 if it takes integers.
///
/// @param channelsLast where the channels are
record GraphImages(Images images, Declaration input, boolean channelsLast) implements GraphRows {
  private static final int RANK = 4;
  private static final float FULL = 255;

  /// The size of the images that a graph takes, if it takes images of one size.
  static Optional<Size> size(Execution execution) {
    List<Declaration> inputs = execution.inputs();
    if (inputs.size() != 1 || GraphRows.sizes(inputs.getFirst()).size() != RANK) {
      return Optional.empty();
    }
    List<Dimension> sizes = GraphRows.sizes(inputs.getFirst());
    int first = isLast(sizes) ? 1 : 2;
    return sizes.get(first) instanceof Dimension.Known(long height)
            && sizes.get(first + 1) instanceof Dimension.Known(long width)
        ? Optional.of(new Size((int) height, (int) width))
        : Optional.empty();
  }

  /// @throws InvalidInputException if the graph does not take these images
  static GraphImages of(Execution execution, Images images) {
    List<Declaration> inputs = execution.inputs();
    if (inputs.size() != 1 || GraphRows.sizes(inputs.getFirst()).size() != RANK) {
      throw new InvalidInputException(
          "%s holds images, and the model takes %s, none of which is rows of images; give a CSV file."
              .formatted(images.source(), inputs.stream().map(Declaration::name).toList()));
    }
    Declaration input = inputs.getFirst();
    List<Dimension> sizes = GraphRows.sizes(input);
    boolean last = isLast(sizes);
    int channels =
        sizes.get(last ? RANK - 1 : 1) instanceof Dimension.Known(long known)
            ? (int) known
            : images.channels();
    Size size = size(execution).orElse(new Size(images.height(), images.width()));
    return new GraphImages(images.as(size, channels), input, last);
  }

  private static boolean isLast(List<Dimension> sizes) {
    return isChannels(sizes.getLast()) && !isChannels(sizes.get(1));
  }

  private static boolean isChannels(Dimension size) {
    return size instanceof Dimension.Known(long known) && (known == 1 || known == 3);
  }

  @Override
  public int count() {
    return images.rows();
  }

  @Override
  public OptionalInt atOnce() {
    return GraphRows.atOnce(List.of(input));
  }

  @Override
  public List<String> notes() {
    return List.of(
        "the input \"%s\" is the images as %s, brightness from 0 to %s"
            .formatted(
                input.name(),
                channelsLast ? "height x width x channels" : "channels x height x width",
                type() == ElementType.FLOAT ? "1" : "255"));
  }

  @Override
  public Map<String, Value> inputs(int from, int count) {
    int plane = images.height() * images.width();
    int channels = images.channels();
    long[] brightness = new long[count * plane * channels];
    for (int i = 0; i < brightness.length; i++) {
      int place = i / channels % plane;
      int channel = i % channels;
      int image = i / (plane * channels);
      int to = channelsLast ? i : (image * channels + channel) * plane + place;
      brightness[to] = images.pixels()[from * plane * channels + i] & 0xFF;
    }
    Dims dims =
        channelsLast
            ? Dims.of(count, images.height(), images.width(), channels)
            : Dims.of(count, channels, images.height(), images.width());
    return Map.of(input.name(), value(dims, brightness));
  }

  private Value value(Dims dims, long[] brightness) {
    if (type() != ElementType.FLOAT) {
      return new Value.Integers(type(), dims, brightness);
    }
    float[] values = new float[brightness.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = brightness[i] / FULL;
    }
    return new Value.Floats(dims, values);
  }

  private ElementType type() {
    return input.type() instanceof ValueType.OfTensor tensor
        ? tensor.elements()
        : ElementType.FLOAT;
  }
}
