package org.hillock.rulebook;

/// From how many hidden layers on a rule holds.
public final class Depth {
  /// So many layers of sigmoid, and the first ones hardly learn.
  public static final int SIGMOID = 3;

  /// So many, and the books warn of tanh.
  public static final int TANH = 4;

  /// So many, and plain stacks of layers need what carries gradients past them.
  public static final int PLAIN = 20;

  /// So many, and the books praise swish.
  public static final int SWISH = 40;

  private Depth() {}
}
