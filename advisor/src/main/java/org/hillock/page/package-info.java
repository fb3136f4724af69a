/// Pages of HTML that need nothing else: text, tables and charts in one file, for phones, desktops
/// and paper, in light and dark. Knows only texts and numbers.
@NullMarked
package org.hillock.page;

import org.jspecify.annotations.NullMarked;
