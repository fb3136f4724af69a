package org.hillock.parquet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.hillock.data.TableFormat;

/// The Parquet format, plain or compressed by snappy or gzip; columns of numbers, booleans, text,
/// dates, times and UUIDs. The library is hardwood, which reads without Hadoop.
///
/// Source: Apache Parquet, "File format".
public final class Parquet implements TableFormat {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /// For [java.util.ServiceLoader].
  public Parquet() {}

  @Override
  public boolean matches(byte[] head) {
    return head.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(head, MAGIC.length), MAGIC);
  }

  @Override
  public Rows open(Path path) {
    return ParquetRows.open(path);
  }
}
