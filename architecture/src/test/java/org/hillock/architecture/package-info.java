/// The rules of the house over all modules, as tests. Every rule counts what it saw, and is shown
/// to fail on the small violations in the package `fixture`.
@NullMarked
package org.hillock.architecture;

import org.jspecify.annotations.NullMarked;
