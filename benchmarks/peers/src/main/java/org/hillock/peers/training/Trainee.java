package org.hillock.peers.training;

/// A network within some library that learns the examples it was made for, as the work says.
interface Trainee extends Predictor {
  /// Forgets all: a new network and a new optimizer.
  void restart();

  /// Walks over the examples as often as the work says.
  void train();
}
