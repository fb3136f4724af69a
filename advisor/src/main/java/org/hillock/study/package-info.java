/// Which activation does best on a problem: the trainings that the protocol asks for.
///
/// A [Plan] says what to try, a [Laboratory] trains it, and a [Study] is what came out. Begin at
/// [Study#of].
@NullMarked
package org.hillock.study;

import org.jspecify.annotations.NullMarked;
