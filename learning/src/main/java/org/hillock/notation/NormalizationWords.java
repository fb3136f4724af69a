package org.hillock.notation;

import java.util.List;
import org.hillock.network.Layers;

/// Words for layers that keep numbers in their range, and for noise while a network learns.
final class NormalizationWords {
  private static final Kind RATE = new Kind.Real(0, 1);

  private NormalizationWords() {}

  static List<Word> all() {
    return List.of(
        Word.layer(
            "batch-normalization",
            "y = γ (x - μ) / √(σ² + ε) + β, with mean and variance of each channel over the batch",
            arguments -> Layers.batchNormalization()),
        Word.layer(
            "layer-normalization",
            "the same over the last sizes of each example",
            arguments -> Layers.layerNormalization(arguments.count("axes")),
            Parameter.option("axes", new Kind.Count(1, 4), new Value.Count(1))),
        Word.layer(
            "group-normalization",
            "the same over groups of channels of each example",
            arguments -> Layers.groupNormalization(arguments.count("groups")),
            Parameter.first("groups", new Kind.Count(1, 1 << 16))),
        Word.layer(
            "instance-normalization",
            "the same over each channel of each example",
            arguments -> Layers.instanceNormalization()),
        Word.layer(
            "dropout",
            "while the network learns, each number is 0 with this probability",
            arguments -> Layers.dropout(arguments.real("rate")),
            Parameter.first("rate", RATE)),
        Word.layer(
            "alpha-dropout",
            "dropout that keeps mean 0 and variance 1, for selu",
            arguments -> Layers.alphaDropout(arguments.real("rate")),
            Parameter.first("rate", RATE)),
        Word.layer(
            "stochastic-zero-identity",
            "while the network learns, x with probability Φ(x), else 0; then gelu",
            arguments -> Layers.stochasticZeroIdentity()));
  }
}
