/// The functions in words and pictures: a page for each, and the cheat sheet.
@NullMarked
package org.hillock.catalogue;

import org.jspecify.annotations.NullMarked;
