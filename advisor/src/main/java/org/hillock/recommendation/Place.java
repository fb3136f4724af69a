package org.hillock.recommendation;

/// Where in a network a function stands.
public enum Place {
  /// Between layers; in a transformer, in its feed-forward blocks.
  HIDDEN("hidden layers"),
  /// In recurrent cells: what a state is passed through.
  STATE("state of recurrent cells"),
  /// In recurrent cells: which share goes on.
  GATES("gates of recurrent cells"),
  /// What makes weights of attention out of scores.
  ATTENTION("weights of attention"),
  /// After the last layer.
  OUTPUT("output layer");

  private final String label;

  Place(String label) {
    this.label = label;
  }

  /// How it is written in reports.
  public String label() {
    return label;
  }
}
