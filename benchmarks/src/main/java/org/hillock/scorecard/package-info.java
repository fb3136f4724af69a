/// How accurate a library's activation functions are, marked against their definitions in double.
@NullMarked
package org.hillock.scorecard;

import org.jspecify.annotations.NullMarked;
