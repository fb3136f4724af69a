/// Statistics on plain `double[]`: it knows nothing of networks.
@NullMarked
package org.hillock.statistics;

import org.jspecify.annotations.NullMarked;
