/// Networks that are broken on purpose, to see them diagnosed and cured.
@NullMarked
package org.hillock.demonstration;

import org.jspecify.annotations.NullMarked;
