package org.hillock.diagnosis;

/// How a case is written down, so that anyone can train it.
public interface Recipe {
  /// For a shell.
  String command(Case which);

  /// A class in Java with a method `main`.
  String java(Case which);
}
