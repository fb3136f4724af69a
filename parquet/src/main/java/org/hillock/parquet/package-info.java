/// Tables in Parquet files.
@NullMarked
package org.hillock.parquet;

import org.jspecify.annotations.NullMarked;
