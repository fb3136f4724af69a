/// Native libraries beside Hillock.
@NullMarked
package org.hillock.peers;

import org.jspecify.annotations.NullMarked;
