/// Why a network does not learn: conditions, their evidence and remedies.
@NullMarked
package org.hillock.diagnosis;

import org.jspecify.annotations.NullMarked;
