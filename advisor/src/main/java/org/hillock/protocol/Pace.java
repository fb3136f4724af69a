package org.hillock.protocol;

import java.util.List;

/// May change how many blocks a part gets, before the first score of that part is there. If it goes
/// by the time that is left, and not by how good anyone was, no claim becomes more likely.
public interface Pace {
  /// Screening is done.
  ///
  /// @param left who goes on, with the baseline
  /// @return the design with other blocks for selection and confirmation, or as it is
  Design beforeSelection(Design design, List<Integer> left);

  /// The selection is done.
  ///
  /// @param challenger who was chosen: what it costs may count
  /// @return the design with other blocks for the confirmation, or as it is
  Design beforeConfirmation(Design design, int challenger);

  /// Changes nothing.
  static Pace asDesigned() {
    return new Pace() {
      @Override
      public Design beforeSelection(Design design, List<Integer> left) {
        return design;
      }

      @Override
      public Design beforeConfirmation(Design design, int challenger) {
        return design;
      }
    };
  }
}
