package org.hillock.numeric;

/// Random numbers that remember nothing: draw `counter` of a stream is a function of the stream's
/// key and the counter alone, so the order in which threads ask changes nothing. Streams fork by
/// purpose and index: `Draws.of(seed).at("init").at(layer).normal(i)`.
///
/// Same bits on every machine: integer mixing, and [StrictMath] for the normal.
///
/// Source: SplitMix64's finalizer (Stafford's variant 13), applied twice to the counter; Steele,
/// Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
///
/// @param key what tells this stream from others
public record Draws(long key) {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final double TO_UNIT = 0x1p-53;

  /// The root stream of a seed.
  public static Draws of(long seed) {
    return new Draws(mix(seed + GOLDEN));
  }

  /// The stream for one purpose, independent of those for others.
  public Draws at(String purpose) {
    long hash = key;
    for (int i = 0; i < purpose.length(); i++) {
      hash = mix((hash ^ purpose.charAt(i)) * GOLDEN);
    }
    return new Draws(mix(hash + purpose.length()));
  }

  /// The stream for one index: an epoch, a layer, a block.
  public Draws at(long index) {
    return new Draws(keyAt(key, index));
  }

  /// The key of `new Draws(key).at(index)`, for a pass, which makes no object.
  public static long keyAt(long key, long index) {
    return mix(mix(key ^ 0x5851f42d4c957f2dL) + index * GOLDEN);
  }

  /// 64 random bits.
  public long bits(long counter) {
    return bits(key, counter);
  }

  private static long bits(long key, long counter) {
    return mix(mix(key + counter * GOLDEN) + GOLDEN);
  }

  /// Uniform in [0, 1), a multiple of 2^-53.
  public double uniform(long counter) {
    return uniform(key, counter);
  }

  /// `new Draws(key).uniform(counter)`, for a pass, which makes no object.
  public static double uniform(long key, long counter) {
    return (bits(key, counter) >>> 11) * TO_UNIT;
  }

  /// Uniform in 0 .. bound - 1; the bias is below bound / 2^64.
  ///
  /// @param bound at least 1
  public int below(long counter, int bound) {
    return (int) Math.unsignedMultiplyHigh(bits(counter), bound);
  }

  /// Standard normal, by Box and Muller.
  public double normal(long counter) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform(2 * counter)));
    return radius * StrictMath.cos(2 * Math.PI * uniform(2 * counter + 1));
  }

  /// The numbers 0 .. n - 1 in random order, by Fisher and Yates.
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = below(i, i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
