/// Independent pieces of work side by side. Begin at [Crew].
@NullMarked
package org.hillock.work;

import org.jspecify.annotations.NullMarked;
