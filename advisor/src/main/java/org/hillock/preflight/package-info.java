/// What can be said of a training before it begins: theory beside one pass of the actual network,
/// and rules that are checked.
@NullMarked
package org.hillock.preflight;

import org.jspecify.annotations.NullMarked;
