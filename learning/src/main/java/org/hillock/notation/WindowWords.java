package org.hillock.notation;

import java.util.List;
import org.hillock.network.LayerSpec;
import org.hillock.network.Layers;
import org.hillock.network.Window;

/// Words for what moves over an image or along a sequence.
final class WindowWords {
  private static final String KERNEL = "kernel";
  private static final String STRIDE = "stride";
  private static final String DILATION = "dilation";
  private static final String PADDING = "padding";
  private static final String GROUPS = "groups";

  /// So few that no product of two of them is too large.
  private static final int MOST = 1024;

  private static final Kind SIZES = new Kind.Sizes(1, MOST, 2);
  private static final Kind CHANNELS = new Kind.Count(1, 1 << 16);
  private static final Value ONE = new Value.Sizes(List.of(1));
  private static final Value THREE = new Value.Sizes(List.of(3));
  private static final Value SAME = new Value.Padding(Value.Padding.SAME);
  private static final Value VALID = new Value.Padding(Value.Padding.VALID);

  private WindowWords() {}

  static List<Word> all() {
    return List.of(
        Word.layer(
            "convolution",
            "the same weights at each place of an image or sequence, to so many channels",
            WindowWords::convolution,
            Parameter.first("channels", CHANNELS),
            Parameter.option(KERNEL, SIZES, THREE),
            Parameter.option(STRIDE, SIZES, ONE),
            Parameter.option(DILATION, SIZES, ONE),
            Parameter.option(PADDING, new Kind.Padding(MOST), SAME),
            Parameter.option(GROUPS, CHANNELS, new Value.Count(1))),
        Word.layer(
            "depthwise-convolution",
            "a convolution of each channel by itself",
            arguments -> Layers.depthwiseConvolution(window(arguments)),
            Parameter.option(KERNEL, SIZES, THREE),
            Parameter.option(STRIDE, SIZES, ONE),
            Parameter.option(DILATION, SIZES, ONE),
            Parameter.option(PADDING, new Kind.Padding(MOST), SAME)),
        pool(
            "max-pool",
            "the largest number of each window",
            arguments -> Layers.maxPool(poolWindow(arguments))),
        pool(
            "average-pool",
            "the mean of each window",
            arguments -> Layers.averagePool(poolWindow(arguments))),
        Word.layer(
            "global-max-pool",
            "the largest number of each channel",
            arguments -> Layers.globalMaxPool()),
        Word.layer(
            "global-average-pool",
            "the mean of each channel",
            arguments -> Layers.globalAveragePool()));
  }

  private static Word pool(String name, String says, Word.Maker maker) {
    return Word.layer(
        name,
        says,
        maker,
        Parameter.first("size", SIZES),
        Parameter.option(STRIDE, SIZES, "the size"),
        Parameter.option(PADDING, new Kind.Padding(MOST), VALID));
  }

  private static LayerSpec convolution(Arguments arguments) {
    return Layers.groupedConvolution(
        arguments.count("channels"), window(arguments), arguments.count(GROUPS));
  }

  private static Window window(Arguments arguments) {
    List<Integer> kernel = arguments.sizes(KERNEL);
    List<Integer> stride = arguments.sizes(STRIDE);
    List<Integer> dilation = arguments.sizes(DILATION);
    return padded(
        Window.of(kernel.getFirst(), kernel.getLast())
            .stride(stride.getFirst(), stride.getLast())
            .dilation(dilation.getFirst(), dilation.getLast()),
        arguments);
  }

  private static Window poolWindow(Arguments arguments) {
    List<Integer> size = arguments.sizes("size");
    List<Integer> stride = arguments.has(STRIDE) ? arguments.sizes(STRIDE) : size;
    return padded(
        Window.of(size.getFirst(), size.getLast()).stride(stride.getFirst(), stride.getLast()),
        arguments);
  }

  private static Window padded(Window window, Arguments arguments) {
    return switch (arguments.padding(PADDING)) {
      case Value.Padding.SAME -> window;
      case Value.Padding.VALID -> window.valid();
      case String places -> window.padding(Integer.parseInt(places));
    };
  }
}
