package org.hillock.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.hillock.checkpoint.Header.Entry;

/// Whether the tensors of a header fill the data of their file: one after the other, without hole
/// or overlap, each as long as its type and shape ask for. To be checked before memory is taken for
/// any of them.
final class Layout {
  private Layout() {}

  /// @param entries in the order of their data
  /// @param size of the data, in bytes
  static void check(List<Entry> entries, long size) throws MalformedException {
    long end = 0;
    for (Entry entry : entries) {
      String what = "tensor " + Shown.quoted(entry.name());
      if (entry.begin() != end) {
        throw new MalformedException(
            "%s begins at byte %d of the data, the tensors before it end at %d"
                .formatted(what, entry.begin(), end));
      }
      end = entry.end();
      if (end > size) {
        throw new MalformedException(
            "%s ends at byte %d of the data, the file has %d".formatted(what, end, size));
      }
      checkLength(entry, what);
    }
    if (end != size) {
      throw new MalformedException(
          "its tensors end at byte %d of the data, the file has %d".formatted(end, size));
    }
  }

  /// The type of a tensor.
  static Dtype dtype(Entry entry) throws MalformedException {
    for (Dtype dtype : Dtype.values()) {
      if (dtype.name().equals(entry.dtype())) {
        return dtype;
      }
    }
    throw new MalformedException(
        "tensor %s has type %s; the types that can be read are %s"
            .formatted(
                Shown.quoted(entry.name()),
                Shown.quoted(entry.dtype()),
                String.join(", ", Arrays.stream(Dtype.values()).map(Dtype::name).toList())));
  }

  private static void checkLength(Entry entry, String what) throws MalformedException {
    OptionalLong length = Tensor.product(entry.shape());
    if (length.isEmpty()) {
      throw new MalformedException(
          "%s has shape %s, the product of which is beyond 2^63"
              .formatted(what, Shown.plain(entry.shape().toString(), 0)));
    }
    int bytes = dtype(entry).bytes();
    long span = entry.end() - entry.begin();
    // Division, since the product of a length from the file could overflow.
    if (span % bytes != 0 || span / bytes != length.getAsLong()) {
      throw new MalformedException(
          "%s has %d bytes of data, its type %s and shape %s ask for %d numbers of %d bytes"
              .formatted(
                  what,
                  span,
                  entry.dtype(),
                  Shown.plain(entry.shape().toString(), 0),
                  length.getAsLong(),
                  bytes));
    }
    if (length.getAsLong() > Integer.MAX_VALUE) {
      throw new MalformedException(
          "%s has %d numbers, more than a Java array can hold".formatted(what, length.getAsLong()));
    }
  }
}
