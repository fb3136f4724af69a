/// The LaTeX of the cards, as MathML and as shapes.
@NullMarked
package org.hillock.catalogue.formula;

import org.jspecify.annotations.NullMarked;
