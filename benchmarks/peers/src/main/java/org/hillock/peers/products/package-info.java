/// Products of matrices by Hillock and by other libraries.
@NullMarked
package org.hillock.peers.products;

import org.jspecify.annotations.NullMarked;
