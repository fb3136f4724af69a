/// The outcome as text and as JSON.
@NullMarked
package org.hillock.report;

import org.jspecify.annotations.NullMarked;
