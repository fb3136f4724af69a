/// What training makes small, computed from the raw outputs of the network.
@NullMarked
package org.hillock.loss;

import org.jspecify.annotations.NullMarked;
