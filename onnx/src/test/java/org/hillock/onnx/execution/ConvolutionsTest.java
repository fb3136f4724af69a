package org.hillock.onnx.execution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hillock.activation.InvalidInputException;
import org.hillock.numeric.Draws;
import org.hillock.onnx.Attribute;
import org.junit.jupiter.api.Test;

class ConvolutionsTest {
  @Test
  void aConvolutionIsItsDefinition() {
    for (int i = 0; i < 200; i++) {
      Draws draws = Draws.of(i);
      int groups = 1 + draws.below(0, 3);
      int channels = groups * (1 + draws.below(1, 3));
      int outputs = groups * (1 + draws.below(2, 3));
      int kernel = 1 + draws.below(3, 3);
      int stride = 1 + draws.below(4, 3);
      int dilation = 1 + draws.below(5, 2);
      int before = draws.below(6, 3);
      int after = draws.below(7, 3);
      int height = (kernel - 1) * dilation + 1 + draws.below(8, 6);
      int width = (kernel - 1) * dilation + 1 + draws.below(9, 40);
      int own = channels / groups;
      Draws numbers = draws.at("numbers");
      Value.Floats y =
          OneNode.of("Conv", 11)
              .floats(numbers.at(0), 2, channels, height, width)
              .floats(numbers.at(1), outputs, own, kernel, kernel)
              .floats(numbers.at(2), outputs)
              .with("group", Attribute.of(groups))
              .with("strides", stride, 1)
              .with("dilations", dilation, dilation)
              .with("pads", before, after, after, before)
              .first();
      int rows = (height + before + after - (kernel - 1) * dilation - 1) / stride + 1;
      int columns = width + before + after - (kernel - 1) * dilation;
      assertEquals(Dims.of(2, outputs, rows, columns), y.dims());
      float[] expected = new float[y.values().length];
      for (int at = 0; at < expected.length; at++) {
        int output = at / (rows * columns) % outputs;
        int example = at / (rows * columns * outputs);
        double sum = (float) numbers.at(2).normal(output);
        for (int channel = 0; channel < own; channel++) {
          int from = example * channels + output / (outputs / groups) * own + channel;
          for (int tap = 0; tap < kernel * kernel; tap++) {
            int h = at / columns % rows * stride - before + tap / kernel * dilation;
            int w = at % columns - after + tap % kernel * dilation;
            if (h >= 0 && h < height && w >= 0 && w < width) {
              sum +=
                  numbers.at(0).normal((from * height + h) * width + w)
                      * numbers.at(1).normal((output * own + channel) * kernel * kernel + tap);
            }
          }
        }
        expected[at] = (float) sum;
      }
      assertArrayEquals(expected, y.values(), 1e-4f);
    }
  }

  @Test
  void convolutionsAlongOneToThreeAxesAgreeWithOnnxRuntime() {
    for (int i = 0; i < 30; i++) {
      Draws draws = Draws.of(i);
      int axes = 1 + i % 3;
      int groups = 1 + draws.below(0, 2);
      OneNode node = OneNode.of(i % 2 == 0 ? "Conv" : "ConvTranspose", 11);
      node.floats(draws.at(0), shape(2, 2 * groups, 5 + draws.below(1, 4), axes));
      node.floats(draws.at(1), shape(2 * groups, i % 2 == 0 ? 2 : 3, 1 + draws.below(2, 3), axes));
      node.with("group", Attribute.of(groups)).with("strides", all(1 + draws.below(3, 2), axes));
      if (draws.below(5, 2) == 0) {
        node.with("pads", all(1, 2 * axes)).with("dilations", all(1 + draws.below(4, 2), axes));
      } else if (i % 2 == 0) {
        node.with("auto_pad", Attribute.of(i % 4 == 0 ? "SAME_UPPER" : "VALID"));
      }
      node.agrees(1e-5f);
    }
  }

  @Test
  void poolsAgreeWithOnnxRuntime() {
    for (int i = 0; i < 60; i++) {
      Draws draws = Draws.of(i);
      int axes = 1 + draws.below(0, 3);
      OneNode node = OneNode.of(i % 2 == 0 ? "MaxPool" : "AveragePool", 19);
      int kernel = 2 + draws.below(1, 2);
      node.floats(draws.at(0), shape(2, 3, 6 + draws.below(2, 4), axes))
          .with("kernel_shape", all(kernel, axes))
          .with("strides", all(1 + draws.below(3, 3), axes))
          .with("dilations", all(1 + draws.below(4, 2), axes))
          .with("pads", all(draws.below(5, 2), 2 * axes))
          .with("ceil_mode", Attribute.of(draws.below(6, 2)));
      if (i % 2 == 0) {
        node.outputs(1 + draws.below(7, 2));
      } else {
        node.with("count_include_pad", Attribute.of(draws.below(7, 2)));
      }
      node.agrees(1e-6f);
    }
  }

  @Test
  void imagesAreResizedAsInOnnxRuntime() {
    String[] coordinates = {"half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric"};
    String[] roundings = {"round_prefer_floor", "round_prefer_ceil", "floor", "ceil"};
    float[] scales = {0.5f, 1, 1.5f, 2, 3};
    for (int i = 0; i < 60; i++) {
      Draws draws = Draws.of(i);
      boolean nearest = i % 2 == 0;
      OneNode.of("Resize", 13)
          .floats(draws.at(0), 1, 2, 4 + draws.below(0, 4), 6)
          .nothing()
          .numbers(1, 1, scales[draws.below(1, 5)], scales[draws.below(2, 5)])
          .with("mode", Attribute.of(nearest ? "nearest" : "linear"))
          .with("coordinate_transformation_mode", Attribute.of(coordinates[draws.below(3, 4)]))
          .with("nearest_mode", Attribute.of(nearest ? roundings[draws.below(4, 4)] : "floor"))
          .agrees(1e-5f);
    }
  }

  @Test
  void aConvolutionWhoseChannelsDoNotFitIsRefusedByName() {
    OneNode node =
        OneNode.of("Conv", 11).floats(Draws.of(1), 1, 3, 5, 5).floats(Draws.of(2), 4, 2, 3, 3);
    String message =
        String.valueOf(assertThrows(InvalidInputException.class, node::own).getMessage());
    assertTrue(message.contains("Conv \"giving output0\" cannot be computed"), message);
    assertTrue(message.contains("1 groups do not fit"), message);
  }

  private static long[] shape(int first, int second, int size, int axes) {
    long[] shape = all(size, axes + 2);
    shape[0] = first;
    shape[1] = second;
    return shape;
  }

  private static long[] all(int size, int axes) {
    long[] all = new long[axes];
    Arrays.fill(all, size);
    return all;
  }
}
