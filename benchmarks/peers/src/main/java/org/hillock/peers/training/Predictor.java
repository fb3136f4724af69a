package org.hillock.peers.training;

/// A network within some library that answers.
interface Predictor {
  /// Makes ready to answer some rows of the examples, again and again.
  Prediction prediction(int first, int rows);

  /// A forward pass; where the library allows, its inputs lie in place before it.
  interface Prediction {
    /// Answers once.
    void run();

    /// The answers of the last run, row-major: logits, or the logarithms of probabilities.
    float[] logits();
  }

  /// Logits of the same answers as probabilities.
  static float[] logarithms(float[] probabilities) {
    float[] logits = new float[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) StrictMath.log(Math.max(probabilities[i], Float.MIN_NORMAL));
    }
    return logits;
  }
}
