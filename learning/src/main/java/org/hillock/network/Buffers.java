package org.hillock.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.network.Junction.Add;
import org.hillock.network.Junction.Concatenate;
import org.hillock.network.Junction.Fork;
import org.hillock.network.Junction.Recall;
import org.hillock.numeric.Draws;
import org.hillock.numeric.MatrixMultiply;

/// The memory of passes through a network, made once. Where a layer only passes numbers on, its
/// array is that of the layer which made them.
final class Buffers {
  private static final float[] NONE = {};

  private Buffers() {}

  static Trace trace(List<Layer> layers, int rows, boolean training) {
    int count = layers.size();
    float[][] values = new float[count + 1][];
    int[][] lengths = new int[count][rows];
    float[][] kept = new float[count][];
    float[][] statistics = new float[count][];
    values[0] = new float[rows * layers.getFirst().inputs()];
    for (int l = 0; l < count; l++) {
      Layer layer = layers.get(l);
      values[l + 1] =
          switch (layer) {
            case Fork _ -> values[l];
            case Recall recall -> values[l + 1 - recall.back()];
            default -> new float[rows * layer.outputs()];
          };
      kept[l] = new float[training ? rows * layer.kept() : 0];
      statistics[l] = new float[layer instanceof Coupled coupled ? coupled.statistics() : 0];
    }
    for (int l = 0; l < count; l++) {
      if (layers.get(l) instanceof Recall recall) {
        lengths[l] = lengths[l - recall.back()];
      }
    }
    Arrays.fill(lengths[0], layers.getFirst().inputShape().sizes().getFirst());
    Batch batch = training ? Batch.learning(Draws.of(0)) : Batch.predicting();
    return new Trace(batch, values, lengths, kept, statistics);
  }

  static Gradients gradients(List<Layer> layers, int rows, int parameters) {
    int count = layers.size();
    float[][] values = new float[count + 1][];
    Arrays.fill(values, NONE);
    for (int l = count - 1; l >= 0; l--) {
      Layer layer = layers.get(l);
      float[] own = values[l + 1];
      if (own.length == 0) {
        own = new float[rows * layer.outputs()];
        values[l + 1] = own;
      }
      if (layer instanceof Fork) {
        values[l] = own;
      } else if (layer instanceof Add add) {
        values[l] = own;
        values[l + 1 - add.back()] = own;
      }
    }
    values[0] = NONE;
    return new Gradients(new float[parameters], values);
  }

  static List<Pass> passes(Network network, Trace trace, Gradients gradients) {
    List<Layer> layers = network.layers();
    float[][] values = trace.values();
    MatrixMultiply multiply = new MatrixMultiply();
    int rows = trace.lengths()[0].length;
    float[] work = new float[layers.stream().mapToInt(layer -> layer.work(rows)).max().orElse(0)];
    int wide = layers.stream().mapToInt(layer -> layer.wideWork(rows)).max().orElse(0);
    double[] wideWork = new double[wide];
    List<Pass> passes = new ArrayList<>();
    int from = 0;
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      int other =
          switch (layer) {
            case Fork fork -> l + 1 + fork.ahead();
            case Add add -> l + 1 - add.back();
            case Concatenate concatenate -> l + 1 - concatenate.back();
            default -> -1;
          };
      passes.add(
          new Pass(
              l,
              trace.batch(),
              network.parameters(),
              from,
              values[l],
              trace.lengths()[l],
              values[l + 1],
              other < 0 ? NONE : values[other],
              trace.kept()[l],
              trace.statistics()[l],
              gradients.values()[l + 1],
              gradients.values()[l],
              other < 0 ? NONE : gradients.values()[other],
              gradients.parameters(),
              work,
              wideWork,
              multiply));
      from += layer.parameters();
    }
    return List.copyOf(passes);
  }
}
