/// A canvas, and the three kinds of file it is drawn to.
@NullMarked
package org.hillock.catalogue.drawing;

import org.jspecify.annotations.NullMarked;
