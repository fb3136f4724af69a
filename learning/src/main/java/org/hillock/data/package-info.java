/// From a file to numbers: table, problem, split, encoder, dataset.
@NullMarked
package org.hillock.data;

import org.jspecify.annotations.NullMarked;
