/// What to go by when choosing an activation function: one list of rules, each with its reason, its
/// standing and where to check it. The cheat sheet prints them, the advisor applies them.
@NullMarked
package org.hillock.rulebook;

import org.jspecify.annotations.NullMarked;
