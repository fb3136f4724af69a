package org.hillock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// What demonstrations print is in docs/diagnosis.md, which another test repeats.
class DemoTest {
  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    Terminal terminal = Terminal.run("demo", "dying");
    assertEquals(2, terminal.exitCode());
    assertTrue(terminal.err().contains("dying-relu"), terminal.err());
  }
}
