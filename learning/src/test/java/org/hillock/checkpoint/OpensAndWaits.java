package org.hillock.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/// Another process with the right to write into a folder, until it is ended.
final class OpensAndWaits {
  private OpensAndWaits() {}

  public static void main(String[] arguments) throws IOException {
    try (CheckpointFolder folder = CheckpointFolder.open(Path.of(arguments[0]))) {
      folder.save(Samples.checkpoint(1, 3), 1);
      System.out.print('o');
      System.out.flush();
      while (System.in.read() >= 0) {}
    }
  }
}
