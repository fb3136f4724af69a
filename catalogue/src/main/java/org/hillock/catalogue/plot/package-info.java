/// Curves and bars of functions.
@NullMarked
package org.hillock.catalogue.plot;

import org.jspecify.annotations.NullMarked;
