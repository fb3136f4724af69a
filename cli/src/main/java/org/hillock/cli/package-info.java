/// The commands. Only this package talks to the terminal and reads the clock.
@NullMarked
package org.hillock.cli;

import org.jspecify.annotations.NullMarked;
