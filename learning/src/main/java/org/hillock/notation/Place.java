package org.hillock.notation;

/// A place in a text.
///
/// @param line from 1
/// @param column from 1
record Place(int line, int column) {
  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
