/// What to try: the same network with every candidate activation, on the same blocks.
@NullMarked
package org.hillock.study;

import org.jspecify.annotations.NullMarked;
