/// Layers, networks, and what a pass through them leaves behind: trace and gradients.
@NullMarked
package org.hillock.network;

import org.jspecify.annotations.NullMarked;
