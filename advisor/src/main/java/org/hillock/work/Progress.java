package org.hillock.work;

/// Told after each training; may be called from any thread, one at a time.
@FunctionalInterface
public interface Progress {
  /// One more training is finished.
  ///
  /// @param done trainings finished
  /// @param total trainings there will be
  /// @param what the one just finished
  void finished(int done, int total, String what);
}
