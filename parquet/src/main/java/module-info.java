/// Reads tables from Parquet files.
module org.hillock.parquet {
  requires transitive org.hillock.learning;
  requires static transitive org.jspecify;
  requires java.logging;
  requires dev.hardwood.core;

  exports org.hillock.parquet;

  provides org.hillock.data.TableFormat with
      org.hillock.parquet.Parquet;
}
