/// The judge: the correctly rounded float of every elementwise function and of its slope, decided
/// without any code of the library. A fast estimate in double with an error bound decides nearly
/// all inputs; arithmetic with rigorous error balls and as many bits as needed decides the rest.
@NullMarked
package org.hillock.activation.exact;

import org.jspecify.annotations.NullMarked;
