package org.hillock.checkpoint;

import java.io.IOException;

/// What is wrong with the content of a file, told without the file's name.
final class MalformedException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedException(String fact) {
    super(fact);
  }

  MalformedException(String fact, Throwable cause) {
    super(fact, cause);
  }
}
