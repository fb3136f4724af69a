package org.hillock.preflight;

import java.util.Locale;

/// How much a broken rule matters.
public enum Severity {
  /// Training will suffer.
  WARNING,
  /// Worth knowing; often right all the same.
  REMARK;

  /// Its name in text.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
