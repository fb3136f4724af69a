/// Training one network, and scoring it.
@NullMarked
package org.hillock.training;

import org.jspecify.annotations.NullMarked;
