package org.hillock.network;

import java.util.Arrays;
import org.hillock.numeric.Draws;
import org.hillock.numeric.MatrixMultiply;

/// A layer at work on a few random rows, with other layers' parameters on both sides of its own.
///
/// @param parameters the layer's begin at [#BEFORE]
/// @param lengths of the rows
@SuppressWarnings("ArrayRecordComponent")
record LayerTrial(Layer layer, float[] parameters, float[] x, float[] dy, int[] lengths) {
  static final int ROWS = 3;
  static final int BEFORE = 4;
  static final int AFTER = 5;

  /// @param parameter what lies where parameters are
  static LayerTrial of(Layer layer, int[] lengths, float parameter) {
    return new LayerTrial(
        layer,
        filled(BEFORE + layer.parameters() + AFTER, parameter),
        random(2, ROWS * layer.inputs()),
        random(3, ROWS * layer.outputs()),
        lengths);
  }

  /// @param before what lies where results are to be written
  /// @param learning whether a backward pass will follow
  Pass pass(float before, boolean learning, boolean dxWanted) {
    return pass(Batch.learning(Draws.of(5)), before, learning, dxWanted);
  }

  /// A pass of a prediction.
  Pass prediction(float before) {
    return pass(Batch.predicting(), before, false, false);
  }

  private Pass pass(Batch batch, float before, boolean keptWanted, boolean dxWanted) {
    return new Pass(
        0,
        batch,
        parameters.clone(),
        BEFORE,
        x.clone(),
        lengths.clone(),
        filled(dy.length, before),
        new float[0],
        filled(keptWanted ? ROWS * layer.kept() : 0, before),
        filled(layer instanceof Coupled coupled ? coupled.statistics() : 0, before),
        dy.clone(),
        filled(dxWanted ? x.length : 0, before),
        new float[0],
        new float[parameters.length],
        filled(layer.work(ROWS), before),
        new double[layer.wideWork(ROWS)],
        new MatrixMultiply());
  }

  /// Forward, backward and the gradients of the parameters, all at once.
  Pass whole(Pass pass) {
    forward(pass);
    gatherBackward(pass, 1);
    layer.backward(pass, 0, ROWS);
    layer.gradients(pass, ROWS, 0, layer.parameters());
    return pass;
  }

  Pass forward(Pass pass) {
    gather(pass, 1);
    layer.forward(pass, 0, ROWS);
    return pass;
  }

  /// @param parts in which statistics are gathered, the last first
  void gather(Pass pass, int parts) {
    for (int part = parts - 1; part >= 0; part--) {
      if (layer instanceof Coupled coupled && pass.batch().isLearning()) {
        coupled.gather(pass, ROWS, part, parts);
      }
    }
  }

  void gatherBackward(Pass pass, int parts) {
    for (int part = parts - 1; part >= 0; part--) {
      if (layer instanceof Coupled coupled) {
        coupled.gatherBackward(pass, ROWS, part, parts);
      }
    }
  }

  static float[] filled(int n, float value) {
    float[] filled = new float[n];
    Arrays.fill(filled, value);
    return filled;
  }

  private static float[] random(long seed, int n) {
    float[] random = new float[n];
    for (int i = 0; i < n; i++) {
      random[i] = (float) Draws.of(seed).normal(i);
    }
    return random;
  }
}
